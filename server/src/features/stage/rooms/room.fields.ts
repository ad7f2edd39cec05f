import { Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';

export const closed = { additionalProperties: false } as const;

export const roomLimits = {
  titleLengthMax: 60,
  introductionLengthMax: 500,
  /** Of rooms of one broadcaster that are scheduled. */
  scheduledMax: 50,
  goodsMax: 200,
  noteLengthMax: 100,
  announcementLengthMax: 200,
  bannedWordsMax: 200,
  bannedWordLengthMax: 40,
  helpersMax: 100,
} as const;

export const roomId = Type.String({ pattern: idPattern('room') });

export const broadcasterId = Type.Union([
  Type.String({ pattern: idPattern('shop') }),
  Type.String({ pattern: idPattern('creator') }),
]);

export const instant = Type.String({ description: 'An instant, ISO 8601.' });

export const productId = Type.String({ pattern: idPattern('product') });

export const personId = Type.String({ pattern: idPattern('person') });
