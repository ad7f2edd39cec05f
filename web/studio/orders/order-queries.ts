import type { CarrierCode, ShopOrderView } from '@kanmai/client';
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import { type OrderFilter, orderViews } from './order-views.ts';

export const ordersKey = (shopId: string) => ['studio', shopId, 'orders'] as const;

/** A shop's orders that fit. */
export const ordersQuery = (shopId: string, filter: OrderFilter) =>
  pagedQuery<ShopOrderView>([...ordersKey(shopId), 'list', filter], (ask) =>
    unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/orders', {
        params: { path: { shopId }, query: { ...ask, ...filter } },
      }),
    ),
  );

/** The address of the same orders as a file. */
export function ordersCsvUrl(shopId: string, filter: OrderFilter): string {
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]));
  return `/api/v1/studio/shops/${shopId}/orders.csv?${query}`;
}

export const orderCountsQuery = (shopId: string) =>
  queryOptions({
    queryKey: [...ordersKey(shopId), 'counts'],
    queryFn: () =>
      unwrap(api.GET('/api/v1/studio/shops/{shopId}/order-counts', { params: { path: { shopId } } })),
    refetchInterval: 30_000,
  });

export const orderQuery = (shopId: string, orderId: string) =>
  queryOptions({
    queryKey: [...ordersKey(shopId), 'one', orderId],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/orders/{id}', { params: { path: { shopId, id: orderId } } }),
      ),
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
  const orders: ShopOrderView[] = [];
  let cursor: string | null = null;
  do {
    const query = { ...orderViews['to-ship'], limit: 50, ...(cursor === null ? {} : { cursor }) };
    const page: { items: ShopOrderView[]; nextCursor: string | null } = await unwrap(
      api.GET('/api/v1/studio/shops/{shopId}/orders', { params: { path: { shopId }, query } }),
    );
    orders.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && orders.length < countMax);
  return { orders, more: cursor !== null };
}

export interface ParcelRequest {
  carrier: CarrierCode;
  trackingNo: string;
  /** Without them all that is left. */
  lines?: { variantId: string; quantity: number }[];
}

export function shipOrder(shopId: string, orderId: string, parcel: ParcelRequest) {
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

export const tracesQuery = (shopId: string, orderId: string) =>
  queryOptions({
    queryKey: [...ordersKey(shopId), 'traces', orderId],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/shops/{shopId}/orders/{id}/traces', {
          params: { path: { shopId, id: orderId } },
        }),
      ),
    refetchInterval: 30_000,
  });

export function correctParcel(
  shopId: string,
  parcelId: string,
  label: Pick<ParcelRequest, 'carrier' | 'trackingNo'>,
) {
  return unwrap(
    api.PUT('/api/v1/studio/shops/{shopId}/parcels/{id}/label', {
      params: { path: { shopId, id: parcelId } },
      body: label,
    }),
  );
}

export function changeParcel(shopId: string, parcelId: string, act: 'cancel' | 'deliver') {
  const params = { params: { path: { shopId, id: parcelId } } };
  return unwrap(
    act === 'cancel'
      ? api.POST('/api/v1/studio/shops/{shopId}/parcels/{id}/cancel', params)
      : api.POST('/api/v1/studio/shops/{shopId}/parcels/{id}/deliver', params),
  );
}

export function declineCancel(shopId: string, orderId: string, reason: string) {
  return unwrap(
    api.POST('/api/v1/studio/shops/{shopId}/orders/{id}/decline-cancel', {
      params: { path: { shopId, id: orderId } },
      body: { reason },
    }),
  );
}
