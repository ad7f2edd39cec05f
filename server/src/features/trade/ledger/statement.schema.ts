import { type Static, Type } from '@fastify/type-provider-typebox';

export const StatementLine = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  kind: Type.Enum(['capture', 'order-refund', 'settlement'] as const, {
    description:
      'capture: shoppers paid; order-refund: an order was refunded; settlement: an order was received.',
  }),
  account: Type.Enum(['escrow', 'shop'] as const, {
    description: 'escrow: held until the goods are received; shop: owed to the shop.',
  }),
  referenceId: Type.String({ description: 'The order, or the payment of several.' }),
  amountCents: Type.Integer({ description: 'Positive: the shop is owed more.' }),
  currency: Type.String(),
});
export type StatementLine = Static<typeof StatementLine>;

export const Statement = Type.Object({
  balances: Type.Array(
    Type.Object({
      currency: Type.String(),
      escrowCents: Type.Integer({ description: 'Paid by shoppers, held until they have received.' }),
      settledCents: Type.Integer({ description: 'Received, less commission: owed to the shop.' }),
    }),
  ),
  items: Type.Array(StatementLine),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
});
