import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { type PageAsk, pagedQuery } from '../../shared/desk/paged-list.tsx';
import type { AccountKind, PayoutState } from './ledger-search.ts';

export const auditsKey = ['ops', 'ledger', 'audits'] as const;
export const depositsKey = ['ops', 'deposits'] as const;

const readAudits = (ask: PageAsk) => unwrap(api.GET('/api/v1/ops/ledger/audits', { params: { query: ask } }));
export type LedgerAudit = Awaited<ReturnType<typeof readAudits>>['items'][number];
export const auditsQuery = () => pagedQuery<LedgerAudit>([...auditsKey, 'list'], readAudits);
export const auditQuery = (id: string) =>
  queryOptions({
    queryKey: [...auditsKey, id],
    queryFn: () => unwrap(api.GET('/api/v1/ops/ledger/audits/{id}', { params: { path: { id } } })),
  });
export const runAudit = () => unwrap(api.POST('/api/v1/ops/ledger/audits'));

interface AccountAsk {
  kind: AccountKind | undefined;
  ownerId: string | undefined;
}
const readAccounts = (ask: PageAsk, { kind, ownerId }: AccountAsk) =>
  unwrap(
    api.GET('/api/v1/ops/ledger/accounts', {
      params: {
        query: {
          ...ask,
          ...(kind === undefined ? {} : { kind }),
          ...(ownerId === undefined ? {} : { ownerId }),
        },
      },
    }),
  );
export type LedgerAccount = Awaited<ReturnType<typeof readAccounts>>['items'][number];
export const accountsQuery = (asked: AccountAsk) =>
  pagedQuery<LedgerAccount>(['ops', 'ledger', 'accounts', asked], (ask) => readAccounts(ask, asked));

type JournalAsk = { referenceId: string } | { accountId: number };
const readJournals = (ask: PageAsk, asked: JournalAsk) =>
  unwrap(api.GET('/api/v1/ops/ledger/journals', { params: { query: { ...ask, ...asked } } }));
export type LedgerJournal = Awaited<ReturnType<typeof readJournals>>['items'][number];
export const journalsQuery = (asked: JournalAsk) =>
  pagedQuery<LedgerJournal>(['ops', 'ledger', 'journals', asked], (ask) => readJournals(ask, asked));

const readPayouts = (ask: PageAsk, state: PayoutState | undefined) =>
  unwrap(
    api.GET('/api/v1/ops/payouts', {
      params: { query: { ...ask, ...(state === undefined ? {} : { state }) } },
    }),
  );
export type Payout = Awaited<ReturnType<typeof readPayouts>>['items'][number];
export const payoutsQuery = (state: PayoutState | undefined) =>
  pagedQuery<Payout>(['ops', 'payouts', state ?? 'all'], (ask) => readPayouts(ask, state));

const readDeposits = (ask: PageAsk, short: boolean) =>
  unwrap(api.GET('/api/v1/ops/deposits', { params: { query: { ...ask, ...(short ? { short } : {}) } } }));
export type Deposit = Awaited<ReturnType<typeof readDeposits>>['items'][number];
export const depositsQuery = (short: boolean) =>
  pagedQuery<Deposit>([...depositsKey, short], (ask) => readDeposits(ask, short));

export interface DepositAct {
  readonly kind: 'freeze' | 'unfreeze' | 'deduct';
  readonly amountCents: number;
  readonly currency: string;
  readonly reason: string;
}
export const actOnDeposit = (shopId: string, key: string, body: DepositAct) =>
  unwrap(
    api.POST('/api/v1/ops/deposits/{shopId}/moves', {
      params: { path: { shopId } },
      headers: { 'idempotency-key': key },
      body,
    }),
  );
