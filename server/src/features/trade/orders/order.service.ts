import { type CheckoutId, cents, err, ok, type PersonId, type Result } from '@kanmai/kernel';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import * as ledger from '../ledger/index.ts';
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

type OrderDeps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'eventsAppended'>;

/** Runs one command on one order within reach of the scope: decides, appends, logs. The door of fulfilment. */
export async function advance(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock'>,
  scope: Exclude<OrderScope, { checkoutId: string }>,
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
    const steps = decision.value.map((event) => ({ order, event }));
    await logOrderSteps(tx, steps, lines, nowMs);
  }
  return ok({ order, events: decision.value });
}

/** The shopper has the goods, or the clock says so: the shop and the platform get their parts of the money. */
export async function receive(
  tx: Tx,
  deps: Pick<OrderDeps, 'clock' | 'random'>,
  scope: Exclude<OrderScope, { checkoutId: string }>,
  command: Extract<OrderCommand, { kind: 'receive' | 'receive-by-default' }>,
  actorId: string | null,
): Promise<Result<void, Problem>> {
  const advanced = await advance(tx, deps, scope, command, actorId);
  if (!advanced.ok) return advanced;
  if (advanced.value.events.length > 0) await settle(tx, deps, advanced.value.order);
  return ok(undefined);
}

/** The shopper says that the goods are here. */
export async function receiveOrder(
  deps: OrderDeps,
  personId: PersonId,
  orderId: string,
): Promise<Result<void, Problem>> {
  const result = await unitOfWork(deps.db, (tx) =>
    receive(tx, deps, { orderId, personId }, { kind: 'receive' }, personId),
  );
  if (result.ok) deps.eventsAppended();
  return result;
}

async function settle(tx: Tx, deps: Pick<OrderDeps, 'clock' | 'random'>, order: StoredOrder): Promise<void> {
  const { shopId, currency, totalCents } = order;
  const { shopCents, commissionCents } = ledger.splitSettlement(totalCents);
  await ledger.post(tx, deps.random, {
    kind: 'settlement',
    referenceId: order.id,
    atMs: deps.clock.nowMs(),
    entries: [
      { account: { kind: 'escrow', ownerId: shopId, currency }, amountCents: totalCents },
      { account: { kind: 'shop', ownerId: shopId, currency }, amountCents: cents(-shopCents) },
      {
        account: { kind: 'commission', ownerId: ledger.commissionPolicy.version, currency },
        amountCents: cents(-commissionCents),
      },
    ],
  });
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
