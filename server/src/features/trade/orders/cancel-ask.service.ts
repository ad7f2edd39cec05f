import { err, ok, type PersonId, type Result } from '@kanmai/kernel';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { cancelDueAtMs } from './cancel-ask.policy.ts';
import { advance } from './order.service.ts';
import type { OrderCommand } from './order.state.ts';
import { lockOrders, type OrderScope } from './order.store.ts';
import { refundInTx } from './refund.service.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'config' | 'jobs' | 'log' | 'eventsAppended'>;

/** Whether a person's order, that has not left, is to be cancelled as soon as they ask; told in `app.ts`. */
export type CancelsAtOnce = (
  tx: Tx,
  order: { readonly orderId: string; readonly personId: string },
  nowMs: number,
) => Promise<boolean>;

/** The shopper asks to cancel what is paid and not shipped. Repeating it changes nothing. */
export async function askToCancel(
  deps: Deps,
  cancelsAtOnce: CancelsAtOnce,
  personId: PersonId,
  orderId: string,
  reason: string,
): Promise<Result<void, Problem>> {
  const nowMs = deps.clock.nowMs();
  const asked = await unitOfWork(deps.db, async (tx): Promise<Result<string | null, Problem>> => {
    // What a buyer owes is locked after their orders, by everybody.
    await lockOrders(tx, { orderId, personId });
    const atOnce = await cancelsAtOnce(tx, { orderId, personId }, nowMs);
    const dueAtMs = atOnce ? nowMs : cancelDueAtMs(nowMs);
    const given = { kind: 'ask-cancel', reason, dueAtMs } as const;
    const advanced = await advance(tx, deps, { orderId, personId }, given, personId);
    return advanced.ok ? ok(atOnce ? advanced.value.order.shopId : null) : advanced;
  });
  if (!asked.ok) return asked;
  // The clock has run out as it begins. Should this fail, the job that reads clocks does it.
  if (asked.value !== null) await cancelByDefault(deps, asked.value, orderId);
  deps.eventsAppended();
  return ok(undefined);
}

/** The shopper wants the goods after all. */
export function withdrawCancel(
  deps: Deps,
  personId: PersonId,
  orderId: string,
): Promise<Result<void, Problem>> {
  return command(deps, { orderId, personId }, { kind: 'withdraw-cancel' }, personId);
}

/** The shop will not cancel, and says why. */
export function declineCancel(
  deps: Deps,
  shop: { readonly shopId: string; readonly orderId: string; readonly actorId: string },
  reason: string,
): Promise<Result<void, Problem>> {
  const { shopId, orderId, actorId } = shop;
  return command(deps, { orderId, shopId }, { kind: 'decline-cancel', reason }, actorId);
}

async function command(
  deps: Deps,
  scope: Extract<OrderScope, { orderId: string }>,
  given: OrderCommand,
  actorId: string,
): Promise<Result<void, Problem>> {
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<void, Problem>> => {
    const advanced = await advance(tx, deps, scope, given, actorId);
    return advanced.ok ? ok(undefined) : advanced;
  });
  if (result.ok) deps.eventsAppended();
  return result;
}

const dueAtOnce = 200;

/** Gives the money back of every order whose shop did not answer in time. One that fails keeps no other. */
export async function cancelUnanswered(deps: Deps, signal: AbortSignal): Promise<number> {
  const due = await deps.db
    .selectFrom('orders')
    .select(['id', 'shop_id'])
    .where('cancel_due_at', '<=', new Date(deps.clock.nowMs()))
    .orderBy('cancel_due_at')
    .limit(dueAtOnce)
    .execute();
  let cancelled = 0;
  for (const { id, shop_id } of due) {
    if (signal.aborted) break;
    const result = await cancelByDefault(deps, shop_id, id);
    if (result.ok) cancelled += 1;
  }
  if (cancelled > 0) deps.eventsAppended();
  return cancelled;
}

async function cancelByDefault(deps: Deps, shopId: string, orderId: string): Promise<Result<void, Problem>> {
  const nowMs = deps.clock.nowMs();
  try {
    await unitOfWork(deps.db, async (tx) => {
      const reason = await lastReason(tx, orderId);
      const ask = { shopId, orderId, actorId: null, reason, putBack: true };
      await refundInTx(tx, deps, ask, { kind: 'cancel-by-default', nowMs });
    });
    return ok(undefined);
  } catch (error) {
    // Answered, shipped or withdrawn since it was listed.
    if (error instanceof Rollback) return err(error.failure as Problem);
    deps.log.warn({ error, orderId }, 'an order could not be cancelled by default');
    return err({ type: 'unavailable' });
  }
}

/** What the shopper asked it for. */
async function lastReason(tx: Tx, orderId: string): Promise<string> {
  const row = await tx
    .selectFrom('order_events')
    .select('data')
    .where('order_id', '=', orderId)
    .where('kind', '=', 'cancel-asked')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return String((row?.data as { reason?: string } | undefined)?.reason ?? '');
}
