import { type Static, Type } from '@fastify/type-provider-typebox';
import { PageQuery } from '../../../http/page.ts';
import { nullable } from '../../trade/catalogue/index.ts';
import { RoomGoods, RoomPin } from './bag.schema.ts';
import { closed, instant, roomLimits } from './room.fields.ts';
import { Playback, PushHealth, RoomCard } from './room.schema.ts';
import { endReasons, roomStates } from './room.state.ts';

export const reportReasons = ['misleading', 'counterfeit', 'unsafe', 'indecent', 'stolen', 'other'] as const;

const reportReason = Type.Enum([...reportReasons]);

export const reportNoteLengthMax = 300;

export const ReportBody = Type.Object(
  { reason: reportReason, note: Type.Optional(Type.String({ maxLength: reportNoteLengthMax })) },
  closed,
);
export type ReportBody = Static<typeof ReportBody>;

const reasonText = Type.String({ minLength: 1, maxLength: 500 });

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

export const chatWordsMax = 2_000;

export const ChatWordsBody = Type.Object(
  {
    words: Type.Array(Type.String({ minLength: 1, maxLength: roomLimits.bannedWordLengthMax }), {
      maxItems: chatWordsMax,
      description: 'All of them: they take the place of those before.',
    }),
    reason: reasonText,
  },
  closed,
);

export const ChatWordsView = Type.Object({ words: Type.Array(Type.String(), { maxItems: chatWordsMax }) });

/** What waits for a decision, what is on, to come, over, called off; and of each banned broadcaster the newest room. */
export const opsRoomViews = ['reported', ...roomStates, 'banned'] as const;

export const OpsRoomsQuery = Type.Object({
  ...PageQuery.properties,
  view: Type.Enum([...opsRoomViews], {
    default: 'live',
    description:
      'reported: those with reports that nobody decided on, in any state; banned: the newest room of each broadcaster who is banned.',
  }),
  query: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'Part of a title or of the broadcaster’s name; or the id of the room or the broadcaster.',
    }),
  ),
});
export type OpsRoomsQuery = Static<typeof OpsRoomsQuery>;

export const OpsRoom = Type.Object({
  ...RoomCard.properties,
  endReason: nullable(Type.Enum([...endReasons])),
  reportCount: Type.Integer(),
  reasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
  notes: Type.Array(Type.String(), { description: 'The newest, at most five.' }),
});
export type OpsRoom = Static<typeof OpsRoom>;

export const RoomBan = Type.Object({
  reason: Type.String(),
  until: nullable(Type.String({ description: 'Null: until it is lifted.' })),
  at: instant,
  by: Type.Object({ id: Type.String(), name: Type.String() }),
});
export type RoomBan = Static<typeof RoomBan>;

/** What is offered in a room now: a lucky bag, a flash sale, a red packet, a coupon, a poll. */
export const RunningOffer = Type.Object({
  kind: Type.Enum(['lucky-bag', 'flash-sale', 'red-packet', 'coupon', 'poll']),
  id: Type.String(),
  title: Type.String({ description: 'The goods, the coupon or the question; empty where there is none.' }),
  until: nullable(Type.String()),
});
export type RunningOffer = Static<typeof RunningOffer>;

/** A room with all that an operator decides by. */
export const OpsRoomDetail = Type.Object({
  ...OpsRoom.properties,
  introduction: Type.String(),
  silentSince: nullable(instant),
  viewers: Type.Integer({ description: 'How many different people came.' }),
  likes: Type.Integer(),
  goods: Type.Array(RoomGoods, { maxItems: roomLimits.goodsMax }),
  pinned: nullable(RoomPin),
  announcement: nullable(Type.Object({ text: Type.String(), at: instant })),
  running: Type.Array(RunningOffer, { maxItems: 100 }),
  playback: nullable(Playback),
  push: PushHealth,
  ban: nullable(RoomBan),
  history: Type.Object(
    { ended: Type.Integer(), byOperator: Type.Integer(), reported: Type.Integer() },
    { description: 'Of all rooms of this broadcaster: over, ended by operators, ever reported.' },
  ),
});
export type OpsRoomDetail = Static<typeof OpsRoomDetail>;
