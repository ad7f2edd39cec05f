import { type Static, Type } from '@fastify/type-provider-typebox';
import { nullable } from '../catalogue/index.ts';

const Role = Type.Enum(['creator', 'leader'] as const, {
  description: 'creator: commission on what one sold; leader: the fee of a campaign.',
});

export const ExpectedEarning = Type.Object({
  orderId: Type.String(),
  role: Role,
  productTitle: Type.String({ description: 'The first of the order’s goods.' }),
  shopName: Type.String(),
  paidAt: Type.String(),
  goodsCents: Type.Integer(),
  keptCents: Type.Integer({ description: 'What is left of it after refunds.' }),
  earnsCents: Type.Integer(),
  currency: Type.String(),
});
export type ExpectedEarning = Static<typeof ExpectedEarning>;

export const EarningLine = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  kind: Type.String({ description: 'The journal: settlement, or what took some of it back.' }),
  role: Role,
  referenceId: Type.String(),
  amountCents: Type.Integer({ description: 'Positive: owed to the creator; negative: taken back.' }),
  currency: Type.String(),
});
export type EarningLine = Static<typeof EarningLine>;

export const Earnings = Type.Object({
  balances: Type.Array(
    Type.Object({
      currency: Type.String(),
      expectedCents: Type.Integer({ description: 'Of paid orders not settled yet; held in escrow.' }),
      settledCents: Type.Integer({ description: 'All that was ever settled.' }),
      clawedBackCents: Type.Integer({ description: 'What refunds after settlement took back.' }),
      owedCents: Type.Integer({ description: 'What the ledger owes now.' }),
    }),
  ),
  expected: Type.Array(ExpectedEarning, { description: 'The newest fifty that are not settled yet.' }),
  items: Type.Array(EarningLine),
  nextCursor: nullable(Type.String()),
});
export type Earnings = Static<typeof Earnings>;
