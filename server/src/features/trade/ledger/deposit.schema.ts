import { type Static, Type } from '@fastify/type-provider-typebox';
import { PageQuery } from '../../../http/page.ts';
import { nullable } from '../catalogue/index.ts';

export const depositMoveKinds = ['top-up', 'freeze', 'unfreeze', 'deduct', 'cover'] as const;

export const DepositMoveView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(depositMoveKinds, {
    description:
      'top-up; freeze: held for a case; unfreeze: let go; deduct: taken; cover: paid what the shop owed after a claw-back.',
  }),
  amountCents: Type.Integer(),
  reason: Type.String(),
  referenceId: Type.String(),
  by: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  createdAt: Type.String(),
});

export const DepositView = Type.Object({
  shop: Type.Object({ id: Type.String(), name: Type.String() }),
  currency: Type.String(),
  requiredCents: Type.Integer(),
  freeCents: Type.Integer(),
  frozenCents: Type.Integer({ description: 'Held for cases.' }),
  topUpDueAt: nullable(
    Type.String({ description: 'Until when it is to be topped up; payouts wait after it.' }),
  ),
  overdue: Type.Boolean(),
  /** What the shop owes after claw-backs that the deposit did not cover. */
  owedCents: Type.Integer({ description: 'What the shop owes the platform, beyond its deposit.' }),
});
export type DepositView = Static<typeof DepositView>;

export const DepositPage = Type.Object({
  deposit: DepositView,
  items: Type.Array(DepositMoveView),
  nextCursor: nullable(Type.String()),
});
export type DepositMoveView = Static<typeof DepositMoveView>;

export const DepositsQuery = Type.Object({
  ...PageQuery.properties,
  short: Type.Optional(Type.Boolean({ description: 'Only those that are to be topped up.' })),
});

export const DepositAct = Type.Object(
  {
    kind: Type.Enum(['freeze', 'unfreeze', 'deduct'] as const),
    amountCents: Type.Integer({ minimum: 1, maximum: 100_000_000_000 }),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', default: 'CNY' })),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'The shop reads it.' }),
  },
  { additionalProperties: false },
);
