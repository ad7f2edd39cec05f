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
/** A room to be: of the shop or creator named, planned for an instant, which is a promise to nobody's machine. */
export const NewRoom = Type.Object(
  {
    broadcasterId,
    title,
    introduction: Type.Optional(introduction),
    plannedAt: Type.Optional(plannedAt),
  },
  closed,
);
export type NewRoom = Static<typeof NewRoom>;

export const RoomChange = Type.Object(
  {
    title: Type.Optional(title),
    introduction: Type.Optional(introduction),
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
  hlsUrl: Type.String(),
  flvUrl: nullable(Type.String({ description: 'HTTP-FLV, the lowest delay where the browser has MSE.' })),
  audioUrl: nullable(Type.String({ description: 'HLS of the sound alone, for slow lines.' })),
  expiresAt: instant,
});
export type Playback = Static<typeof Playback>;

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
  muted: Type.Boolean({ description: 'Whether I may not write here.' }),
});
export type RoomView = Static<typeof RoomView>;

export const MessagesQuery = Type.Object({
  after: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'The last number seen.' }),
  chatAtMs: Type.Optional(
    Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'As the last answer said.' }),
  ),
});

/** For a viewer whom no socket reaches: what a socket would have brought, at most 200 messages at once. */
export const MessagesView = Type.Object({
  nowMs: Type.Integer({ description: 'By the server’s clock.' }),
  messages: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      atMs: Type.Integer(),
      body: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  seq: Type.Integer({ description: 'Ask for what comes after this number next.' }),
  more: Type.Boolean({ description: 'There are more already: ask again at once.' }),
  chat: Type.Array(Type.Unknown()),
  chatAtMs: Type.Integer({ description: 'Give it back with the next question.' }),
  vitals: Type.Record(Type.String(), Type.Unknown()),
  pollMs: Type.Integer({ description: 'Ask again after so long.' }),
});

export const RoomsQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Enum(['live', 'scheduled', 'ended'], { default: 'live' })),
  broadcasterId: Type.Optional(broadcasterId),
  followed: Type.Optional(Type.Boolean({ description: 'Only of shops and creators whom I follow.' })),
  reminded: Type.Optional(Type.Boolean({ description: 'Only those that I want to be told of.' })),
});
export type RoomsQuery = Static<typeof RoomsQuery>;

export const StudioRoomsQuery = Type.Object({
  ...PageQuery.properties,
  broadcasterId,
  state: Type.Optional(state),
});
export type StudioRoomsQuery = Static<typeof StudioRoomsQuery>;

const productId = Type.String({ pattern: idPattern('product') });

export const GoodsInput = Type.Object(
  { productIds: Type.Array(productId, { minItems: 1, maxItems: 50 }) },
  closed,
);
export const GoodsOrder = Type.Object(
  { productIds: Type.Array(productId, { maxItems: roomLimits.goodsMax }) },
  closed,
);
export const GoodsParams = Type.Object({ roomId, productId });
export const GoodsNote = Type.Object({ note: Type.String({ maxLength: roomLimits.noteLengthMax }) }, closed);
export const PinInput = Type.Object(
  { productId, explainS: Type.Optional(Type.Integer({ minimum: 10, maximum: 3_600 })) },
  closed,
);
export const AnnouncementInput = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: roomLimits.announcementLengthMax }) },
  closed,
);
export const PriceParams = Type.Object({ roomId, variantId: Type.String({ pattern: idPattern('variant') }) });
/** Null for both: as everywhere. A pool without a price sets pieces aside at the usual price. */
export const PriceInput = Type.Object(
  {
    priceCents: nullable(Type.Integer({ minimum: 1, maximum: 100_000_000 })),
    setAside: nullable(
      Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'How many; null for none.' }),
    ),
  },
  closed,
);
export type PriceInput = Static<typeof PriceInput>;

export const FloorParams = Type.Object({
  shopId: Type.String({ pattern: idPattern('shop') }),
  variantId: Type.String({ pattern: idPattern('variant') }),
});
export const FloorInput = Type.Object(
  { floorCents: nullable(Type.Integer({ minimum: 1, maximum: 100_000_000 })) },
  closed,
);
export const FloorView = Type.Object({ variantId: Type.String(), floorCents: nullable(Type.Integer()) });

/** A room as those who work in it see it. */
export const StudioRoom = Type.Object({
  ...RoomView.properties,
  myRole: RoomRole,
  createdAt: instant,
  pushing: Type.Boolean({ description: 'Whether pictures arrive now; before going live, see the preview.' }),
  pushVia: nullable(Type.String()),
  keyMadeAt: nullable(Type.String({ description: 'Of the key for OBS; null when there is none.' })),
  bannedWords: Type.Array(Type.String()),
  pins: Type.Array(RoomPin, { description: 'The timeline of the goods; at most 3,000.' }),
  reminderCount: Type.Integer(),
});
export type StudioRoom = Static<typeof StudioRoom>;

/** Where to push to, with the key: shown this once. */
export const IngestView = Type.Object({
  rtmpUrl: Type.String(),
  key: Type.String({ description: 'A secret. Whoever has it broadcasts in this room.' }),
  browserPath: nullable(
    Type.String({ description: 'WebSocket path for the studio’s page; `?token=KEY` is added.' }),
  ),
  whipUrl: nullable(Type.String()),
});
export const KeyKindInput = Type.Object({ kind: Type.Enum(['program', 'browser']) }, closed);

export const PushHealth = Type.Object({
  state: Type.Enum(['live', 'silent', 'none']),
  bitrateKbps: Type.Integer(),
  fps: Type.Number(),
  keyframeEveryMs: nullable(Type.Integer()),
  via: nullable(Type.String()),
  videoCodec: nullable(Type.String()),
  audioCodec: nullable(Type.String()),
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
  transcoded: Type.Boolean(),
});

export const reportReasons = ['misleading', 'counterfeit', 'unsafe', 'indecent', 'stolen', 'other'] as const;
const reportReason = Type.Enum([...reportReasons]);
export const reportNoteLengthMax = 300;

export const ReportBody = Type.Object(
  { reason: reportReason, note: Type.Optional(Type.String({ maxLength: reportNoteLengthMax })) },
  closed,
);
export type ReportBody = Static<typeof ReportBody>;

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

const personId = Type.String({ pattern: idPattern('person') });
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

/** What may bring viewers to a room, as their page says. */
export const viewSources = [
  'feed',
  'rooms',
  'author',
  'search',
  'share',
  'reminder',
  'follow',
  'direct',
] as const;

export const SocketQuery = Type.Object({
  after: Type.Optional(Type.String({ maxLength: 20, description: 'The last number that the client has.' })),
  source: Type.Optional(Type.String({ maxLength: 20, description: viewSources.join(', ') })),
});

const reasonText = Type.String({ minLength: 1, maxLength: 300 });
export const ReasonBody = Type.Object({ reason: reasonText }, closed);
export const BanBody = Type.Object(
  {
    reason: reasonText,
    days: nullable(
      Type.Integer({ minimum: 1, maximum: 3_650, description: 'Null: until it is taken back.' }),
    ),
  },
  closed,
);
export const BanView = Type.Object({ broadcasterId: Type.String(), until: nullable(instant) });

export const OpsRoomsQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(state),
  reported: Type.Optional(
    Type.Boolean({ description: 'Those with reports that nobody decided on, in any state.' }),
  ),
});
export type OpsRoomsQuery = Static<typeof OpsRoomsQuery>;

export const OpsRoom = Type.Object({
  ...RoomCard.properties,
  reportCount: Type.Integer(),
  reasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
  notes: Type.Array(Type.String(), { description: 'The newest, at most five.' }),
});
export type OpsRoom = Static<typeof OpsRoom>;

/** What an ended room showed, with the goods where they were pinned. */
export const RoomReplay = Type.Object({
  videoUrl: Type.String({ description: 'MP4, signed; asked for anew after a day.' }),
  durationMs: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
  timeline: Type.Array(
    Type.Object({ productId: Type.String(), fromMs: Type.Integer(), toMs: Type.Integer() }),
    { description: 'In the video’s time, in order; at most 3,000.' },
  ),
});
export type RoomReplay = Static<typeof RoomReplay>;

export const ReplayInput = Type.Object({ hidden: Type.Boolean() }, closed);

export const PinParams = Type.Object({ roomId, pinId: Type.String({ pattern: idPattern('pin') }) });
export const ExplainClipInput = Type.Object(
  {
    caption: Type.Optional(Type.String({ maxLength: 200, description: 'Without one the room’s title.' })),
    publish: Type.Optional(Type.Boolean({ description: 'As soon as it is ready; else it is a draft.' })),
  },
  closed,
);
export type ExplainClipInput = Static<typeof ExplainClipInput>;
export const ExplainClipView = Type.Object({
  pinId: Type.String(),
  state: Type.Enum(['cutting', 'made', 'failed']),
  clipId: nullable(Type.String({ description: 'As under /studio/clips.' })),
  refusal: nullable(Type.String()),
});
