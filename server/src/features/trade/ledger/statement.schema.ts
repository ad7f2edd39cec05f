import { type Static, Type } from '@fastify/type-provider-typebox';
import { PageQuery } from '../../../http/page.ts';
import { journalKinds } from './ledger.schema.ts';

export const shopAccounts = ['escrow', 'shop', 'deposit', 'deposit-frozen'] as const;

const moment = Type.Optional(Type.String({ format: 'date-time', maxLength: 40 }));

export const StatementFilter = Type.Object({
  kind: Type.Optional(Type.Enum(journalKinds, { description: 'Only lines of this kind.' })),
  account: Type.Optional(Type.Enum(shopAccounts, { description: 'Only lines of this account.' })),
  referenceId: Type.Optional(
    Type.String({ maxLength: 60, description: 'Only lines of this order, payment …' }),
  ),
  from: moment,
  to: moment,
});
export type StatementFilter = Static<typeof StatementFilter>;
export const StatementQuery = Type.Object({ ...PageQuery.properties, ...StatementFilter.properties });

export const StatementLine = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  kind: Type.Enum(journalKinds, {
    description:
      'capture: shoppers paid; order-refund: refunded before its settlement; claw-back: after; settlement: T + N days after the receipt; payout, payout-failed; deposit-…',
  }),
  account: Type.Enum(shopAccounts, {
    description:
      'escrow: held until it is due; shop: owed to the shop; deposit: put down; deposit-frozen: held for a case.',
  }),
  referenceId: Type.String({ description: 'The order, the payment of several, the payout …' }),
  amountCents: Type.Integer({ description: 'Positive: the shop is owed more.' }),
  currency: Type.String(),
});
export type StatementLine = Static<typeof StatementLine>;

export const ShopBalance = Type.Object({
  currency: Type.String(),
  escrowCents: Type.Integer({ description: 'Paid by shoppers, held until it is due.' }),
  dueCents: Type.Integer({ description: 'Of that: received, and due by a day that is known.' }),
  settledCents: Type.Integer({ description: 'Settled, less commission; negative when the shop owes.' }),
  payingOutCents: Type.Integer({ description: 'On its way to the shop’s bank.' }),
  paidOutCents: Type.Integer({ description: 'Paid out so far.' }),
  depositCents: Type.Integer({ description: 'Put down and free.' }),
  frozenCents: Type.Integer({ description: 'Put down and held for a case.' }),
});
export type ShopBalance = Static<typeof ShopBalance>;

export const Statement = Type.Object({
  settlementDays: Type.Integer({ description: 'So many days after its receipt an order is settled (T+N).' }),
  balances: Type.Array(ShopBalance),
  items: Type.Array(StatementLine),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
});
