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
  type StoredOrder,
  setCheckoutState,
} from './order.store.ts';
import { appendPaid, lockCheckouts } from './paying.store.ts';
import { honoursLatePayment } from './payment-time.policy.ts';

type SettlementDeps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'eventsAppended' | 'log'>;

/** What happens to a checkout when its money comes, or does not. The checkout is locked first, whoever comes. */
export function checkoutSettlement(deps: SettlementDeps): payments.Settlement {
  return {
    async lock(tx, checkoutIds) {
      await lockCheckouts(tx, checkoutIds);
    },
    captured: (tx, captured) => settleCaptured(tx, deps, captured),
    async lapsed(tx, payment) {
      await closeCheckout(tx, deps, payment.checkoutId, 'expired', null);
    },
  };
}

interface Paying {
  readonly payment: payments.Payment;
  readonly checkout: StoredCheckout;
  readonly orders: readonly StoredOrder[];
}

/** Those that waited for their money are paid together; what came late or twice is decided one by one. */
async function settleCaptured(
  tx: Tx,
  deps: SettlementDeps,
  captured: readonly payments.Payment[],
): Promise<readonly payments.Settled[]> {
  const checkoutIds = captured.map(({ checkoutId }) => checkoutId);
  const [checkouts, orders] = await Promise.all([
    lockCheckouts(tx, checkoutIds),
    lockOrders(tx, { checkoutIds }),
  ]);
  const open = await lockOpenShops(
    tx,
    orders.map(({ shopId }) => shopId),
  );
  const ordersOf = Map.groupBy(orders, (order) => order.checkoutId);
  const paying = captured.map((payment): Paying => {
    const checkout = checkouts.get(payment.checkoutId);
    assert(checkout !== undefined, 'a payment belongs to a checkout');
    return { payment, checkout, orders: ordersOf.get(checkout.id) ?? [] };
  });
  const shopsOpen = (one: Paying) => one.orders.every(({ shopId }) => open.has(shopId));
  const waited = paying.filter((one) => one.checkout.state === 'pending-payment' && shopsOpen(one));
  const waits = new Set(waited);
  await payAll(tx, deps, waited);
  const settled: payments.Settled[] = [];
  for (const one of paying) {
    const paid = waits.has(one) || (await honoured(tx, deps, one, shopsOpen(one)));
    settled.push(paid ? { effect: 'paid', shops: one.orders } : { effect: 'refund' });
  }
  return settled;
}

/** Whether money that came late or twice still pays its orders; else it goes back. */
async function honoured(tx: Tx, deps: SettlementDeps, one: Paying, shopsAreOpen: boolean): Promise<boolean> {
  const { checkout, payment } = one;
  if (checkout.state === 'paid') return false;
  if (!shopsAreOpen) {
    // Who pays a shop that was closed meanwhile gets the money back, not a promise nobody keeps.
    await closeCheckout(tx, deps, checkout.id, 'cancelled', null);
    return false;
  }
  if (!(await holdAgain(tx, deps, checkout))) return false;
  await commandOrders(tx, deps, checkout.id, { kind: 'honour', paymentId: payment.id }, checkout.personId);
  await promotions.keep(tx, [checkout.id]);
  await stock.commit(tx, [checkout.id]);
  await setCheckoutState(tx, checkout.id, 'paid', null);
  return true;
}

/** Pays checkouts that waited for it, all of them in as many statements as one. */
async function payAll(tx: Tx, deps: SettlementDeps, waited: readonly Paying[]): Promise<void> {
  if (waited.length === 0) return;
  const nowMs = deps.clock.nowMs();
  const checkoutIds = waited.map(({ checkout }) => checkout.id);
  const steps = waited.flatMap(({ payment, orders }) =>
    orders.map((order) => {
      const decision = decideOrder({ kind: 'pay', paymentId: payment.id }, order.state);
      assert(decision.ok, `order ${order.id} is not in step with its checkout: cannot pay`);
      const [event] = decision.value;
      assert(event?.kind === 'paid', `order ${order.id} is paid in one step`);
      return { order, event };
    }),
  );
  const paid = steps.map(({ order, event }) => ({
    ...{ orderId: order.id, version: order.state.version + 1 },
    ...{ actorId: order.personId, paymentId: event.paymentId },
  }));
  const orderIds = steps.map(({ order }) => order.id);
  await Promise.all([
    appendPaid(tx, checkoutIds, paid, nowMs),
    promotions.keep(tx, checkoutIds),
    findOrderLines(tx, orderIds).then((lines) => logOrderSteps(tx, steps, lines, nowMs)),
  ]);
  // Last: from here on everybody waits who buys or pays the same goods.
  await stock.commit(tx, checkoutIds);
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
