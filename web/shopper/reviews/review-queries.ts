import type { OwnReviewView, Page, ReviewableOrderView, ReviewView } from '@kanmai/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ApiProblem, api, OfflineProblem, unwrap } from '../../shared/api.ts';
import type { ReviewsSearch } from './reviews-search.ts';

export const reviewsKey = (productId: string) => ['product', productId, 'reviews'] as const;
export const myReviewsKey = ['my-reviews'] as const;

export const ratingQuery = (productId: string) =>
  queryOptions({
    queryKey: [...reviewsKey(productId), 'rating'],
    queryFn: () => unwrap(api.GET('/api/v1/products/{id}/rating', { params: { path: { id: productId } } })),
  });

const cursorOf = (cursor: string) => (cursor === '' ? {} : { cursor });

export const reviewsQuery = (productId: string, wanted: ReviewsSearch) =>
  infiniteQueryOptions({
    queryKey: [...reviewsKey(productId), wanted],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/products/{id}/reviews', {
          params: { path: { id: productId }, query: { ...wanted, ...cursorOf(pageParam) } },
        }),
      ),
    getNextPageParam: (page: Page<ReviewView>) => page.nextCursor,
  });

export const orderReviewsQuery = (orderId: string) =>
  queryOptions({
    queryKey: [...myReviewsKey, 'order', orderId],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{id}/reviews', { params: { path: { id: orderId } } })),
  });

export const waitingQuery = infiniteQueryOptions({
  queryKey: [...myReviewsKey, 'waiting'],
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    unwrap(api.GET('/api/v1/reviews/waiting', { params: { query: cursorOf(pageParam) } })),
  getNextPageParam: (page: Page<ReviewableOrderView>) => page.nextCursor,
});

export const writtenQuery = infiniteQueryOptions({
  queryKey: [...myReviewsKey, 'written'],
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    unwrap(api.GET('/api/v1/reviews/mine', { params: { query: cursorOf(pageParam) } })),
  getNextPageParam: (page: Page<OwnReviewView>) => page.nextCursor,
});

export interface Photo {
  readonly key: string;
  readonly url: string;
}

export const photoBytesMax = 8 * 1024 * 1024;

/** Sends a picture as it is, not as JSON. */
export async function uploadPhoto(file: File): Promise<Photo> {
  if (file.size > photoBytesMax) throw new ApiProblem(413, { code: 'body-too-large' });
  const response = await fetch('/api/v1/reviews/pictures', {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  }).catch((cause: unknown) => {
    throw new OfflineProblem(cause);
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiProblem(response.status, answer as object);
  return answer as Photo;
}
