import type { ShopId } from '@kanmai/kernel';
import {
  type Checkout,
  checkout,
  makePerson,
  notification,
  type Person,
  type TradeServer,
} from './trade-server.ts';

type Buyer = Person & { readonly addressId: string };

let trackingNumbers = 0;

/** An order of these variants of one shop, each as often as it is named, that was paid for and, unless it stops before, shipped and received. */
export async function makeReceivedOrder(
  trade: TradeServer,
  shopId: ShopId,
  buyer: Buyer,
  variantIds: readonly string[],
  given: { readonly until?: 'paid' | 'shipped'; readonly clipId?: string } = {},
): Promise<string> {
  const lines = [...new Set(variantIds)].map((variantId) => ({
    ...{ variantId, quantity: variantIds.filter((id) => id === variantId).length },
    ...(given.clipId === undefined ? {} : { clipId: given.clipId }),
  }));
  const made = (await checkout(trade, buyer, lines)).body as Checkout;
  await trade.callback(notification(made, 'captured'));
  const orderId = made.orders[0]?.id ?? '';
  if (given.until === 'paid') return orderId;
  const clerk = await makePerson(trade.db, { shops: [[shopId, 'clerk']] });
  trackingNumbers += 1;
  const parcel = { carrier: 'sf', trackingNo: `SF${process.pid}${trackingNumbers}` };
  const shipped = await trade.send(clerk, 'POST', `/studio/shops/${shopId}/orders/${orderId}/ship`, parcel);
  if (shipped.status !== 200) throw new Error(`not shipped: ${JSON.stringify(shipped.body)}`);
  if (given.until === 'shipped') return orderId;
  const received = await trade.send(buyer, 'POST', `/orders/${orderId}/receive`);
  if (received.status !== 200) throw new Error(`not received: ${JSON.stringify(received.body)}`);
  return orderId;
}
