import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';

export const commentLengthMax = 300;
export const commentsPerMinuteMax = 10;
export const eventsMax = 50;

export const hideScopes = ['item', 'author', 'category'] as const;
export type HideScope = (typeof hideScopes)[number];

export const LikeViewSchema = Type.Object({ liked: Type.Boolean(), likeCount: Type.Integer() });
export type LikeView = Static<typeof LikeViewSchema>;

export const HideBodySchema = Type.Object(
  { scope: Type.Enum([...hideScopes]) },
  { additionalProperties: false },
);

export const HideProductParamsSchema = Type.Object({
  productId: Type.String({ pattern: idPattern('product') }),
});

export const HideViewSchema = Type.Object({ scope: Type.Enum([...hideScopes]), target: Type.String() });
export type HideView = Static<typeof HideViewSchema>;

export const CommentBodySchema = Type.Object(
  { body: Type.String({ minLength: 1, maxLength: commentLengthMax }) },
  { additionalProperties: false },
);

export const CommentParamsSchema = Type.Object({ commentId: Type.String({ pattern: idPattern('comment') }) });

export const CommentViewSchema = Type.Object({
  id: Type.String(),
  author: Type.Object({ name: Type.String() }),
  body: Type.String(),
  createdAt: Type.String(),
  mine: Type.Boolean(),
  /** Whether the caller may remove it. */
  removable: Type.Boolean(),
});
export type CommentView = Static<typeof CommentViewSchema>;

/** The steps a screen reports. Each is checked by itself, so that one that is wrong does not lose the others. */
export const reportedKinds = [
  'impression',
  'watch',
  'goods-shown',
  'product-open',
  'share',
  'search',
] as const;
export type ReportedKind = (typeof reportedKinds)[number];

export const ReportedEventSchema = Type.Object({
  kind: Type.String({ maxLength: 40, description: `One of: ${reportedKinds.join(', ')}.` }),
  clipId: Type.Optional(Type.String({ maxLength: 40 })),
  productId: Type.Optional(Type.String({ maxLength: 40 })),
  creatorId: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'Of a product: the creator whose link or home page it was opened from.',
    }),
  ),
  roomId: Type.Optional(
    Type.String({ maxLength: 40, description: 'Of a product: the live room it was opened in.' }),
  ),
  q: Type.Optional(
    Type.String({
      maxLength: 60,
      description: 'What was searched for; of a product, what it was found by.',
    }),
  ),
  requestId: Type.Optional(
    Type.String({ maxLength: 40, description: 'The page of the feed that showed it.' }),
  ),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  playMs: Type.Optional(Type.Number({ description: 'How long it played, repeats included.' })),
  durationMs: Type.Optional(Type.Number()),
  at: Type.Optional(
    Type.String({ maxLength: 40, description: 'Kept when within five minutes of the server’s clock.' }),
  ),
});
export type ReportedEvent = Static<typeof ReportedEventSchema>;

export const EventsBodySchema = Type.Object(
  { events: Type.Array(ReportedEventSchema, { minItems: 1, maxItems: eventsMax }) },
  { additionalProperties: false, examples: [{ events: [{ kind: 'search', q: '番茄' }] }] },
);

export const refusalCodes = [
  'unknown-kind',
  'clip-required',
  'unknown-clip',
  'product-required',
  'query-required',
  'unknown-product',
  'unknown-room',
  'play-required',
  'bad-time',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const EventsViewSchema = Type.Object({
  accepted: Type.Integer(),
  refused: Type.Array(Type.Object({ index: Type.Integer(), code: Type.Enum([...refusalCodes]) })),
});
