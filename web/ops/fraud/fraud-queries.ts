import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import type { FraudSearch } from '../search.ts';

export const fraudKey = ['ops', 'fraud'] as const;

function fetchCases(ask: { limit: number; cursor?: string }, { view = 'open' }: Pick<FraudSearch, 'view'>) {
  return unwrap(api.GET('/api/v1/ops/fraud-cases', { params: { query: { ...ask, state: view } } }));
}

export type FraudCase = Awaited<ReturnType<typeof fetchCases>>['items'][number];

export const fraudQuery = (filter: Pick<FraudSearch, 'view'>) =>
  pagedQuery<FraudCase>([...fraudKey, filter.view], (ask) => fetchCases(ask, filter));

export function ruleFraud(id: string, ruling: 'confirm' | 'dismiss', reason: string) {
  const given = { params: { path: { id } }, body: { reason } };
  return unwrap(
    ruling === 'confirm'
      ? api.POST('/api/v1/ops/fraud-cases/{id}/confirm', given)
      : api.POST('/api/v1/ops/fraud-cases/{id}/dismiss', given),
  );
}
