import type { Cents, CheckoutId, OrderId, PersonId, ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { CheckoutState } from './order.schema.ts';
import { evolveAll, type OrderEvent, type OrderState } from './order.state.ts';

export interface StoredCheckout {
  readonly id: CheckoutId;
  readonly personId: PersonId;
  readonly state: CheckoutState;
  readonly closeReason: string | null;
  readonly paymentDueAtMs: number;
}

/** Locks a checkout: always before its payment, its orders and its stock. */
export async function lockCheckout(tx: Tx, checkoutId: string): Promise<StoredCheckout | null> {
  const row = await tx
    .selectFrom('checkouts')
    .select(['id', 'person_id', 'state', 'close_reason', 'payment_due_at'])
    .where('id', '=', checkoutId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id as CheckoutId,
    personId: row.person_id as PersonId,
    state: row.state as CheckoutState,
    closeReason: row.close_reason,
    paymentDueAtMs: row.payment_due_at.getTime(),
  };
}

/** The next checkout whose time to pay is over, locked; one that somebody else has locked is being decided already. */
export async function lockOverdueCheckout(
  tx: Tx,
  nowMs: number,
  except: readonly CheckoutId[],
): Promise<CheckoutId | null> {
  const row = await tx
    .selectFrom('checkouts')
    .select('id')
    .where('state', '=', 'pending-payment')
    .where('payment_due_at', '<=', new Date(nowMs))
    .where((q) => q.not(q('id', '=', q.fn.any(q.val([...except])))))
    .orderBy('payment_due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row === undefined ? null : (row.id as CheckoutId);
}

export async function setCheckoutState(
  tx: Tx,
  checkoutId: CheckoutId,
  state: CheckoutState,
  closed: { readonly atMs: number; readonly reason: string } | null,
): Promise<void> {
  await tx
    .updateTable('checkouts')
    .set({
      state,
      closed_at: closed === null ? null : new Date(closed.atMs),
      close_reason: closed === null ? null : closed.reason,
    })
    .where('id', '=', checkoutId)
    .execute();
}

export interface StoredOrder {
  readonly id: OrderId;
  readonly checkoutId: CheckoutId;
  readonly shopId: ShopId;
  readonly personId: PersonId;
  readonly totalCents: Cents;
  readonly currency: string;
  readonly state: OrderState;
}

export type OrderScope =
  | { readonly checkoutId: string }
  | { readonly checkoutIds: readonly string[] }
  | { readonly orderId: string; readonly personId: string }
  | { readonly orderId: string; readonly shopId: string };

/** One statement however many there are, so that it can be prepared. */
const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::text[])`;

/** Locks orders in id order and folds their events. An order outside the scope is not found. */
export async function lockOrders(tx: Tx, scope: OrderScope): Promise<StoredOrder[]> {
  let query = tx
    .selectFrom('orders')
    .select(['id', 'checkout_id', 'shop_id', 'person_id', 'total_cents', 'currency'])
    .orderBy('id')
    .forUpdate();
  if ('checkoutId' in scope) query = query.where('checkout_id', '=', scope.checkoutId);
  else if ('checkoutIds' in scope) query = query.where('checkout_id', '=', anyOf(scope.checkoutIds));
  else {
    query = query.where('id', '=', scope.orderId);
    if ('personId' in scope) query = query.where('person_id', '=', scope.personId);
    else query = query.where('shop_id', '=', scope.shopId);
  }
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const events = await tx
    .selectFrom('order_events')
    .select(['order_id', 'kind', 'data'])
    .where('order_id', '=', anyOf(rows.map((row) => row.id)))
    .orderBy('order_id')
    .orderBy('version')
    .execute();
  const histories = Map.groupBy(events, (event) => event.order_id);
  return rows.map((row) => ({
    id: row.id as OrderId,
    checkoutId: row.checkout_id as CheckoutId,
    shopId: row.shop_id as ShopId,
    personId: row.person_id as PersonId,
    totalCents: row.total_cents as Cents,
    currency: row.currency,
    state: evolveAll(
      (histories.get(row.id) ?? []).map(
        (event) => ({ kind: event.kind, ...(event.data as object) }) as OrderEvent,
      ),
    ),
  }));
}

/** Appends to an order's history and keeps its row in step. Answers the state after. */
export async function appendOrderEvents(
  tx: Tx,
  orderId: OrderId,
  before: OrderState,
  events: readonly OrderEvent[],
  actorId: string | null,
  nowMs: number,
): Promise<OrderState> {
  if (events.length === 0) return before;
  const at = new Date(nowMs);
  const after = evolveAll(events, before);
  await tx
    .insertInto('order_events')
    .values(
      events.map(({ kind, ...data }, index) => ({
        order_id: orderId,
        version: before.version + index + 1,
        kind,
        at,
        actor_id: actorId,
        data: JSON.stringify(data),
      })),
    )
    .execute();
  const kinds = new Set(events.map((event) => event.kind));
  const clock = after.receiptClock;
  const runs = clock !== null && !clock.paused;
  await tx
    .updateTable('orders')
    .set({
      state: after.name,
      version: after.version,
      close_reason: after.closeReason,
      cancel_due_at: after.cancelAsk === null ? null : new Date(after.cancelAsk.dueAtMs),
      ...(kinds.has('paid') ? { paid_at: at } : {}),
      ...(kinds.has('shipped') ? { shipped_at: at } : after.name === 'paid' ? { shipped_at: null } : {}),
      receipt_due_at: runs ? new Date(clock.dueAtMs) : null,
      receipt_paused_at: clock?.paused ? at : null,
      ...(kinds.has('delivered') ? { delivered_at: at } : {}),
      ...(kinds.has('received') ? { received_at: at } : {}),
      ...(kinds.has('closed') ? { closed_at: at } : {}),
      ...(kinds.has('reopened') ? { closed_at: null } : {}),
    })
    .where('id', '=', orderId)
    .execute();
  return after;
}

export interface StoredLine {
  readonly orderId: string;
  readonly variantId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly totalCents: number;
  readonly clipId: string | null;
  readonly roomId: string | null;
}

export async function findOrderLines(db: Database | Tx, orderIds: readonly string[]): Promise<StoredLine[]> {
  const { rows } = await sql<StoredLine>`
    select order_id as "orderId", variant_id as "variantId", product_id as "productId", quantity,
      total_cents as "totalCents", clip_id as "clipId", room_id as "roomId"
    from order_lines where order_id = any(${orderIds}::text[]) order by order_id, position
  `.execute(db);
  return rows;
}
