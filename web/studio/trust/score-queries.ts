import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import type { HappeningRow } from '../../shared/trust/happenings-list.tsx';

export const scoreQuery = (shopId: string) =>
  queryOptions({
    queryKey: ['studio', shopId, 'trust-score'],
    staleTime: 30_000,
    queryFn: () =>
      unwrap(api.GET('/api/v1/studio/shops/{shopId}/trust-score', { params: { path: { shopId } } })),
  });

export const happeningsQuery = (shopId: string) =>
  pagedQuery<HappeningRow>(['studio', shopId, 'trust-happenings'], (query) =>
    unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/trust-score/happenings', {
        params: { path: { shopId }, query },
      }),
    ),
  );

export const supposeQuery = (shopId: string, kind: string, count: number) =>
  queryOptions({
    queryKey: ['studio', shopId, 'trust-score', 'supposed', kind, count],
    staleTime: 30_000,
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/trust-score/supposed', {
          params: { path: { shopId }, query: { kind, count } },
        }),
      ),
  });

export const fraudCasesQuery = (shopId: string) =>
  queryOptions({
    queryKey: ['studio', shopId, 'fraud-cases'],
    staleTime: 30_000,
    queryFn: () =>
      unwrap(api.GET('/api/v1/studio/shops/{shopId}/fraud-cases', { params: { path: { shopId } } })),
  });
