import type { Cents, CheckoutId, PaymentId, RefundId } from '@kanmai/kernel';
import type { Database, Tx } from '../../../database.ts';

export interface StoredRefund {
  readonly id: RefundId;
  readonly paymentId: PaymentId;
  readonly amountCents: Cents;
  readonly currency: string;
  readonly state: 'waiting' | 'refunded';
}

export interface NewRefund {
  readonly id: RefundId;
  readonly paymentId: PaymentId;
  readonly orderId: string;
  readonly shopId: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly referenceId: string;
}

/** Writes down that money is to go back. @throws a unique violation when it did for this reference before. */
export async function insertRefund(tx: Tx, refund: NewRefund, nowMs: number): Promise<void> {
  await tx
    .insertInto('payment_refunds')
    .values({
      id: refund.id,
      payment_id: refund.paymentId,
      order_id: refund.orderId,
      shop_id: refund.shopId,
      amount_cents: refund.amountCents,
      currency: refund.currency,
      state: 'waiting',
      reason: refund.reason,
      requested_by: refund.requestedBy,
      reference_id: refund.referenceId,
      created_at: new Date(nowMs),
    })
    .execute();
}

/** What went back of an order so far, or is on its way. */
export async function sumRefunds(db: Database | Tx, orderId: string): Promise<number> {
  const row = await db
    .selectFrom('payment_refunds')
    .select((eb) => eb.fn.sum<string | null>('amount_cents').as('sum'))
    .where('order_id', '=', orderId)
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}

/** The payment that paid a checkout. */
export async function findCapturedPayment(tx: Tx, checkoutId: CheckoutId): Promise<PaymentId> {
  const row = await tx
    .selectFrom('payments')
    .select('id')
    .where('checkout_id', '=', checkoutId)
    .where('state', '=', 'captured')
    .executeTakeFirstOrThrow();
  return row.id as PaymentId;
}

export async function findRefund(db: Database, refundId: string): Promise<StoredRefund | null> {
  const row = await db
    .selectFrom('payment_refunds')
    .select(['id', 'payment_id', 'amount_cents', 'currency', 'state'])
    .where('id', '=', refundId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id as RefundId,
    paymentId: row.payment_id as PaymentId,
    amountCents: row.amount_cents as Cents,
    currency: row.currency,
    state: row.state as StoredRefund['state'],
  };
}

/** Marks a refund done; false when it was before. */
export async function setRefunded(tx: Tx, refundId: RefundId, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('payment_refunds')
    .set({ state: 'refunded', refunded_at: new Date(nowMs) })
    .where('id', '=', refundId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function listWaitingRefunds(db: Database, limit: number): Promise<RefundId[]> {
  const rows = await db
    .selectFrom('payment_refunds')
    .select('id')
    .where('state', '=', 'waiting')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id as RefundId);
}
