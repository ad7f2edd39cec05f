import { type CheckoutId, err, ok, type Result, type VariantId } from '@kanmai/kernel';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { awaitSettlement } from '../ledger/index.ts';
import * as payments from '../payments/index.ts';
import * as promotions from '../promotions/index.ts';
import * as stock from '../stock/index.ts';
import { advance } from './order.service.ts';
import type { OrderCommand } from './order.state.ts';
import { findOrderLines, lockCheckout, lockOrders, type StoredOrder } from './order.store.ts';
import { findOrderLeft } from './order-left.views.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'config' | 'jobs' | 'eventsAppended'>;

export interface RefundAsk {
  readonly shopId: string;
  readonly orderId: string;
  readonly actorId: string;
  readonly reason: string;
  /** Whether the goods go back on the shelf. */
  readonly putBack: boolean;
}

/** The shop gives a paid order's money back, all of it, before it was shipped. Repeating it has no second effect. */
export async function refundOrder(deps: Deps, ask: RefundAsk): Promise<Result<void, Problem>> {
  try {
    await unitOfWork(deps.db, (tx) => refundInTx(tx, deps, ask));
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
  deps.eventsAppended();
  return ok(undefined);
}

/** @throws Rollback with why not */
export async function refundInTx(
  tx: Tx,
  deps: Deps,
  ask: Omit<RefundAsk, 'actorId'> & { readonly actorId: string | null },
  command: Extract<OrderCommand, { kind: 'refund' | 'cancel-by-default' }> = { kind: 'refund' },
): Promise<void> {
  const { shopId, orderId, actorId, reason } = ask;
  const checkoutId = await findCheckoutOf(tx, orderId, shopId);
  if (checkoutId === null) throw new Rollback<Problem>({ type: 'not-found' });
  // In the order of everybody who locks them: the checkout, the order, the stock.
  await lockCheckout(tx, checkoutId);
  const advanced = await advance(tx, deps, { orderId, shopId }, command, actorId);
  if (!advanced.ok) throw new Rollback<Problem>(advanced.failure);
  const { order, events } = advanced.value;
  if (events.length === 0) return;
  const { totalCents: paidCents, currency } = order;
  // Of some pieces the money may have gone back before, by after-sales or by a guarantee.
  const { leftCents: amountCents, claimedCents } = await findOrderLeft(tx, order);
  // What a guarantee paid is the shop's loss already: the order's money for it is settled to the shop.
  if (claimedCents > 0) await awaitSettlement(tx, deps, order);
  // What the clock decides, the shopper has asked for.
  const requestedBy = actorId ?? order.personId;
  const begun = await payments.beginRefund(tx, deps, {
    ...{ orderId, checkoutId, shopId, amountCents, currency, reason, requestedBy },
    ...{ paidCents, referenceId: orderId },
  });
  if (!begun.ok) throw new Rollback<Problem>(begun.failure);
  // Refunded as a whole: a coupon is open again for what is left of its time.
  await promotions.giveBack(tx, { orderId });
  const sold = (await findOrderLines(tx, [orderId])).map(({ variantId, quantity }) => ({
    ...{ variantId: variantId as VariantId, quantity },
  }));
  if (ask.putBack) await stock.putBack(tx, sold, deps.clock.nowMs(), { checkoutId });
  else await stock.leave(tx, checkoutId, sold);
}

/** Locks a paid order for giving money back: its checkout first, as everybody does. Null when there is none. */
export async function lockOrder(tx: Tx, shopId: string, orderId: string): Promise<StoredOrder | null> {
  const checkoutId = await findCheckoutOf(tx, orderId, shopId);
  if (checkoutId === null) return null;
  await lockCheckout(tx, checkoutId);
  return (await lockOrders(tx, { orderId, shopId }))[0] ?? null;
}

async function findCheckoutOf(tx: Tx, orderId: string, shopId: string): Promise<CheckoutId | null> {
  const row = await tx
    .selectFrom('orders')
    .select('checkout_id')
    .where('id', '=', orderId)
    .where('shop_id', '=', shopId)
    .executeTakeFirst();
  return row === undefined ? null : (row.checkout_id as CheckoutId);
}
