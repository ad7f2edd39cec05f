import { type Static, Type } from '@fastify/type-provider-typebox';
import { PageQuery } from '../../../http/page.ts';
import { nullable } from '../catalogue/index.ts';
import { accountKinds, journalKinds } from './ledger.schema.ts';

const AccountKind = Type.Enum(accountKinds, { description: 'Whose money it holds.' });

export const AccountView = Type.Object({
  id: Type.Integer(),
  kind: AccountKind,
  ownerId: Type.String(),
  ownerName: nullable(Type.String({ description: 'The shop’s name, when a shop owns it.' })),
  currency: Type.String(),
  balanceCents: Type.Integer({ description: 'Positive: to dispose of. Negative: owed.' }),
});
export type AccountView = Static<typeof AccountView>;

export const AccountsQuery = Type.Object({
  ...PageQuery.properties,
  kind: Type.Optional(AccountKind),
  ownerId: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
});
export type AccountsQuery = Static<typeof AccountsQuery>;

export const JournalView = Type.Object({
  id: Type.String(),
  at: Type.String(),
  kind: Type.Enum(journalKinds),
  referenceId: Type.String(),
  entries: Type.Array(
    Type.Object({
      kind: AccountKind,
      ownerId: Type.String(),
      amountCents: Type.Integer(),
      currency: Type.String(),
    }),
  ),
});
export type JournalView = Static<typeof JournalView>;

export const JournalsQuery = Type.Object({
  ...PageQuery.properties,
  referenceId: Type.Optional(
    Type.String({ minLength: 1, maxLength: 80, description: 'An order, payment, refund, transfer …' }),
  ),
  accountId: Type.Optional(Type.Integer({ minimum: 1 })),
});

export const LedgerAuditView = Type.Object({
  id: Type.String(),
  startedAt: Type.String(),
  finishedAt: Type.String(),
  requestedBy: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  findingCount: Type.Integer({ description: '0: everything adds up.' }),
  checks: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer() })),
});
export type LedgerAuditView = Static<typeof LedgerAuditView>;

export const LedgerFindings = Type.Object({
  audit: LedgerAuditView,
  /** At most 100 of each check. */
  items: Type.Array(
    Type.Object({
      check: Type.String(),
      subjectId: Type.String(),
      currency: Type.String(),
      expected: nullable(Type.Integer()),
      found: nullable(Type.Integer()),
    }),
  ),
});
export type LedgerFindings = Static<typeof LedgerFindings>;
