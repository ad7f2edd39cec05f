import { assert, type CheckoutId, type VariantId } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { lockOpenShops } from '../catalogue/index.ts';
import * as payments from '../payments/index.ts';
import * as promotions from '../promotions/index.ts';
import * as stock from '../stock/index.ts';
import { logOrderSteps } from './order.events.ts';
import { type CloseReason, decideOrder, type OrderCommand } from './order.state.ts';
import {
  appendOrderEvents,
  findOrderLines,
  lockCheckout,
  lockOrders,
  lockOverdueCheckout,
  type StoredCheckout,
  setCheckoutState,
} from './order.store.ts';
import { honoursLatePayment } from './payment-time.policy.ts';

type SettlementDeps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'eventsAppended' | 'log'>;

/** What happens to a checkout when its money comes, or does not. The checkout is locked first, whoever comes. */
export function checkoutSettlement(deps: SettlementDeps): payments.Settlement {
  return {
    async lock(tx, checkoutId) {
      await lockCheckout(tx, checkoutId);
    },
    async captured(tx, payment) {
      const checkout = await lockCheckout(tx, payment.checkoutId);
      assert(checkout !== null, 'a payment belongs to a checkout');
      if (checkout.state === 'paid') return { effect: 'refund' };
      if (!(await shopsOpen(tx, checkout.id))) {
        // Who pays a shop that was closed meanwhile gets the money back, not a promise nobody keeps.
        await closeCheckout(tx, deps, checkout.id, 'cancelled', null);
        return { effect: 'refund' };
      }
      if (checkout.state === 'closed') {
        const held = await holdAgain(tx, deps, checkout);
        if (!held) return { effect: 'refund' };
        return pay(tx, deps, checkout, { kind: 'honour', paymentId: payment.id });
      }
      return pay(tx, deps, checkout, { kind: 'pay', paymentId: payment.id });
    },
    async lapsed(tx, payment) {
      await closeCheckout(tx, deps, payment.checkoutId, 'expired', null);
    },
  };
}

async function pay(
  tx: Tx,
  deps: SettlementDeps,
  checkout: StoredCheckout,
  command: Extract<OrderCommand, { kind: 'pay' | 'honour' }>,
): Promise<payments.Settled> {
  const orders = await commandOrders(tx, deps, checkout.id, command, checkout.personId);
  await promotions.keep(tx, [checkout.id]);
  await stock.commit(tx, [checkout.id]);
  await setCheckoutState(tx, checkout.id, 'paid', null);
  return { effect: 'paid', shops: orders.map(({ shopId, totalCents }) => ({ shopId, totalCents })) };
}

async function shopsOpen(tx: Tx, checkoutId: CheckoutId): Promise<boolean> {
  const shopIds = (await lockOrders(tx, { checkoutId })).map(({ shopId }) => shopId);
  const open = await lockOpenShops(tx, shopIds);
  return shopIds.every((shopId) => open.has(shopId));
}

/** Holds a closed checkout's stock, and what its price rested on, once more; false when it must not or cannot be. */
async function holdAgain(tx: Tx, deps: SettlementDeps, checkout: StoredCheckout): Promise<boolean> {
  if (!honoursLatePayment(checkout.closeReason as CloseReason)) return false;
  const orders = await lockOrders(tx, { checkoutId: checkout.id });
  const lines = await findOrderLines(
    tx,
    orders.map((order) => order.id),
  );
  if (!(await promotions.retake(tx, checkout.id))) return false;
  const nowMs = deps.clock.nowMs();
  const held = await stock.hold(
    tx,
    deps,
    {
      checkoutId: checkout.id,
      personId: checkout.personId,
      expiresAtMs: nowMs,
      lines: lines.map((line) => ({ variantId: line.variantId as VariantId, quantity: line.quantity })),
    },
    nowMs,
  );
  if (!held.ok) await promotions.giveBack(tx, { checkoutIds: [checkout.id] });
  return held.ok;
}

/** Closes an unpaid checkout: its orders, its payment, its holds. False when it is not unpaid. */
export async function closeCheckout(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock'>,
  checkoutId: CheckoutId,
  reason: Exclude<CloseReason, 'refunded'>,
  actorId: string | null,
): Promise<boolean> {
  const checkout = await lockCheckout(tx, checkoutId);
  if (checkout?.state !== 'pending-payment') return false;
  const nowMs = deps.clock.nowMs();
  await payments.lapse(tx, checkoutId);
  await commandOrders(tx, deps, checkoutId, { kind: 'close', reason }, actorId);
  await setCheckoutState(tx, checkoutId, 'closed', { atMs: nowMs, reason });
  await promotions.giveBack(tx, { checkoutIds: [checkoutId] });
  await stock.release(tx, [checkoutId], nowMs);
  return true;
}

/** Runs one command on all orders of a locked checkout. */
async function commandOrders(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock'>,
  checkoutId: CheckoutId,
  command: OrderCommand,
  actorId: string | null,
) {
  const nowMs = deps.clock.nowMs();
  const orders = await lockOrders(tx, { checkoutId });
  const steps = [];
  for (const order of orders) {
    const decision = decideOrder(command, order.state);
    assert(decision.ok, `order ${order.id} is not in step with its checkout: cannot ${command.kind}`);
    await appendOrderEvents(tx, order.id, order.state, decision.value, actorId, nowMs);
    steps.push(...decision.value.map((event) => ({ order, event })));
  }
  const lines = await findOrderLines(
    tx,
    orders.map((order) => order.id),
  );
  await logOrderSteps(tx, steps, lines, nowMs);
  return orders;
}

/** At most this many in one run; the next run goes on. */
const closingsMax = 10_000;

/** So many that cannot be closed are no longer single cases: the run fails, and is seen. */
const failuresMax = 100;

/** Closes what was not paid in time, each in its own unit of work; one that fails keeps no other. Answers how many. */
export async function closeOverdueCheckouts(deps: SettlementDeps, signal?: AbortSignal): Promise<number> {
  let closed = 0;
  const failed: CheckoutId[] = [];
  while (closed < closingsMax && signal?.aborted !== true) {
    let checkoutId: CheckoutId | null = null;
    try {
      const done = await unitOfWork(deps.db, async (tx) => {
        checkoutId = await lockOverdueCheckout(tx, deps.clock.nowMs(), failed);
        return checkoutId !== null && (await closeCheckout(tx, deps, checkoutId, 'expired', null));
      });
      if (!done) break;
      closed += 1;
    } catch (error) {
      if (checkoutId === null || failed.length >= failuresMax) throw error;
      deps.log.error({ error, checkoutId }, 'an overdue checkout could not be closed');
      failed.push(checkoutId);
    }
  }
  if (closed > 0) deps.eventsAppended();
  return closed;
}
