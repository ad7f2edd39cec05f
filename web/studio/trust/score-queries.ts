import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import type { HappeningRow } from '../../shared/trust/happenings-list.tsx';
import { isCreator } from '../affiliate/affiliate-queries.ts';

const ofShop = (shopId: string) => ({ path: { shopId } });
const ofCreator = (creatorId: string) => ({ path: { creatorId } });

/** The score of a shop or a creator of one's own. */
export const scoreQuery = (authorId: string) =>
  queryOptions({
    queryKey: ['studio', authorId, 'trust-score'],
    staleTime: 30_000,
    queryFn: () =>
      isCreator(authorId)
        ? unwrap(api.GET('/api/v1/studio/creators/{creatorId}/trust-score', { params: ofCreator(authorId) }))
        : unwrap(api.GET('/api/v1/studio/shops/{shopId}/trust-score', { params: ofShop(authorId) })),
  });

export const happeningsQuery = (authorId: string) =>
  pagedQuery<HappeningRow>(['studio', authorId, 'trust-happenings'], (query) =>
    isCreator(authorId)
      ? unwrap(
          api.GET('/api/v1/studio/creators/{creatorId}/trust-score/happenings', {
            params: { ...ofCreator(authorId), query },
          }),
        )
      : unwrap(
          api.GET('/api/v1/studio/shops/{shopId}/trust-score/happenings', {
            params: { ...ofShop(authorId), query },
          }),
        ),
  );

export const supposeQuery = (authorId: string, kind: string, count: number) =>
  queryOptions({
    queryKey: ['studio', authorId, 'trust-score', 'supposed', kind, count],
    staleTime: 30_000,
    queryFn: () => {
      const query = { kind, count };
      return isCreator(authorId)
        ? unwrap(
            api.GET('/api/v1/studio/creators/{creatorId}/trust-score/supposed', {
              params: { ...ofCreator(authorId), query },
            }),
          )
        : unwrap(
            api.GET('/api/v1/studio/shops/{shopId}/trust-score/supposed', {
              params: { ...ofShop(authorId), query },
            }),
          );
    },
  });

export const fraudCasesQuery = (shopId: string) =>
  queryOptions({
    queryKey: ['studio', shopId, 'fraud-cases'],
    staleTime: 30_000,
    queryFn: () =>
      unwrap(api.GET('/api/v1/studio/shops/{shopId}/fraud-cases', { params: { path: { shopId } } })),
  });
