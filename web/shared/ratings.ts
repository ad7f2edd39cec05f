import type { RatingView } from '@kanmai/client';
import { useQueries } from '@tanstack/react-query';
import { api, unwrap } from './api.ts';

/** How products are rated, asked for a page of a list at a time: a list that grows asks for what is new. */
export function useRatings(
  productIds: readonly string[],
  pageSize: 20 | 50,
): ReadonlyMap<string, RatingView> {
  const pages = Array.from({ length: Math.ceil(productIds.length / pageSize) }, (_, index) =>
    productIds.slice(index * pageSize, (index + 1) * pageSize).join(','),
  );
  return useQueries({
    queries: pages.map((ids) => ({
      queryKey: ['ratings', ids],
      queryFn: () => unwrap(api.GET('/api/v1/ratings', { params: { query: { productIds: ids } } })),
      staleTime: 60_000,
    })),
    combine: joined,
  });
}

type Answered = readonly { data: { items: Record<string, RatingView> } | undefined }[];

const joined = (answers: Answered): ReadonlyMap<string, RatingView> =>
  new Map(answers.flatMap(({ data }) => Object.entries(data?.items ?? {})));
