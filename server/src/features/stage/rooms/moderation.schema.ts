import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable } from '../../trade/catalogue/index.ts';
import { broadcasterId, closed, instant, personId, roomId, roomLimits } from './room.fields.ts';

export const ChatRulesInput = Type.Object(
  {
    open: Type.Optional(Type.Boolean()),
    slowModeS: Type.Optional(Type.Integer({ minimum: 0, maximum: 600 })),
    lengthMax: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    bannedWords: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: roomLimits.bannedWordLengthMax }), {
        maxItems: roomLimits.bannedWordsMax,
        description: 'All of them: they take the place of those before. Viewers are not told which.',
      }),
    ),
  },
  closed,
);
export type ChatRulesInput = Static<typeof ChatRulesInput>;

export const PersonInRoomParams = Type.Object({ roomId, personId });

export const MuteInput = Type.Object(
  {
    minutes: nullable(
      Type.Integer({ minimum: 1, maximum: 525_600, description: 'Null: until it is taken back.' }),
    ),
  },
  closed,
);

export const MutedView = Type.Object({
  personId: Type.String(),
  displayName: Type.String(),
  until: nullable(instant),
  mutedAt: instant,
});

export const ChatMessageParams = Type.Object({
  roomId,
  messageId: Type.String({ pattern: idPattern('message') }),
});

export const HelperParams = Type.Object({ broadcasterId, personId });

export const HelperInput = Type.Object({ role: Type.Enum(['assistant', 'moderator']) }, closed);

export const HelperView = Type.Object({
  personId: Type.String(),
  displayName: Type.String(),
  role: Type.Enum(['assistant', 'moderator']),
});
