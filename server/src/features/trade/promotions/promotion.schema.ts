import { type Static, Type } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import { nullable, SellerView } from '../catalogue/index.ts';

const closed = { additionalProperties: false } as const;

export const promotionLimits = {
  /** Drafts, scheduled and running ones of a shop together. */
  livePerShopMax: 50,
  tiersMax: 5,
  scopeMax: 500,
  previewLinesMax: 20,
  couponsPerPersonMax: 200,
} as const;

const Cents = Type.Integer({ minimum: 1, maximum: 100_000_000 });
const PercentOff = Type.Integer({ minimum: 1, maximum: 99, description: '20 takes a fifth off.' });
const PiecesMax = nullable(Type.Integer({ minimum: 1, maximum: 99 }));

/** What a promotion does. The first three lower a line's price; the others take from a shop's lines together. */
export const PromotionRule = Type.Union([
  Type.Object(
    { kind: Type.Literal('percent-off'), percentOff: PercentOff, piecesMax: PiecesMax },
    { ...closed, description: 'Of each piece, for at most `piecesMax` pieces of a line.' },
  ),
  Type.Object(
    { kind: Type.Literal('fixed-price'), priceCents: Cents, piecesMax: PiecesMax },
    { ...closed, description: 'Each piece at this price, for at most `piecesMax` pieces of a line.' },
  ),
  Type.Object(
    {
      kind: Type.Literal('several'),
      pieces: Type.Integer({ minimum: 2, maximum: 99 }),
      percentOff: PercentOff,
    },
    { ...closed, description: 'From so many pieces of the scope on.' },
  ),
  Type.Object(
    {
      kind: Type.Literal('spend-and-save'),
      tiers: Type.Array(Type.Object({ fromCents: Cents, minusCents: Cents }, closed), {
        minItems: 1,
        maxItems: promotionLimits.tiersMax,
      }),
    },
    { ...closed, description: 'The highest tier that is reached.' },
  ),
  Type.Object(
    {
      kind: Type.Literal('coupon-amount'),
      fromCents: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
      minusCents: Cents,
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('coupon-percent'),
      fromCents: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
      percentOff: PercentOff,
      capCents: nullable(Cents),
    },
    closed,
  ),
]);
export type PromotionRule = Static<typeof PromotionRule>;
export type PromotionKind = PromotionRule['kind'];

/** Which goods of the shop. */
export const PromotionScope = Type.Union([
  Type.Object({ of: Type.Literal('shop') }, closed),
  Type.Object(
    {
      of: Type.Literal('categories'),
      names: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
        minItems: 1,
        maxItems: 50,
        uniqueItems: true,
      }),
    },
    closed,
  ),
  Type.Object(
    {
      of: Type.Literal('products'),
      ids: Type.Array(Type.String({ pattern: idPattern('product') }), {
        minItems: 1,
        maxItems: promotionLimits.scopeMax,
        uniqueItems: true,
      }),
    },
    closed,
  ),
  Type.Object(
    {
      of: Type.Literal('variants'),
      ids: Type.Array(Type.String({ pattern: idPattern('variant') }), {
        minItems: 1,
        maxItems: promotionLimits.scopeMax,
        uniqueItems: true,
      }),
    },
    closed,
  ),
]);
export type PromotionScope = Static<typeof PromotionScope>;

export const audiences = ['all', 'new-buyers', 'followers'] as const;
const Limit = (what: string) =>
  Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 1_000_000, description: what })));

export const PromotionInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    rule: PromotionRule,
    scope: PromotionScope,
    startsAt: Type.String({ format: 'date-time' }),
    endsAt: Type.String({ format: 'date-time' }),
    totalMax: Limit('Orders of a promotion, claims of a coupon.'),
    perPersonMax: Limit('Orders of a promotion, claims of a coupon.'),
    budgetCents: Type.Optional(
      nullable(Type.Integer({ minimum: 1, maximum: 10_000_000_000, description: 'Of promotions alone.' })),
    ),
    audience: Type.Optional(Type.Enum(audiences, { description: 'Of coupons alone.' })),
    byCode: Type.Optional(
      Type.Boolean({ description: 'Of coupons alone: claimed by a code that the platform makes.' }),
    ),
    validDays: Type.Optional(
      nullable(
        Type.Integer({
          minimum: 1,
          maximum: 365,
          description: 'Of coupons alone: good for so long after the claim, else until the end.',
        }),
      ),
    ),
    publish: Type.Optional(Type.Boolean({ description: 'False keeps a draft.' })),
  },
  {
    ...closed,
    examples: [
      {
        name: '满 59 减 10',
        rule: { kind: 'spend-and-save', tiers: [{ fromCents: 5_900, minusCents: 1_000 }] },
        scope: { of: 'shop' },
        startsAt: '2030-01-01T01:00:00Z',
        endsAt: '2030-01-08T01:00:00Z',
        publish: false,
      },
    ],
  },
);
export type PromotionInput = Static<typeof PromotionInput>;

export const promotionStates = ['draft', 'scheduled', 'running', 'ended', 'stopped'] as const;
export type PromotionState = (typeof promotionStates)[number];

const promotionFields = {
  id: Type.String(),
  name: Type.String(),
  rule: PromotionRule,
  scope: PromotionScope,
  startsAt: Type.String(),
  endsAt: Type.String(),
};

/** A promotion as its shop sees it. */
export const StudioPromotion = Type.Object({
  ...promotionFields,
  state: Type.Enum(promotionStates),
  totalMax: nullable(Type.Integer()),
  perPersonMax: nullable(Type.Integer()),
  budgetCents: nullable(Type.Integer()),
  audience: nullable(Type.Enum(audiences)),
  code: nullable(Type.String()),
  validDays: nullable(Type.Integer()),
  results: Type.Object({
    claims: Type.Integer({ description: 'Of a coupon.' }),
    uses: Type.Integer({ description: 'Paid orders.' }),
    gmvCents: Type.Integer({ description: 'What those orders paid for goods.' }),
    givenCents: Type.Integer({ description: 'What was taken off them.' }),
  }),
});
export type StudioPromotion = Static<typeof StudioPromotion>;

/** One reduction of a line or of a parcel, with where it comes from. */
export const Reduction = Type.Object({
  promotionId: Type.String(),
  couponId: nullable(Type.String()),
  kind: Type.String(),
  name: Type.String(),
  cents: Type.Integer(),
});
export type Reduction = Static<typeof Reduction>;

export const CouponChoice = Type.Object(
  {
    shopId: Type.String({ pattern: idPattern('shop') }),
    couponId: nullable(Type.String({ pattern: idPattern('coupon') })),
  },
  { ...closed, description: 'Null for none. Of a shop not named, the coupon that saves most is taken.' },
);
export type CouponChoice = Static<typeof CouponChoice>;

/** A coupon of the buyer that fits a parcel. */
export const ParcelCoupon = Type.Object({
  couponId: Type.String(),
  name: Type.String(),
  rule: PromotionRule,
  savesCents: Type.Integer({ description: '0 when its threshold is not reached.' }),
  chosen: Type.Boolean(),
});

const previewLine = Type.Object(
  {
    variantId: Type.String({ pattern: idPattern('variant') }),
    quantity: Type.Integer({ minimum: 1, maximum: 99 }),
  },
  closed,
);

export const PreviewRequest = Type.Object(
  {
    draft: PromotionInput,
    replaces: Type.Optional(
      Type.String({ pattern: idPattern('promotion'), description: 'The promotion that the draft changes.' }),
    ),
    lines: Type.Array(previewLine, { minItems: 1, maxItems: promotionLimits.previewLinesMax }),
  },
  closed,
);
export type PreviewRequest = Static<typeof PreviewRequest>;

const PreviewPrice = Type.Object({
  goodsCents: Type.Integer(),
  reductionCents: Type.Integer(),
  totalCents: Type.Integer(),
  reductions: Type.Array(Reduction),
});

export const PreviewView = Type.Object({
  policyVersion: Type.Integer(),
  before: PreviewPrice,
  after: PreviewPrice,
  lines: Type.Array(
    Type.Object({
      variantId: Type.String(),
      title: Type.String(),
      variantTitle: Type.String(),
      quantity: Type.Integer(),
      goodsCents: Type.Integer(),
      beforeCents: Type.Integer(),
      afterCents: Type.Integer(),
      reductions: Type.Array(Reduction),
      rivals: Type.Array(
        Type.Object({ promotionId: Type.String(), name: Type.String(), cents: Type.Integer() }),
        {
          description: 'Every promotion that would lower this line’s price, the one that wins first.',
        },
      ),
    }),
  ),
});
export type PreviewView = Static<typeof PreviewView>;

/** A coupon that may be claimed. */
export const ClaimableCoupon = Type.Object({
  ...promotionFields,
  audience: Type.Enum(audiences),
  validDays: nullable(Type.Integer()),
  claimed: Type.Boolean({ description: 'The person has as many of it as one may.' }),
  left: nullable(Type.Integer({ description: 'Null when there is no limit.' })),
});
export type ClaimableCoupon = Static<typeof ClaimableCoupon>;

export const ProductOffers = Type.Object({
  prices: Type.Array(
    Type.Object({
      variantId: Type.String(),
      priceCents: Type.Integer({ description: 'Of one piece alone, without a coupon: what is paid.' }),
    }),
  ),
  promotions: Type.Array(Type.Object(promotionFields)),
  coupons: Type.Array(ClaimableCoupon),
});
export type ProductOffers = Static<typeof ProductOffers>;

export const couponStates = ['open', 'used', 'expired'] as const;

/** A coupon that a person has. */
export const CouponView = Type.Object({
  id: Type.String(),
  promotionId: Type.String(),
  shop: SellerView,
  name: Type.String(),
  rule: PromotionRule,
  scope: PromotionScope,
  state: Type.Enum(couponStates),
  claimedAt: Type.String(),
  expiresAt: Type.String(),
});
export type CouponView = Static<typeof CouponView>;
