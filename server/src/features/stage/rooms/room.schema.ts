import { type Static, Type } from '@fastify/type-provider-typebox';
import { PageQuery } from '../../../http/page.ts';
import { nullable } from '../../trade/catalogue/index.ts';
import { AuthorViewSchema } from '../clips/index.ts';
import { RoomGoods, RoomPin } from './bag.schema.ts';
import { broadcasterId, closed, instant, roomId, roomLimits } from './room.fields.ts';
import { endReasons, roomStates } from './room.state.ts';

export const RoomParams = Type.Object({ roomId });

export const BroadcasterParams = Type.Object({ broadcasterId });

const state = Type.Enum([...roomStates]);

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
  announcement: nullable(
    Type.Object({ text: Type.String(), at: instant }, { description: 'The last one of this room.' }),
  ),
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
  replay: nullable(
    Type.Enum(['shown', 'hidden'], { description: 'Of an ended room; null while there is none.' }),
  ),
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
  refusal: nullable(
    Type.Object(
      { type: Type.String(), detail: Type.String(), at: instant },
      { description: 'Why what was pushed last was closed; null once pictures arrive.' },
    ),
  ),
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
