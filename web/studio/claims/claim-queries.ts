import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import type { ClaimSummary, ClaimView } from '../../shared/guarantees/claim-view.ts';

export const claimViews = ['to-answer', 'open', 'closed'] as const;
type ClaimViewName = (typeof claimViews)[number];

/** The address of the desk: which view, and which claim is open. */
export interface ClaimSearch {
  view?: ClaimViewName;
  open?: string;
}

export function readClaimSearch(search: Record<string, unknown>): ClaimSearch {
  const view = claimViews.find((name) => name === search['view']);
  const { open } = search;
  return {
    ...(view === undefined || view === 'to-answer' ? {} : { view }),
    ...(typeof open === 'string' ? { open } : {}),
  };
}

export const claimsKey = (shopId: string) => ['studio', shopId, 'claims'] as const;
export const claimRoot = (shopId: string) => `/api/v1/studio/shops/${shopId}/claims`;

export const claimsQuery = (shopId: string, view: ClaimViewName) =>
  pagedQuery<ClaimSummary>([...claimsKey(shopId), 'list', view], (ask) =>
    unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/claims', {
        params: { path: { shopId }, query: { ...ask, view } },
      }),
    ),
  );

export const claimQuery = (shopId: string, claimId: string) =>
  queryOptions({
    queryKey: [...claimsKey(shopId), 'one', claimId],
    queryFn: (): Promise<ClaimView> =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/claims/{id}', {
          params: { path: { shopId, id: claimId } },
        }),
      ),
    refetchInterval: 15_000,
  });
