import { type Static, Type } from '@fastify/type-provider-typebox';
import { nullable } from '../../trade/catalogue/index.ts';

const cents = (description: string) => Type.Integer({ description });
const share = (description: string) =>
  nullable(Type.Number({ description: `${description} Null without any.` }));

/** What came of a room, all of it. Everybody counts who is not staff. */
export const RoomTotals = Type.Object({
  views: Type.Integer({ description: 'Times that somebody came.' }),
  viewers: Type.Integer({ description: 'Different people who came (UV).' }),
  watchedMs: Type.Integer({ description: 'All their time together.' }),
  dwellMs: nullable(Type.Integer({ description: 'Of a viewer, on average.' })),
  peakOnline: Type.Integer({ description: 'The most there were on average of a minute.' }),
  productClicks: Type.Integer({ description: 'Times that a product was opened in the room.' }),
  clickers: Type.Integer({ description: 'Different people who opened one.' }),
  clickRate: share('Of the viewers, those who opened a product.'),
  cartAdds: Type.Integer(),
  orders: Type.Integer({ description: 'Placed with goods bought in the room.' }),
  paidOrders: Type.Integer(),
  buyers: Type.Integer({ description: 'Different people who paid for one.' }),
  conversion: share('Of the viewers, those who paid for an order.'),
  gmvCents: cents('What was paid for goods bought in the room, after reductions, before refunds.'),
  uvValueCents: share('GMV for each viewer, in cents.'),
  gpmCents: share('GMV for a thousand views, in cents.'),
  chats: Type.Integer(),
  couponClaims: Type.Integer({ description: 'Coupons that the room handed out and somebody claimed.' }),
  packetTakes: Type.Integer({ description: 'Parts of red packets that were taken.' }),
  packetCents: cents('What those parts are worth together.'),
});
export type RoomTotals = Static<typeof RoomTotals>;

export const RoomMinute = Type.Object({
  at: Type.String(),
  online: Type.Number({ description: 'How many there were, on average of the minute.' }),
  views: Type.Integer(),
  productClicks: Type.Integer(),
  cartAdds: Type.Integer(),
  orders: Type.Integer(),
  paidOrders: Type.Integer(),
  gmvCents: Type.Integer(),
  chats: Type.Integer(),
  couponClaims: Type.Integer(),
  packetTakes: Type.Integer(),
});

export const RoomMark = Type.Object({
  at: Type.String(),
  kind: Type.String({ description: 'Of what was announced: pinned, goods-changed, bag-published …' }),
  productId: nullable(Type.String()),
});

/** What one pin sold: of its product, ordered in the room while pinned or within a minute after, and paid. */
export const RoomPinResult = Type.Object({
  pinId: Type.String(),
  productId: Type.String(),
  title: Type.String(),
  at: Type.String(),
  explainedMs: Type.Integer(),
  pieces: Type.Integer(),
  gmvCents: Type.Integer(),
  gmvPerMinuteCents: nullable(Type.Integer({ description: 'GMV for each minute that it was explained.' })),
});
export type RoomPinResult = Static<typeof RoomPinResult>;

/** What came of one red packet. */
export const RoomPacketResult = Type.Object({
  packetId: Type.String(),
  at: Type.String(),
  totalCents: Type.Integer(),
  currency: Type.String(),
  count: Type.Integer({ description: 'Of parts.' }),
  taken: Type.Integer(),
  takenCents: Type.Integer(),
  onlineBefore: Type.Number({
    description: 'How many there were on average in the minute before it was given.',
  }),
  onlineAfter: Type.Number({ description: 'The most on average in one of the three minutes after.' }),
});
export type RoomPacketResult = Static<typeof RoomPacketResult>;

const packetAdvice = {
  packetId: Type.String(),
  at: Type.String(),
  count: Type.Integer(),
  taken: Type.Integer(),
  before: Type.Number(),
  after: Type.Number(),
};

const pinAdvice = {
  pinId: Type.String(),
  productId: Type.String(),
  title: Type.String(),
  at: Type.String(),
  explainedMs: Type.Integer(),
  pieces: Type.Integer(),
  gmvPerMinuteCents: Type.Integer(),
};

export const RoomAdvice = Type.Union([
  Type.Object(
    { kind: Type.Literal('best-pin'), ...pinAdvice },
    { description: 'Sold most a minute explained, of at least two explained for 15 seconds or more.' },
  ),
  Type.Object(
    { kind: Type.Literal('unsold-pin'), ...pinAdvice },
    { description: 'Explained longest, for two minutes or more, without an order.' },
  ),
  Type.Object(
    { kind: Type.Literal('packet-drew'), ...packetAdvice },
    {
      description:
        'The red packet after which most people came within three minutes: at least two more, and a fifth more than there were.',
    },
  ),
  Type.Object(
    { kind: Type.Literal('packet-left'), ...packetAdvice },
    { description: 'The red packet of which least was taken: less than half of its parts.' },
  ),
  Type.Object(
    {
      kind: Type.Literal('people-left'),
      at: Type.String({ description: 'The minute.' }),
      before: Type.Number({ description: 'How many there were on average in the minute before.' }),
      after: Type.Number(),
      during: nullable(
        Type.Object(
          { productId: Type.String(), title: Type.String() },
          { description: 'What was pinned then.' },
        ),
      ),
    },
    { description: 'Most people left within a minute: at least two, and a fifth of those who were there.' },
  ),
  Type.Object(
    {
      kind: Type.Literal('compared'),
      figure: Type.Enum(['viewers', 'gmvCents', 'dwellMs', 'conversion']),
      value: Type.Number(),
      mean: Type.Number(),
      change: Type.Number({ description: 'value ÷ mean − 1' }),
      rooms: Type.Integer({ description: 'Of how many rooms the mean is.' }),
    },
    { description: 'A figure that is a tenth or more above or below the mean of the last rooms.' },
  ),
]);
export type RoomAdvice = Static<typeof RoomAdvice>;

export const RoomResults = Type.Object({
  totals: RoomTotals,
  online: Type.Integer({ description: 'Now.' }),
  minutes: Type.Array(RoomMinute, { description: 'Each of the last 2,880 in which something happened.' }),
  sources: Type.Array(
    Type.Object({
      source: Type.String(),
      viewers: Type.Integer(),
      buyers: Type.Integer(),
      gmvCents: Type.Integer(),
    }),
  ),
  goods: Type.Array(
    Type.Object({
      productId: Type.String(),
      title: Type.String(),
      clicks: Type.Integer(),
      pieces: Type.Integer(),
      gmvCents: Type.Integer(),
    }),
    { maxItems: 200 },
  ),
  marks: Type.Array(RoomMark, { maxItems: 1_000 }),
  pins: Type.Array(RoomPinResult, { maxItems: 500 }),
  packets: Type.Array(RoomPacketResult, { maxItems: 100 }),
  advice: nullable(
    Type.Array(RoomAdvice, {
      description: 'What to repeat and what to change; null while the room is not over.',
    }),
  ),
  benchmark: nullable(
    Type.Object(
      {
        rooms: Type.Integer(),
        viewers: Type.Number(),
        gmvCents: Type.Number(),
        dwellMs: Type.Number(),
        conversion: Type.Number(),
      },
      { description: 'Means of the broadcaster’s last rooms, at most ten; null without any.' },
    ),
  ),
  after: nullable(
    Type.Object(
      { orders: Type.Integer(), gmvCents: Type.Integer(), until: Type.String() },
      {
        description:
          'Of an ended room: what its viewers paid elsewhere for goods of its bag within seven days after its beginning.',
      },
    ),
  ),
});
export type RoomResults = Static<typeof RoomResults>;
