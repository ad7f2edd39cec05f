import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable, SellerView } from '../catalogue/index.ts';
import { CouponChoice, ParcelCoupon, Reduction } from '../promotions/index.ts';
import { quoteLimits } from './quote.policy.ts';

const closed = { additionalProperties: false } as const;

export const QuoteRequest = Type.Object(
  {
    lines: Type.Array(
      Type.Object(
        {
          variantId: Type.String({ pattern: idPattern('variant') }),
          quantity: Type.Integer({ minimum: 1, maximum: quoteLimits.quantityMax }),
          clipId: Type.Optional(nullable(Type.String({ pattern: idPattern('clip') }))),
          roomId: Type.Optional(
            nullable(
              Type.String({
                pattern: idPattern('room'),
                description:
                  'The live room it is bought in: its price and pieces set aside hold while it is live.',
              }),
            ),
          ),
        },
        closed,
      ),
      { minItems: 1, maxItems: quoteLimits.linesMax },
    ),
    addressId: Type.Optional(nullable(Type.String({ pattern: idPattern('address') }))),
    coupons: Type.Optional(Type.Array(CouponChoice, { maxItems: quoteLimits.linesMax })),
  },
  closed,
);
export type QuoteRequest = Static<typeof QuoteRequest>;

export const AddressView = Type.Object({
  id: Type.String(),
  recipient: Type.String(),
  phone: Type.String(),
  country: Type.String(),
  province: Type.String(),
  city: Type.String(),
  district: Type.String(),
  street: Type.String(),
  postalCode: Type.String(),
  isDefault: Type.Boolean(),
});
export type AddressView = Static<typeof AddressView>;

export const Arrival = Type.Object({
  from: Type.String({ description: 'YYYY-MM-DD' }),
  to: Type.String({ description: 'YYYY-MM-DD' }),
});

export const taxCents = Type.Integer({
  description: 'The part of the goods’ price that is tax; nothing is added to the total.',
});
export const shippingVersion = nullable(
  Type.Integer({ description: 'Of the shop’s shipping rules; null for the built-in ones.' }),
);

export const reductionCents = Type.Integer({ description: 'What promotions and coupons take off.' });
export const reductions = Type.Array(Reduction, { description: 'Their parts add up to `reductionCents`.' });
const goodsCents = Type.Integer({ description: 'Of the goods before reductions.' });
/** Goods, less reductions, and shipping: the total. */
export const totals = {
  goodsCents,
  reductionCents,
  shippingCents: Type.Integer(),
  totalCents: Type.Integer(),
  taxCents,
};

export const PricedLine = Type.Object({
  variantId: Type.String(),
  productId: Type.String(),
  title: Type.String(),
  variantTitle: Type.String(),
  pictureUrl: nullable(Type.String()),
  unitPriceCents: Type.Integer(),
  quantity: Type.Integer(),
  reductionCents,
  reductions,
  totalCents: Type.Integer({ description: 'After reductions.' }),
  taxCents,
  roomId: nullable(Type.String({ description: 'The live room it is bought in.' })),
});

export const QuoteView = Type.Object({
  id: Type.String(),
  expiresAt: Type.String(),
  address: nullable(AddressView),
  shops: Type.Array(
    Type.Object({
      shop: SellerView,
      lines: Type.Array(PricedLine),
      ...totals,
      reductions,
      coupons: Type.Array(ParcelCoupon, { description: 'Mine of this shop, in place of one another.' }),
      shippingVersion,
      arrival: Arrival,
      guarantees: Type.Array(Type.String(), { description: 'Those that hold for every line.' }),
    }),
  ),
  ...totals,
  currency: Type.String(),
  paymentMethods: Type.Array(Type.String(), { description: 'Providers to pay with, the preferred first.' }),
});
export type QuoteView = Static<typeof QuoteView>;

/** A line as it is priced: by the server alone, from the variant's price now. */
export interface PricedQuoteLine {
  readonly variantId: string;
  readonly productId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly pictureKey: string | null;
  readonly unitPriceCents: number;
  readonly quantity: number;
  readonly reductionCents: number;
  readonly reductions: readonly Reduction[];
  readonly totalCents: number;
  readonly taxCents: number;
  readonly clipId: string | null;
  /** The live room it is bought in. */
  readonly roomId: string | null;
  /** Where the room set pieces aside that this line takes from; the open shelf when null. */
  readonly poolId: string | null;
  readonly guarantees: readonly string[];
}

/** One shop's part: it becomes one order. */
export interface PricedParcel {
  readonly shopId: string;
  readonly shopName: string;
  readonly lines: readonly PricedQuoteLine[];
  readonly reductions: readonly Reduction[];
  readonly coupons: readonly Static<typeof ParcelCoupon>[];
  readonly goodsCents: number;
  readonly reductionCents: number;
  readonly shippingCents: number;
  readonly shippingVersion: number | null;
  readonly totalCents: number;
  readonly taxCents: number;
  readonly arrival: { readonly from: string; readonly to: string };
  readonly guarantees: readonly string[];
}

/** What a quote keeps: prices, and the policies they came from. */
export interface QuoteContent {
  readonly parcels: readonly PricedParcel[];
  readonly goodsCents: number;
  readonly reductionCents: number;
  readonly shippingCents: number;
  readonly totalCents: number;
  readonly taxCents: number;
  readonly currency: string;
  readonly addressId: string | null;
  /** As the buyer wants them, for pricing again. */
  readonly couponChoices: readonly CouponChoice[];
  readonly policies: {
    readonly stacking: number;
    readonly shipping: string;
    readonly arrival: string;
    readonly tax: number;
  };
}
