import { type Static, Type } from '@fastify/type-provider-typebox';

export const messageLimits = {
  charactersMax: 1_000,
  perOrderMax: 500,
  /** Of one side, in `withinMs`. */
  burstMax: 20,
  withinMs: 10 * 60_000,
} as const;

export const Side = Type.Union([Type.Literal('buyer'), Type.Literal('shop')]);
export type Side = Static<typeof Side>;

export const NewMessage = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: messageLimits.charactersMax, pattern: '\\S' }) },
  { additionalProperties: false },
);

export const MessageView = Type.Object({
  id: Type.String(),
  side: Side,
  /** Who of the shop wrote it; empty for the buyer and to the buyer. */
  author: Type.String(),
  text: Type.String(),
  at: Type.String(),
});
export type MessageView = Static<typeof MessageView>;

export const ReadUpTo = Type.Object(
  { messageId: Type.String({ maxLength: 60, description: 'The newest message that was shown.' }) },
  { additionalProperties: false },
);
