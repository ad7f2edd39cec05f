import { assert, type CheckoutId, err, ok, type PersonId, type Result } from '@kanmai/kernel';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { findMemberRole } from '../../people/shops/index.ts';
import { awaitSettlement } from '../ledger/index.ts';
import { logOrderSteps } from './order.events.ts';
import { decideOrder, type OrderCommand, type OrderEvent } from './order.state.ts';
import {
  appendOrderEvents,
  findOrderLines,
  lockCheckout,
  lockOrders,
  type OrderScope,
  type StoredOrder,
} from './order.store.ts';
import { receiptDueAtMs } from './receipt.policy.ts';
import { closeCheckout } from './settlement.service.ts';

type OrderDeps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'config' | 'eventsAppended'>;

/**
 * Runs one command on one order within reach of the scope: decides, appends, logs. The door of fulfilment. Once it is
 * received, by whomever, its money is due T + N later.
 */
export async function advance(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'config'>,
  scope: Extract<OrderScope, { orderId: string }>,
  command: OrderCommand,
  actorId: string | null,
): Promise<Result<{ order: StoredOrder; events: readonly OrderEvent[] }, Problem>> {
  const [order] = await lockOrders(tx, scope);
  if (order === undefined) return err({ type: 'not-found' });
  const nowMs = deps.clock.nowMs();
  const lines = await findOrderLines(tx, [order.id]);
  const facts = { ordered: lines, receiptDueAtMs: receiptDueAtMs(nowMs) };
  const decision = decideOrder(command, order.state, facts);
  if (!decision.ok) return decision;
  if (decision.value.length > 0) {
    await appendOrderEvents(tx, order.id, order.state, decision.value, actorId, nowMs);
    const isReceived = decision.value.some(({ kind }) => kind === 'received');
    const byOwnPeople = isReceived && (await findMemberRole(tx, order.shopId, order.personId)) !== null;
    const steps = decision.value.map((event) => ({ order, event, byOwnPeople }));
    await logOrderSteps(tx, steps, lines, nowMs);
    if (isReceived) await awaitSettlement(tx, deps, order);
  }
  return ok({ order, events: decision.value });
}

/** An order that is known to be there, locked. */
export async function getOrder(
  tx: Tx,
  scope: Extract<OrderScope, { orderId: string }>,
): Promise<StoredOrder> {
  const [order] = await lockOrders(tx, scope);
  assert(order !== undefined, `order ${scope.orderId} is there`);
  return order;
}

/** The shopper has the goods. */
export async function receiveOrder(
  deps: OrderDeps,
  personId: PersonId,
  orderId: string,
): Promise<Result<void, Problem>> {
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<void, Problem>> => {
    const advanced = await advance(tx, deps, { orderId, personId }, { kind: 'receive' }, personId);
    return advanced.ok ? ok(undefined) : advanced;
  });
  if (result.ok) deps.eventsAppended();
  return result;
}

/** Cancels an unpaid checkout with all its orders: they are paid together, so they are cancelled together. */
export async function cancelCheckout(
  deps: OrderDeps,
  personId: PersonId,
  find: { readonly checkoutId: string } | { readonly orderId: string },
): Promise<Result<void, Problem>> {
  try {
    const checkoutId = await findCheckoutId(deps, personId, find);
    if (checkoutId === null) return err({ type: 'not-found' });
    await unitOfWork(deps.db, async (tx) => {
      const checkout = await lockCheckout(tx, checkoutId);
      if (checkout === null || checkout.personId !== personId)
        throw new Rollback<Problem>({ type: 'not-found' });
      if (checkout.state === 'closed') return;
      if (!(await closeCheckout(tx, deps, checkoutId, 'cancelled', personId))) {
        throw new Rollback<Problem>({ type: 'state-conflict', state: checkout.state });
      }
    });
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
  deps.eventsAppended();
  return ok(undefined);
}

async function findCheckoutId(
  deps: OrderDeps,
  personId: PersonId,
  find: { readonly checkoutId: string } | { readonly orderId: string },
): Promise<CheckoutId | null> {
  if ('checkoutId' in find) return find.checkoutId as CheckoutId;
  const row = await deps.db
    .selectFrom('orders')
    .select('checkout_id')
    .where('id', '=', find.orderId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row === undefined ? null : (row.checkout_id as CheckoutId);
}
