import { type Static, Type } from '@fastify/type-provider-typebox';
import { planKinds } from './plan.schema.ts';

export const AffiliateResult = Type.Object({
  planId: Type.String(),
  planKind: Type.Enum(planKinds),
  rateBasisPoints: Type.Integer(),
  product: Type.Object({ id: Type.String(), title: Type.String() }),
  shop: Type.Object({ id: Type.String(), name: Type.String() }),
  creator: Type.Object({ id: Type.String(), name: Type.String() }),
  currency: Type.String(),
  clicks: Type.Integer({
    description: 'Times a product was opened from the creator’s clip, link or window.',
  }),
  orders: Type.Integer({ description: 'Paid orders.' }),
  gmvCents: Type.Integer({ description: 'Goods money of paid orders, after reductions, without shipping.' }),
  refundedCents: Type.Integer({ description: 'The part of it that went back, or is on its way.' }),
  expectedCents: Type.Integer({ description: 'Commission on what is kept of orders not settled yet.' }),
  settledCents: Type.Integer({ description: 'Commission on what is kept of settled orders.' }),
  leaderCents: Type.Integer({ description: 'The leader’s fee on what is kept.' }),
});
export type AffiliateResult = Static<typeof AffiliateResult>;

export const ResultQuery = Type.Object({
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 30 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
});
