import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

const staleTime = 60_000;

export const likelyBuyersOfClipQuery = (clipId: string) =>
  queryOptions({
    queryKey: ['likely-buyers', clipId],
    queryFn: () =>
      unwrap(api.GET('/api/v1/studio/clips/{clipId}/likely-buyers', { params: { path: { clipId } } })),
    staleTime,
  });

export const likelyBuyersOfProductQuery = (shopId: string, productId: string) =>
  queryOptions({
    queryKey: ['likely-buyers', productId],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/products/{id}/likely-buyers', {
          params: { path: { shopId, id: productId } },
        }),
      ),
    staleTime,
  });
