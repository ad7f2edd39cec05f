import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import type { AdvertSearch } from '../search.ts';

export const advertsKey = ['ops', 'adverts'] as const;

type Filter = Omit<AdvertSearch, 'open'>;

function fetchAdverts(
  ask: { limit: number; cursor?: string },
  { view = 'refused', author, code, gravity }: Filter,
) {
  const isOutcome = view === 'refused' || view === 'warned' || view === 'found';
  const query = {
    ...ask,
    ...(isOutcome ? { outcome: view, state: 'open' as const } : {}),
    ...(view === 'passed' ? { state: view } : {}),
    ...(author === undefined ? {} : { authorId: author }),
    ...(code === undefined ? {} : { code }),
    ...(gravity === undefined ? {} : { gravity }),
  };
  return unwrap(api.GET('/api/v1/ops/adverts', { params: { query } }));
}

export type AdvertCase = Awaited<ReturnType<typeof fetchAdverts>>['items'][number];

export const advertsQuery = (filter: Filter) =>
  pagedQuery<AdvertCase>([...advertsKey, filter], (ask) => fetchAdverts(ask, filter));

export function decideAdvert(id: number, decision: 'pass' | 'recall', reason: string) {
  const given = { params: { path: { id } }, body: { reason } };
  return unwrap(
    decision === 'pass'
      ? api.POST('/api/v1/ops/adverts/{id}/pass', given)
      : api.POST('/api/v1/ops/adverts/{id}/recall', given),
  );
}
