import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable, SellerView } from '../catalogue/index.ts';
import { Reduction } from '../promotions/index.ts';
import { cartLimits } from './cart.policy.ts';

export const CartLine = Type.Object({
  variantId: Type.String(),
  productId: Type.String(),
  title: Type.String(),
  variantTitle: Type.String(),
  pictureUrl: nullable(Type.String()),
  unitPriceCents: Type.Integer(),
  quantity: Type.Integer(),
  available: Type.Integer({ description: 'On hand and not held, capped at 999.' }),
  clipId: nullable(Type.String()),
  roomId: nullable(
    Type.String({ description: 'The room it was put in; null once that is not live any more.' }),
  ),
  problem: nullable(Type.Union([Type.Literal('stock-exhausted'), Type.Literal('not-on-sale')])),
});

export const CartView = Type.Object({
  shops: Type.Array(Type.Object({ shop: SellerView, lines: Type.Array(CartLine) })),
  goodsCents: Type.Integer({ description: 'The sum of the lines without a problem.' }),
  currency: Type.String(),
  count: Type.Integer({ description: 'The quantities of all lines together.' }),
});
export type CartView = Static<typeof CartView>;

/** What the chosen lines of a cart cost now, with promotions and the person's best coupons; shipping not counted. */
export const CartQuote = Type.Object({
  goodsCents: Type.Integer({ description: 'Before reductions.' }),
  reductionCents: Type.Integer(),
  totalCents: Type.Integer(),
  currency: Type.String(),
  shops: Type.Array(
    Type.Object({
      shopId: Type.String(),
      reductions: Type.Array(Reduction),
      lines: Type.Array(
        Type.Object({ variantId: Type.String(), reductionCents: Type.Integer(), totalCents: Type.Integer() }),
      ),
    }),
  ),
});
export type CartQuote = Static<typeof CartQuote>;

export const CartQuoteQuery = Type.Object({
  left: Type.Optional(
    Type.String({ maxLength: 7_000, description: 'Variants that are left out, joined by a point.' }),
  ),
});

export const LineInput = Type.Object(
  {
    quantity: Type.Integer({ minimum: 1, maximum: cartLimits.quantityMax }),
    clipId: Type.Optional(nullable(Type.String({ pattern: idPattern('clip') }))),
    roomId: Type.Optional(nullable(Type.String({ pattern: idPattern('room') }))),
  },
  { additionalProperties: false },
);
export type LineInput = Static<typeof LineInput>;
