import type { paths } from '@kanmai/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import { showToast } from '../../ui/index.ts';
import { historyKey } from '../case/case-history.tsx';
import type { trustCaseViews } from '../search.ts';

export type TrustCaseView = (typeof trustCaseViews)[number];
export type TrustCase =
  paths['/api/v1/ops/cases/{id}']['get']['responses'][200]['content']['application/json'];
type Summary =
  paths['/api/v1/ops/cases']['get']['responses'][200]['content']['application/json']['items'][number];
type OpenBody = NonNullable<paths['/api/v1/ops/cases']['post']['requestBody']>['content']['application/json'];
type RulingBody = NonNullable<
  paths['/api/v1/ops/cases/{id}/ruling']['post']['requestBody']
>['content']['application/json'];

const casesKey = ['ops', 'cases'] as const;
const at = (id: string) => ({ params: { path: { id } } });

export const casesQuery = (state: TrustCaseView) =>
  pagedQuery<Summary>([...casesKey, state], (ask) =>
    unwrap(api.GET('/api/v1/ops/cases', { params: { query: { ...ask, state } } })),
  );

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/ops/cases/{id}', at(id))),
    // The job pays one order after another.
    refetchInterval: ({ state }) => (isPaying(state.data) ? 2_000 : false),
  });

const isPaying = (one: TrustCase | undefined) =>
  one !== undefined && one.compensation !== null && one.compensation.paidOrders < one.compensation.orders;

export const openCase = (body: OpenBody) => unwrap(api.POST('/api/v1/ops/cases', { body }));

export const compensateCase = (id: string, perMille: number, reason: string) =>
  unwrap(api.POST('/api/v1/ops/cases/{id}/compensation', { ...at(id), body: { perMille, reason } }));

export const ruleOnCase = (id: string, body: RulingBody) =>
  unwrap(api.POST('/api/v1/ops/cases/{id}/ruling', { ...at(id), body }));

/** Decides something of a case; what it answers is what the desk shows from then on. */
export function useCaseAct<Input>(send: (input: Input) => Promise<TrustCase>, said: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (one) => {
      queries.setQueryData(caseQuery(one.id).queryKey, one);
      void queries.invalidateQueries({ queryKey: historyKey(one.id) });
      showToast(said);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: casesKey }),
  });
}
