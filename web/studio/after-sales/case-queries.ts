import { queryOptions } from '@tanstack/react-query';
import type { CaseSummary, CaseView } from '../../shared/after-sales/case-view.ts';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';

export const caseViews = ['to-answer', 'to-receive', 'open', 'escalated', 'closed'] as const;
export type CaseViewName = (typeof caseViews)[number];

/** The address of the desk: which view, what is looked for, which case is open. */
export interface CaseSearch {
  view?: CaseViewName;
  text?: string;
  open?: string;
}

export function readCaseSearch(search: Record<string, unknown>): CaseSearch {
  const view = caseViews.find((name) => name === search['view']);
  const { open } = search;
  // The router reads `?text=2024` as a number.
  const text = typeof search['text'] === 'number' ? String(search['text']) : search['text'];
  return {
    ...(view === undefined || view === 'to-answer' ? {} : { view }),
    ...(typeof text === 'string' && text !== '' ? { text: text.slice(0, 100) } : {}),
    ...(typeof open === 'string' ? { open } : {}),
  };
}

export const casesKey = (shopId: string) => ['studio', shopId, 'after-sales'] as const;
export const caseRoot = (shopId: string) => `/api/v1/studio/shops/${shopId}/after-sales`;

export const casesQuery = (shopId: string, filter: { view: CaseViewName; text?: string }) =>
  pagedQuery<CaseSummary>([...casesKey(shopId), 'list', filter], (ask) =>
    unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/after-sales', {
        params: { path: { shopId }, query: { ...ask, ...filter } },
      }),
    ),
  );

export const caseCountsQuery = (shopId: string) =>
  queryOptions({
    queryKey: [...casesKey(shopId), 'counts'],
    queryFn: () =>
      unwrap(api.GET('/api/v1/studio/shops/{shopId}/after-sales/counts', { params: { path: { shopId } } })),
    refetchInterval: 30_000,
  });

export const caseQuery = (shopId: string, caseId: string) =>
  queryOptions({
    queryKey: [...casesKey(shopId), 'one', caseId],
    queryFn: (): Promise<CaseView> =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/after-sales/{id}', {
          params: { path: { shopId, id: caseId } },
        }),
      ),
    refetchInterval: 15_000,
  });
