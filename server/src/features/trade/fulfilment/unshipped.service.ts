import { ok, type Result, type VariantId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import * as orders from '../orders/index.ts';
import * as stock from '../stock/index.ts';
import { commandParcels, type ParcelDeps } from './parcel.service.ts';

/** What of a paid order has yet to leave; nothing of one that is in any other state. Lock the order before. */
export async function findUnshipped(tx: Tx, orderId: string): Promise<readonly orders.VariantQuantity[]> {
  const shop = await tx
    .selectFrom('orders')
    .select('shop_id as shopId')
    .where('id', '=', orderId)
    .executeTakeFirst();
  if (shop === undefined) return [];
  const [order] = await orders.lockOrders(tx, { orderId, ...shop });
  if (order?.state.name !== 'paid') return [];
  return orders.leftToShip(await orders.findOrderLines(tx, [orderId]), order.state.shipping);
}

export interface UnshippedRelease {
  readonly orderId: string;
  readonly shopId: string;
  /** Without them all that is left. */
  readonly lines: readonly orders.VariantQuantity[] | null;
  /** For whose sake, e.g. a case of after-sales. Once for each: repeating it has no second effect. */
  readonly referenceId: string;
  /** Whether the goods go back on the shelf: not those of a parcel that was lost. */
  readonly putBack: boolean;
  /** Null when a clock decided. */
  readonly actorId: string | null;
}

/**
 * What of an order will not be shipped any more: its goods are free again, and what is left of the order goes on, or is
 * closed when nothing is. Gives no money back: `payments.beginRefund` does, in the same unit of work. Lock the checkout
 * and the order before. Answers what was released; nothing when it was before.
 */
export async function cancelUnshipped(
  tx: Tx,
  deps: Pick<ParcelDeps, 'clock' | 'config'>,
  release: UnshippedRelease,
): Promise<Result<readonly orders.VariantQuantity[], Problem>> {
  const { orderId, shopId, lines, referenceId, putBack, actorId } = release;
  const command = { kind: 'cancel-unshipped', referenceId, lines } as const;
  const events = await commandParcels(tx, deps, { orderId, shopId }, command, actorId);
  if (!events.ok) return events;
  const released = events.value.flatMap((event) => (event.kind === 'unshipped-cancelled' ? event.lines : []));
  if (released.length > 0) {
    const { checkoutId } = await orders.getOrder(tx, { orderId, shopId });
    const sold = released.map((line) => ({ ...line, variantId: line.variantId as VariantId }));
    if (putBack) await stock.putBack(tx, sold, deps.clock.nowMs(), { checkoutId });
    else await stock.leave(tx, checkoutId, sold);
  }
  return ok(released);
}
