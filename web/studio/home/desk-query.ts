import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

const fetchDesk = (shopId: string) =>
  unwrap(api.GET('/api/v1/studio/shops/{shopId}/desk', { params: { path: { shopId } } }));

export type ShopDesk = Awaited<ReturnType<typeof fetchDesk>>;

/** What the shop stands at now. */
export const deskQuery = (shopId: string) =>
  queryOptions({
    queryKey: ['studio', shopId, 'desk'],
    queryFn: () => fetchDesk(shopId),
    refetchInterval: 30_000,
  });

/** The order that has waited longest for its parcel, if any. */
export const longestWaitingQuery = (shopId: string) =>
  queryOptions({
    queryKey: ['studio', shopId, 'orders', 'longest-waiting'],
    queryFn: async () => {
      const query = { state: 'paid', sort: 'longest-waiting', limit: 1 } as const;
      const path = { shopId };
      const { items } = await unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/orders', { params: { path, query } }),
      );
      return items[0] ?? null;
    },
    refetchInterval: 30_000,
  });
