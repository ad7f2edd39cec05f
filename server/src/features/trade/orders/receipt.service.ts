import { dayMs, ok, type PersonId, type Result } from '@kanmai/kernel';
import { type Database, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { advance } from './order.service.ts';
import { lockOrders } from './order.store.ts';
import { receiptPolicy } from './receipt.policy.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'config' | 'log' | 'eventsAppended'>;

/** Which of these orders are not to be received by the clock now. */
export type ReceiptBlocks = (db: Database | Tx, orderIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** The shopper wants more time to look at the goods, once. Repeating it changes nothing. */
export async function extendReceipt(
  deps: Deps,
  personId: PersonId,
  orderId: string,
): Promise<Result<void, Problem>> {
  const command = { kind: 'extend-receipt', byMs: receiptPolicy.extensionDays * dayMs } as const;
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<void, Problem>> => {
    const advanced = await advance(tx, deps, { orderId, personId }, command, personId);
    return advanced.ok ? ok(undefined) : advanced;
  });
  if (result.ok) deps.eventsAppended();
  return result;
}

const ordersAtOnce = 2_000;

/**
 * Receives every order whose clock is over. One with an open case has its clock stopped instead, and set going again
 * with a few days once the case is closed. One that fails keeps no other. Answers how many were received.
 */
export async function receiveOverdue(
  deps: Deps,
  isBlocked: ReceiptBlocks,
  signal: AbortSignal,
): Promise<number> {
  const now = new Date(deps.clock.nowMs());
  const orders = deps.db.selectFrom('orders').select(['id', 'shop_id as shopId']).limit(ordersAtOnce);
  const due = await orders.where('receipt_due_at', '<=', now).orderBy('receipt_due_at').execute();
  const paused = await orders
    .where('receipt_paused_at', 'is not', null)
    .orderBy('receipt_paused_at')
    .execute();
  const stillBlocked = await isBlocked(
    deps.db,
    paused.map(({ id }) => id),
  );
  let received = 0;
  const over = [...due, ...paused.filter(({ id }) => !stillBlocked.has(id))];
  for (const order of over) {
    if (signal.aborted) break;
    try {
      if ((await settleClock(deps, isBlocked, order)) === 'received') received += 1;
    } catch (error) {
      deps.log.error({ error, orderId: order.id }, 'an order could not be received by its clock');
    }
  }
  if (over.length > 0) deps.eventsAppended();
  return received;
}

async function settleClock(
  deps: Deps,
  isBlocked: ReceiptBlocks,
  { id: orderId, shopId }: { readonly id: string; readonly shopId: string },
): Promise<'received' | 'waits'> {
  const scope = { orderId, shopId };
  return unitOfWork(deps.db, async (tx) => {
    // Locked before it is asked: a case is opened under the same lock.
    const [order] = await lockOrders(tx, scope);
    const blocked = (await isBlocked(tx, [orderId])).has(orderId);
    const nowMs = deps.clock.nowMs();
    if (blocked) {
      await advance(tx, deps, scope, { kind: 'pause-receipt', nowMs }, null);
      return 'waits';
    }
    if (order?.state.receiptClock?.paused === true) {
      const dueAtMs = nowMs + receiptPolicy.afterPauseDays * dayMs;
      await advance(tx, deps, scope, { kind: 'resume-receipt', dueAtMs }, null);
      return 'waits';
    }
    const result = await advance(tx, deps, scope, { kind: 'receive-by-default', nowMs }, null);
    // Received or extended since it was listed.
    return result.ok ? 'received' : 'waits';
  });
}
