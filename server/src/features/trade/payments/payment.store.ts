import type { Cents, CheckoutId, PaymentId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { Payment, PaymentState } from './payment.schema.ts';

interface NewPayment extends Payment {
  readonly payUrl: string;
  readonly dueAtMs: number;
  readonly description: string;
}

export async function insertPayments(
  tx: Tx,
  payments: readonly NewPayment[],
  nowMs: number,
  askAtMs: number,
): Promise<void> {
  if (payments.length === 0) return;
  await sql`
    insert into payments
      (id, checkout_id, provider, provider_ref, amount_cents, currency, state, pay_url, description, due_at, created_at,
      ask_at)
    select *, ${new Date(nowMs)}::timestamptz, ${new Date(askAtMs)}::timestamptz from unnest(
      ${payments.map(({ id }) => id)}::text[], ${payments.map(({ checkoutId }) => checkoutId)}::text[],
      ${payments.map(({ provider }) => provider)}::text[], ${payments.map(({ providerRef }) => providerRef)}::text[],
      ${payments.map(({ amountCents }) => amountCents)}::bigint[],
      ${payments.map(({ currency }) => currency)}::text[], ${payments.map(({ state }) => state)}::text[],
      ${payments.map(({ payUrl }) => payUrl)}::text[], ${payments.map(({ description }) => description)}::text[],
      ${payments.map(({ dueAtMs }) => new Date(dueAtMs).toISOString())}::timestamptz[])
  `.execute(tx);
}

/** A checkout's payment that was stored and is not at its provider yet. */
export async function findUnopened(
  db: Database,
  checkoutId: CheckoutId,
): Promise<(Payment & { readonly description: string; readonly dueAtMs: number }) | null> {
  const row = await db
    .selectFrom('payments')
    .selectAll()
    .where('checkout_id', '=', checkoutId)
    .where('state', '=', 'pending')
    .where('pay_url', '=', '')
    .executeTakeFirst();
  if (row === undefined) return null;
  return { ...paymentOf(row), description: row.description, dueAtMs: row.due_at?.getTime() ?? 0 };
}

export async function setOpened(
  db: Database,
  paymentId: PaymentId,
  unopenedRef: string,
  opened: { readonly providerRef: string; readonly payUrl: string },
): Promise<void> {
  await db
    .updateTable('payments')
    .set({ provider_ref: opened.providerRef, pay_url: opened.payUrl })
    .where('id', '=', paymentId)
    .where('provider_ref', '=', unopenedRef)
    .execute();
}

interface PaymentRow {
  id: string;
  checkout_id: string;
  provider: string;
  provider_ref: string;
  amount_cents: number;
  currency: string;
  state: string;
}

function paymentOf(row: PaymentRow): Payment {
  return {
    id: row.id as PaymentId,
    checkoutId: row.checkout_id as CheckoutId,
    provider: row.provider,
    providerRef: row.provider_ref,
    amountCents: row.amount_cents as Cents,
    currency: row.currency,
    state: row.state as PaymentState,
  };
}

/** The payments that providers know by these references, in their order; null where there is none. */
export async function findPaymentsByRef(
  db: Database,
  refs: readonly { readonly provider: string; readonly providerRef: string }[],
): Promise<readonly (Payment | null)[]> {
  const { rows } = await sql<PaymentRow>`
    select p.* from payments p
    join unnest(${refs.map(({ provider }) => provider)}::text[],
      ${refs.map(({ providerRef }) => providerRef)}::text[]) as t (provider, provider_ref)
      on p.provider = t.provider and p.provider_ref = t.provider_ref
  `.execute(db);
  const byRef = new Map(rows.map((row) => [`${row.provider} ${row.provider_ref}`, paymentOf(row)]));
  return refs.map(({ provider, providerRef }) => byRef.get(`${provider} ${providerRef}`) ?? null);
}

export async function findPayment(db: Database, paymentId: string): Promise<Payment | null> {
  const row = await db.selectFrom('payments').selectAll().where('id', '=', paymentId).executeTakeFirst();
  return row === undefined ? null : paymentOf(row);
}

/** Locks a payment. Lock its checkout before. */
export async function lockPayment(tx: Tx, paymentId: PaymentId): Promise<Payment> {
  const row = await tx
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', paymentId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return paymentOf(row);
}

/** The same of many, in the order of their ids. */
export async function lockPayments(
  tx: Tx,
  paymentIds: readonly PaymentId[],
): Promise<ReadonlyMap<PaymentId, Payment>> {
  const { rows } = await sql<PaymentRow>`
    select * from payments where id = any(${[...paymentIds]}::text[]) order by id for update
  `.execute(tx);
  return new Map(rows.map((row) => [row.id as PaymentId, paymentOf(row)]));
}

/** Writes that the money of payments came; once it did there is nothing left to ask the provider. */
export async function setCaptured(
  tx: Tx,
  payments: readonly Payment[],
  state: 'captured' | 'refunding',
  atMs: number,
): Promise<void> {
  if (payments.length === 0) return;
  await sql`
    update payments set state = ${state}, captured_at = ${new Date(atMs)}, ask_at = null
    where id = any(${payments.map(({ id }) => id)}::text[])
  `.execute(tx);
}

export async function setPaymentState(
  tx: Tx,
  paymentId: PaymentId,
  state: PaymentState,
  times: { readonly refundedAtMs?: number } = {},
): Promise<void> {
  await tx
    .updateTable('payments')
    .set({
      state,
      ...(times.refundedAtMs === undefined ? {} : { refunded_at: new Date(times.refundedAtMs) }),
    })
    .where('id', '=', paymentId)
    .execute();
}

/** Marks the open payments of a checkout that was closed. */
export async function expirePayments(tx: Tx, checkoutId: CheckoutId): Promise<void> {
  await tx
    .updateTable('payments')
    .set({ state: 'expired' })
    .where('checkout_id', '=', checkoutId)
    .where('state', 'in', ['pending', 'declined'])
    .execute();
}

/** Captured payments whose money is to go back. */
export async function listPaymentsToRefund(db: Database, limit: number): Promise<PaymentId[]> {
  const rows = await db
    .selectFrom('payments')
    .select('id')
    .where('state', '=', 'refunding')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id as PaymentId);
}

/** A payment of which it is not known for good what became of it. */
export type AskedPayment = Payment & { readonly dueAtMs: number; readonly asks: number };

/** Payments that the provider is to be asked about by now, the longest waiting first. */
export async function listPaymentsToAsk(db: Database, nowMs: number, limit: number): Promise<AskedPayment[]> {
  const rows = await db
    .selectFrom('payments')
    .selectAll()
    .where('ask_at', '<=', new Date(nowMs))
    // One that was never opened is not there to be asked about.
    .where('pay_url', '<>', '')
    .orderBy('ask_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...paymentOf(row),
    dueAtMs: (row.due_at ?? row.created_at).getTime(),
    asks: row.asks,
  }));
}

/** Says when to ask again; null: not any more. Nothing is asked of a payment whose money came. */
export async function setAskAt(db: Database, paymentId: PaymentId, askAtMs: number | null): Promise<void> {
  await db
    .updateTable('payments')
    .set((eb) => ({ ask_at: askAtMs === null ? null : new Date(askAtMs), asks: eb('asks', '+', 1) }))
    .where('id', '=', paymentId)
    .where('state', 'in', ['pending', 'declined', 'expired'])
    .execute();
}
