import type { StudioReviewView } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import type { ReviewSearch } from './review-view.ts';

const base = '/api/v1/studio/shops/{shopId}/reviews';

export const shopReviewsKey = (shopId: string) => ['studio', shopId, 'reviews'] as const;

export const shopReviewsQuery = (shopId: string, { view, productId }: ReviewSearch) =>
  pagedQuery<StudioReviewView>([...shopReviewsKey(shopId), 'list', view ?? 'all', productId ?? ''], (ask) =>
    unwrap(
      api.GET(base, {
        params: {
          path: { shopId },
          query: {
            ...ask,
            ...(view === undefined ? {} : { only: view }),
            ...(productId === undefined ? {} : { productId }),
          },
        },
      }),
    ),
  );

export const reviewCountsQuery = (shopId: string) =>
  queryOptions({
    queryKey: [...shopReviewsKey(shopId), 'counts'],
    queryFn: () => unwrap(api.GET(`${base}/counts`, { params: { path: { shopId } } })),
  });

export const answerReview = (shopId: string, id: string, text: string) =>
  unwrap(api.PUT(`${base}/{id}/answer`, { params: { path: { shopId, id } }, body: { text } }));
