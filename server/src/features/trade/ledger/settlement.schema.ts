import { type Static, Type } from '@fastify/type-provider-typebox';
import { nullable } from '../catalogue/index.ts';

export const DueDay = Type.Object({
  day: Type.String({ description: 'In the asked zone; what is overdue counts for today.' }),
  currency: Type.String(),
  orderCount: Type.Integer(),
  amountCents: Type.Integer({ description: 'Paid less refunded, before commission.' }),
});
export type DueDay = Static<typeof DueDay>;

export const SettlementPartView = Type.Object({
  kind: Type.String({ description: 'shop, commission, affiliate …' }),
  ownerId: Type.String(),
  label: Type.String(),
  amountCents: Type.Integer(),
  clawedCents: Type.Integer({ description: 'Taken back since, for refunds.' }),
});

/** Who got what of an order, and why. */
export const SettlementView = Type.Object({
  orderId: Type.String(),
  state: Type.Enum(['held', 'due', 'settled'] as const, {
    description: 'held: not received; due: received, settled at dueAt; settled.',
  }),
  currency: Type.String(),
  paidCents: Type.Integer(),
  refundedCents: Type.Integer({ description: 'All that went back, before and after.' }),
  keptCents: Type.Integer({ description: 'Paid less refunded, when it was settled, or now.' }),
  subsidyCents: Type.Integer({ description: 'Added by the platform.' }),
  receivedAt: nullable(Type.String()),
  dueAt: nullable(Type.String()),
  settledAt: nullable(Type.String()),
  releasePolicy: nullable(Type.String({ description: 'The version of T + N.' })),
  commissionPolicy: nullable(Type.String()),
  commissionBasisPoints: nullable(Type.Integer()),
  parts: Type.Array(SettlementPartView, {
    description: 'The parts of a settled order; else what they would be now, without the shares of others.',
  }),
});
export type SettlementView = Static<typeof SettlementView>;
