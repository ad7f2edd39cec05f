import { err, ok, type Result } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import type { Destination, Destinations } from './destination.ts';
import type { OrderView, ShopOrderView } from './order.schema.ts';
import { listOrderViews, type OrderViewer } from './order.views.ts';

export type ShopViewer = Extract<OrderViewer, { readonly as: 'shop' }>;

/**
 * Orders as their shop sees them, in the order asked for. Where a buyer lives is shown to who sends something there, once it is
 * paid: it may go through the warehouse, which is decided then.
 */
export async function listShopOrders(
  deps: FeatureDeps,
  destinations: Destinations,
  viewer: ShopViewer,
  orderIds: readonly string[],
): Promise<ShopOrderView[]> {
  const orders = await listOrderViews(deps.db, viewer, { orderIds }, orderIds.length, deps.clock.nowMs());
  // Asked after the orders were read: what is paid between the two is shown as unpaid, not with its address.
  const elsewhere = await destinations(deps, viewer.shopId, orderIds);
  const to = new Map(elsewhere.map((one) => [one.orderId, one]));
  return orders.map((order) => asShopSees(order, to.get(order.id)));
}

/** One order of a shop. Fails with `not-found`. */
export async function viewShopOrder(
  deps: FeatureDeps,
  destinations: Destinations,
  viewer: ShopViewer,
  orderId: string,
): Promise<Result<ShopOrderView, Problem>> {
  const [order] = await listShopOrders(deps, destinations, viewer, [orderId]);
  return order === undefined ? err({ type: 'not-found' }) : ok(order);
}

function asShopSees(order: OrderView, to: Destination | undefined): ShopOrderView {
  if (to !== undefined)
    return { ...order, address: null, warehouse: { address: to.warehouse, code: to.code } };
  const isPaid = order.timeline.some(({ kind }) => kind === 'paid');
  return { ...order, address: isPaid ? order.address : null, warehouse: null };
}
