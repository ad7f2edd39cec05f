import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable } from '../../trade/catalogue/index.ts';
import { closed, instant, productId, roomId, roomLimits } from './room.fields.ts';

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
