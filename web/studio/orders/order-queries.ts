import type { OrderState, OrderView } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';

export const ordersKey = (shopId: string) => ['studio', shopId, 'orders'] as const;

/** A shop's orders, newest first; of one state, or of all. */
export const ordersQuery = (shopId: string, state: OrderState | undefined) =>
  pagedQuery<OrderView>([...ordersKey(shopId), 'list', state ?? 'all'], (ask) =>
    unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/orders', {
        params: { path: { shopId }, query: { ...ask, ...(state === undefined ? {} : { state }) } },
      }),
    ),
  );

export const orderQuery = (shopId: string, orderId: string) =>
  queryOptions({
    queryKey: [...ordersKey(shopId), 'one', orderId],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/orders/{id}', { params: { path: { shopId, id: orderId } } }),
      ),
  });

const ordersToShipMax = 200;

/** What waits for a parcel, up to a bound; the oldest may be on a late page, so the pages are read through. */
export const ordersToShipQuery = (shopId: string) =>
  queryOptions({
    queryKey: [...ordersKey(shopId), 'to-ship'],
    queryFn: () => readOrdersToShip(shopId, ordersToShipMax),
  });

/** So many waiting orders fit into one template of shipments. */
export const waitingMax = 1_000;

/** The same for those who deal with all of them at once. */
export const waitingOrdersQuery = (shopId: string) =>
  queryOptions({
    queryKey: [...ordersKey(shopId), 'waiting'],
    queryFn: () => readOrdersToShip(shopId, waitingMax),
  });

export async function readOrdersToShip(shopId: string, countMax: number) {
  const orders: OrderView[] = [];
  let cursor: string | null = null;
  do {
    const query: { state: OrderState; limit: number; cursor?: string } = { state: 'paid', limit: 50 };
    if (cursor !== null) query.cursor = cursor;
    const page: { items: OrderView[]; nextCursor: string | null } = await unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/orders', { params: { path: { shopId }, query } }),
    );
    orders.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && orders.length < countMax);
  return { orders, more: cursor !== null };
}

export function shipOrder(shopId: string, orderId: string, parcel: { carrier: string; trackingNo: string }) {
  return unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/orders/{id}/ship', {
      params: { path: { shopId, id: orderId } },
      body: parcel,
    }),
  );
}

export function refundOrder(shopId: string, orderId: string, body: { reason: string; putBack: boolean }) {
  return unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/orders/{id}/refund', {
      params: { path: { shopId, id: orderId } },
      body,
    }),
  );
}

export function deliverOrder(shopId: string, orderId: string) {
  return unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/orders/{id}/deliver', {
      params: { path: { shopId, id: orderId } },
    }),
  );
}
