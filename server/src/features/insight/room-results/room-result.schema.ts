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
});

export const RoomMark = Type.Object({
  at: Type.String(),
  kind: Type.String({ description: 'Of what was announced: pinned, goods-changed, bag-published …' }),
  productId: nullable(Type.String()),
});

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
