import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

export const caseRoot = '/api/v1/after-sales';
const askEveryMs = 15_000;

export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId],
    queryFn: () => unwrap(api.GET('/api/v1/after-sales/{id}', { params: { path: { id: caseId } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'closed' ? false : askEveryMs),
  });
