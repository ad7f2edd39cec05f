import { type Static, Type } from '@fastify/type-provider-typebox';
import { nullable } from '../catalogue/index.ts';
import { planKinds } from './plan.schema.ts';

export const sourcingOrders = ['newest', 'rate', 'earning'] as const;
export type SourcingOrder = (typeof sourcingOrders)[number];

export const SourcingQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 60 })),
  category: Type.Optional(Type.String({ maxLength: 40 })),
  rateBasisPointsMin: Type.Optional(Type.Integer({ minimum: 100, maximum: 5_000 })),
  order: Type.Optional(Type.Enum(sourcingOrders)),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
});
export type SourcingQuery = Static<typeof SourcingQuery>;

/** What is measured of a shop; null says that too little is known. */
export const ShopFacts = Type.Object({
  shipHours: nullable(
    Type.Number({
      description: 'Half of its orders of 90 days were shipped within so many hours of payment.',
    }),
  ),
  refundShare: nullable(
    Type.Number({ description: 'Of its paid orders of 90 days, the share with a refund.' }),
  ),
  lateShare: nullable(
    Type.Number({
      description: 'Of its orders of 90 days, the share that left later than promised, or has not left.',
    }),
  ),
  stockDays: nullable(
    Type.Integer({ description: 'For how many days the product lasts as it was sold in the last 14.' }),
  ),
  rating: nullable(Type.Number({ description: 'Of the product, by its buyers.' })),
  shopRating: nullable(Type.Number({ description: 'Of all the shop’s goods, by their buyers.' })),
  promiseRisk: nullable(
    Type.Enum(['low', 'middle', 'high'], {
      description:
        'High when a tenth of its orders left late or stock lasts less than 3 days; middle from 3 in 100, or less than 7 days.',
    }),
  ),
});

export const SourcedProduct = Type.Object({
  id: Type.String(),
  title: Type.String(),
  category: Type.String(),
  pictureUrl: nullable(Type.String()),
  priceCents: Type.Integer({ description: 'The lowest of its variants.' }),
  currency: Type.String(),
  available: Type.Integer({ description: 'Pieces that can be sold now; at most 999 are told.' }),
  guarantees: Type.Array(Type.String()),
  shop: Type.Object({ id: Type.String(), name: Type.String(), city: Type.String() }),
  plan: Type.Object({
    id: Type.String(),
    kind: Type.Enum(planKinds),
    rateBasisPoints: Type.Integer(),
    endsAt: nullable(Type.String()),
  }),
  earnsCents: Type.Integer({ description: 'Of one piece at its lowest price.' }),
  keepsCents: nullable(
    Type.Integer({ description: 'Of that, once orders are refunded as often as the shop’s are.' }),
  ),
  facts: ShopFacts,
  inWindow: Type.Boolean(),
  sampleState: nullable(Type.String()),
  variants: Type.Array(Type.Object({ id: Type.String(), title: Type.String() }), {
    description: 'Which a sample may be of; the first twenty.',
  }),
});
export type SourcedProduct = Static<typeof SourcedProduct>;
