import type { CheckoutId, PersonId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { CheckoutState } from './order.schema.ts';
import type { StoredCheckout } from './order.store.ts';

/** Locks checkouts, in the order of their ids: always before their payments, their orders and their stock. */
export async function lockCheckouts(
  tx: Tx,
  checkoutIds: readonly string[],
): Promise<ReadonlyMap<string, StoredCheckout>> {
  const { rows } = await sql<{
    id: CheckoutId;
    person_id: PersonId;
    state: CheckoutState;
    close_reason: string | null;
    payment_due_at: Date;
  }>`
    select id, person_id, state, close_reason, payment_due_at from checkouts
    where id = any(${[...checkoutIds]}::text[]) order by id for update
  `.execute(tx);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        personId: row.person_id,
        state: row.state,
        closeReason: row.close_reason,
        paymentDueAtMs: row.payment_due_at.getTime(),
      },
    ]),
  );
}

export interface PaidOrder {
  readonly orderId: string;
  /** The version of the step. */
  readonly version: number;
  readonly actorId: string;
  readonly paymentId: string;
}

/** Writes that checkouts and all their orders are paid: two statements, however many there are. */
export async function appendPaid(
  tx: Tx,
  checkoutIds: readonly string[],
  orders: readonly PaidOrder[],
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs);
  const markOrders = sql`
    with paid as (
      insert into order_events (order_id, version, kind, at, actor_id, data)
      select "orderId", version, 'paid', ${now}, "actorId", json_build_object('paymentId', "paymentId")
      from json_to_recordset(${JSON.stringify(orders)}::json) as t (
        "orderId" text, version integer, "actorId" text, "paymentId" text)
      returning order_id, version
    )
    update orders set state = 'paid', version = paid.version, paid_at = ${now}
    from paid where orders.id = paid.order_id
  `.execute(tx);
  const markCheckouts = sql`
    update checkouts set state = 'paid' where id = any(${[...checkoutIds]}::text[])
  `.execute(tx);
  await Promise.all([markOrders, markCheckouts]);
}
