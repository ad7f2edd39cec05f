import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { PageQuery } from '../../../http/page.ts';
import { nullable } from '../../trade/catalogue/index.ts';
import { AuthorViewSchema } from '../clips/index.ts';
import { endReasons, roomStates } from './room.state.ts';

const closed = { additionalProperties: false } as const;

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
const broadcasterId = Type.Union([
  Type.String({ pattern: idPattern('shop') }),
  Type.String({ pattern: idPattern('creator') }),
]);

export const RoomParams = Type.Object({ roomId });
export const BroadcasterParams = Type.Object({ broadcasterId });

const state = Type.Enum([...roomStates]);
const instant = Type.String({ description: 'An instant, ISO 8601.' });
const plannedAt = Type.String({ format: 'date-time', maxLength: 40 });
const title = Type.String({ minLength: 1, maxLength: roomLimits.titleLengthMax });
const introduction = Type.String({ maxLength: roomLimits.introductionLengthMax });
const coverKey = Type.String({
  maxLength: 200,
  description: 'An uploaded picture, as `POST /api/v1/studio/pictures` answers it.',
});

/** A room to be: of the shop or creator named, planned for an instant, which is a promise to nobody's machine. */
export const NewRoom = Type.Object(
  {
    broadcasterId,
    title,
    introduction: Type.Optional(introduction),
    coverKey: Type.Optional(nullable(coverKey)),
    plannedAt: Type.Optional(plannedAt),
  },
  closed,
);
export type NewRoom = Static<typeof NewRoom>;

export const RoomChange = Type.Object(
  {
    title: Type.Optional(title),
    introduction: Type.Optional(introduction),
    coverKey: Type.Optional(nullable(coverKey)),
    plannedAt: Type.Optional(plannedAt),
  },
  closed,
);
export type RoomChange = Static<typeof RoomChange>;

/** What somebody is in a room besides a viewer: hosts do all, assistants all but begin, end and keys, moderators chat. */
export const RoomRole = Type.Enum(['host', 'assistant', 'moderator']);
export type RoomRole = Static<typeof RoomRole>;

export const LivePrice = Type.Object({
  variantId: Type.String(),
  variantTitle: Type.String(),
  usualPriceCents: Type.Integer(),
  priceCents: Type.Integer({ description: 'In this room, while it is live.' }),
  left: nullable(Type.Integer({ description: 'Of what is set aside; null when nothing is.' })),
});

/** Goods in a room's bag, as viewers see them. */
export const RoomGoods = Type.Object({
  productId: Type.String(),
  shopId: Type.String(),
  shopName: Type.String(),
  title: Type.String(),
  pictureUrl: nullable(Type.String()),
  note: Type.String(),
  priceCents: Type.Integer({ description: 'The lowest of its variants, in this room.' }),
  usualPriceCents: Type.Integer({ description: 'The lowest of its variants elsewhere.' }),
  currency: Type.String(),
  onSale: Type.Boolean(),
  available: Type.Integer({ description: 'To be had in this room, capped at 999.' }),
  livePrices: Type.Array(LivePrice),
});
export type RoomGoods = Static<typeof RoomGoods>;

export const RoomPin = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  pinnedAt: instant,
  until: nullable(Type.String({ description: 'Until when the host means to explain it.' })),
  unpinnedAt: nullable(instant),
});
export type RoomPin = Static<typeof RoomPin>;

export const ChatRules = Type.Object({
  open: Type.Boolean({ description: 'Whether viewers may write at all.' }),
  slowModeS: Type.Integer({ minimum: 0, maximum: 600, description: 'Seconds between two of one person.' }),
  lengthMax: Type.Integer({ minimum: 1, maximum: 200 }),
});
export type ChatRules = Static<typeof ChatRules>;

/** A room in a list. */
export const RoomCard = Type.Object({
  id: Type.String(),
  state,
  title: Type.String(),
  coverUrl: nullable(Type.String()),
  broadcaster: AuthorViewSchema,
  plannedAt: instant,
  startedAt: nullable(instant),
  endedAt: nullable(instant),
  online: Type.Integer(),
  reminded: Type.Boolean({ description: 'Whether I am told when it goes live.' }),
});
export type RoomCard = Static<typeof RoomCard>;

/** Where a room's pictures play; each address expires and is asked for again with the room. */
export const Playback = Type.Object({
  hlsUrl: nullable(Type.String()),
  flvUrl: nullable(Type.String()),
  expiresAt: instant,
});

/** A room as a viewer sees it. Times are the server's; `serverTime` tells what a clock is off by. */
export const RoomView = Type.Object({
  ...RoomCard.properties,
  introduction: Type.String(),
  silentSince: nullable(Type.String({ description: 'While live: since when pictures are missing.' })),
  endReason: nullable(Type.Enum([...endReasons])),
  goods: Type.Array(RoomGoods, { maxItems: roomLimits.goodsMax }),
  pinned: nullable(RoomPin),
  chat: ChatRules,
  likes: Type.Integer(),
  viewers: Type.Integer({ description: 'How many different people came.' }),
  playback: nullable(Playback),
  socketUrl: nullable(Type.String({ description: 'A path; WebSocket. Null unless the room is live.' })),
  seq: Type.Integer({ description: 'The number of the newest message that this view includes.' }),
  serverTime: instant,
  myRole: nullable(RoomRole),
});
export type RoomView = Static<typeof RoomView>;

export const MessagesQuery = Type.Object({
  after: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
});

/** For a viewer whom no socket reaches: what was announced after a number. */
export const MessagesView = Type.Object({
  state,
  messages: Type.Array(
    Type.Object({ seq: Type.Integer(), at: instant, body: Type.Record(Type.String(), Type.Unknown()) }),
  ),
  seq: Type.Integer({ description: 'The number of the newest message there is.' }),
  online: Type.Integer(),
  likes: Type.Integer(),
  serverTime: instant,
});
export type MessagesView = Static<typeof MessagesView>;

export const StudioRoomsQuery = Type.Object({
  ...PageQuery.properties,
  broadcasterId,
  state: Type.Optional(state),
});
