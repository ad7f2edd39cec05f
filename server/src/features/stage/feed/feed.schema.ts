import { type Static, Type } from '@fastify/type-provider-typebox';
import { choiceScopes, DialsSchema } from '../choices/index.ts';
import { AuthorViewSchema, ClipViewSchema } from '../clips/index.ts';
import { RoomCard } from '../rooms/index.ts';

export const pageMax = 20;
export const pageDefault = 10;

export const reasonCodes = [
  'watched-similar',
  'author-followed',
  'author-liked',
  'category-liked',
  'category-searched',
  'suits-you',
  'trending',
  'fresh',
  'explore',
  'new-person',
  'author-chosen',
  'category-chosen',
  'near',
  'fresh-chosen',
  'familiar-chosen',
  // Recommendations are off.
  'off',
  'off-trending',
  'off-fresh',
  'off-near',
  'off-selling',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Why a clip is shown: a code for the screen's words, and the names they speak of. */
export const ReasonSchema = Type.Object({
  code: Type.Enum([...reasonCodes]),
  params: Type.Record(Type.String(), Type.String()),
});
export interface FeedReason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string>>;
}

export const FeedItemSchema = Type.Object({
  clip: ClipViewSchema,
  requestId: Type.String(),
  position: Type.Integer(),
  channel: Type.String(),
  reason: ReasonSchema,
});
export type FeedItem = Static<typeof FeedItemSchema>;

/** A room that is live, to be shown between clips. It may be over by the time it is come to: ask for the room first. */
export const FeedRoomSchema = Type.Object({
  room: RoomCard,
  position: Type.Integer({ description: 'Of the page: so many clips come before it.' }),
  reason: ReasonSchema,
});
export type FeedRoom = Static<typeof FeedRoomSchema>;

/** Goods to be shown between clips. They may be sold out by the time they are come to: ask for the product first. */
export const FeedGoodsSchema = Type.Object({
  goods: Type.Object({
    id: Type.String(),
    title: Type.String(),
    shop: Type.Object({ id: Type.String(), name: Type.String() }),
    category: Type.String(),
    pictureUrls: Type.Array(Type.String()),
    priceCents: Type.Integer({ description: 'The lowest of its variants that can be had.' }),
    listPriceCents: Type.Union([Type.Integer(), Type.Null()]),
    currency: Type.String(),
    available: Type.Integer({ description: 'Units that can be had, of all its variants; at most 999.' }),
    guarantees: Type.Array(Type.String()),
    rating: Type.Union([Type.Object({ mean: Type.Number(), count: Type.Integer() }), Type.Null()]),
    soldCount: Type.Integer({ description: 'Units sold lately.' }),
  }),
  position: Type.Integer({ description: 'Of the page: so many clips come before them.' }),
  reason: ReasonSchema,
});
export type FeedGoods = Static<typeof FeedGoodsSchema>;

export const FeedViewSchema = Type.Object({
  requestId: Type.String(),
  items: Type.Array(FeedItemSchema),
  room: Type.Optional(FeedRoomSchema),
  /** Never beside a room: a page has one card at most. */
  goods: Type.Optional(FeedGoodsSchema),
  /** Everything there is was seen; ask with `again=true` for what was seen longest ago. */
  endOfFeed: Type.Boolean(),
  personal: Type.Boolean({
    description: 'False where the person has recommendations off: nothing of theirs decided.',
  }),
});
export type FeedView = Static<typeof FeedViewSchema>;

export const FeedQuerySchema = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: pageMax, default: pageDefault })),
  again: Type.Optional(Type.Boolean({ description: 'Serve what was seen already, longest ago first.' })),
});

/** What a choice is about; an author that is gone has no view. */
const targetFields = {
  scope: Type.Enum([...choiceScopes]),
  target: Type.String(),
  author: Type.Union([AuthorViewSchema, Type.Null()]),
} as const;

export const ResetQuerySchema = Type.Object(
  {
    choices: Type.Optional(
      Type.Enum(['keep', 'clear'], {
        default: 'clear',
        description: '`keep` forgets what was learnt only, not what was asked for and hidden.',
      }),
    ),
  },
  { additionalProperties: false },
);

export const InterestsViewSchema = Type.Object({
  categories: Type.Array(Type.Object({ name: Type.String(), weight: Type.Number() })),
  authors: Type.Array(Type.Object({ author: AuthorViewSchema, weight: Type.Number() })),
  wanted: Type.Array(Type.Object({ name: Type.String(), strength: Type.Number() }), {
    description: 'Categories searched for lately, each with how much it still counts, in (0, 1].',
  }),
  choices: Type.Array(Type.Object({ ...targetFields, level: Type.Integer() }), {
    description: 'What more or less was asked of, the newest first.',
  }),
  dials: DialsSchema,
  recommendations: Type.Boolean({
    description: 'Whether the feed may go by any of it; else it is kept, and not used.',
  }),
  hidden: Type.Array(Type.Object(targetFields), {
    description: 'Authors and categories that are not shown.',
  }),
});
export type InterestsView = Static<typeof InterestsViewSchema>;

const SourceRefSchema = Type.Object({
  source: Type.String({ minLength: 1, maxLength: 100 }),
  sourceId: Type.String({ minLength: 1, maxLength: 200 }),
});

export const scoreRowsMax = 2_000;

export const ScoresBodySchema = Type.Object(
  {
    rows: Type.Array(
      Type.Object({
        person: SourceRefSchema,
        clip: SourceRefSchema,
        at: Type.Union([Type.String({ maxLength: 40 }), Type.Integer({ minimum: 0 })]),
        tab: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), Type.Integer()])),
      }),
      { minItems: 1, maxItems: scoreRowsMax },
    ),
  },
  { additionalProperties: false },
);
export type ScoreRow = Static<typeof ScoresBodySchema>['rows'][number];

const chance = Type.Number({ minimum: 0, maximum: 1 });
export const ScoresViewSchema = Type.Object({
  scores: Type.Array(Type.Object({ click: chance, longView: chance, like: chance })),
});
