import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { type MoneySearch, statementAsk } from './money-search.ts';

export const moneyKey = (shopId: string) => ['studio', shopId, 'money'] as const;

type Ask = ReturnType<typeof statementAsk>;
const readStatement = (shopId: string, ask: Ask, cursor: string | null) =>
  unwrap(
    api.GET('/api/v1/studio/shops/{shopId}/statement', {
      params: { path: { shopId }, query: { limit: 50, ...ask, ...(cursor === null ? {} : { cursor }) } },
    }),
  );
export type Statement = Awaited<ReturnType<typeof readStatement>>;
export type StatementLine = Statement['items'][number];
export type ShopBalance = Statement['balances'][number];

export const statementQuery = (shopId: string, search: MoneySearch) => {
  const ask = statementAsk(search);
  return infiniteQueryOptions({
    queryKey: [...moneyKey(shopId), 'statement', ask],
    queryFn: ({ pageParam }: { pageParam: string | null }) => readStatement(shopId, ask, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
};

export const statementHref = (shopId: string, search: MoneySearch) =>
  `/api/v1/studio/shops/${shopId}/statement.csv?${new URLSearchParams(statementAsk(search))}`;

const readDue = (shopId: string) =>
  unwrap(
    api.GET('/api/v1/studio/shops/{shopId}/settlements/due', {
      params: {
        path: { shopId },
        query: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
      },
    }),
  );
export type DueDay = Awaited<ReturnType<typeof readDue>>['items'][number];
export const dueQuery = (shopId: string) =>
  queryOptions({ queryKey: [...moneyKey(shopId), 'due'], queryFn: () => readDue(shopId) });

export const depositQuery = (shopId: string) =>
  queryOptions({
    queryKey: [...moneyKey(shopId), 'deposit'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/deposit', {
          params: { path: { shopId }, query: { limit: 1 } },
        }),
      ),
  });

const underWayMs = 2_000;
export const transfersQuery = (shopId: string) =>
  queryOptions({
    queryKey: [...moneyKey(shopId), 'transfers'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/payouts', {
          params: { path: { shopId }, query: { limit: 5 } },
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data?.items.some((item) => item.state === 'under-way') ? underWayMs : false,
  });

export const settlementQuery = (shopId: string, orderId: string) =>
  queryOptions({
    queryKey: [...moneyKey(shopId), 'settlement', orderId],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/settlements/{orderId}', {
          params: { path: { shopId, orderId } },
        }),
      ),
  });

export interface MoneyMove {
  readonly amountCents: number;
  readonly currency: string;
  /** The same for every press of one intent, so that a lost answer never moves money twice. */
  readonly key: string;
}
export const moveMoney = {
  payout: (shopId: string, { key, ...body }: MoneyMove) =>
    unwrap(
      api.POST('/api/v1/studio/shops/{shopId}/payouts', {
        params: { path: { shopId } },
        headers: { 'idempotency-key': key },
        body,
      }),
    ),
  'top-up': (shopId: string, { key, ...body }: MoneyMove) =>
    unwrap(
      api.POST('/api/v1/studio/shops/{shopId}/deposit/top-ups', {
        params: { path: { shopId } },
        headers: { 'idempotency-key': key },
        body,
      }),
    ),
} as const;
