import { type Cents, cents } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { AccountKind } from './ledger.schema.ts';
import type { ClawBack, ClawBackState, SettledOrder, SettlementPart } from './settlement.policy.ts';

export interface NewSettlement {
  readonly orderId: string;
  readonly shopId: string;
  readonly currency: string;
  readonly paidCents: Cents;
  readonly receivedAtMs: number;
  readonly dueAtMs: number;
  readonly releasePolicy: string;
}

/** Writes down when an order's money is due. Repeating it changes nothing. */
export async function insertSettlement(tx: Tx, settlement: NewSettlement): Promise<void> {
  const dueAt = new Date(settlement.dueAtMs);
  await tx
    .insertInto('settlements')
    .values({
      order_id: settlement.orderId,
      shop_id: settlement.shopId,
      currency: settlement.currency,
      paid_cents: settlement.paidCents,
      received_at: new Date(settlement.receivedAtMs),
      due_at: dueAt,
      try_at: dueAt,
      release_policy: settlement.releasePolicy,
    })
    .onConflict((conflict) => conflict.column('order_id').doNothing())
    .execute();
}

export interface DueSettlement {
  readonly orderId: string;
  readonly shopId: string;
  readonly currency: string;
  readonly paidCents: Cents;
}

/** The settlements that are to be tried, the longest due first, locked; those another worker or a refund has are left out. */
export async function lockDueSettlements(
  tx: Tx,
  nowMs: number,
  limit: number,
  only?: string,
): Promise<DueSettlement[]> {
  const { rows } = await sql<{ order_id: string; shop_id: string; currency: string; paid_cents: number }>`
    select order_id, shop_id, currency, paid_cents from settlements
    where settled_at is null and try_at <= ${new Date(nowMs)}
      ${only === undefined ? sql`` : sql`and order_id = ${only}`}
    order by try_at, order_id limit ${limit}
    for update skip locked
  `.execute(tx);
  return rows.map((row) => ({
    orderId: row.order_id,
    shopId: row.shop_id,
    currency: row.currency,
    paidCents: cents(row.paid_cents),
  }));
}

/** Has these looked at again later. */
export async function postponeSettlements(
  tx: Tx,
  orderIds: readonly string[],
  tryAtMs: number,
): Promise<void> {
  if (orderIds.length === 0) return;
  await sql`update settlements set try_at = ${new Date(tryAtMs)} where order_id = any(${orderIds}::text[])
    and settled_at is null`.execute(tx);
}

/** Marks locked settlements settled, with who got what. */
export async function writeSettled(
  tx: Tx,
  settled: readonly { readonly order: SettledOrder; readonly parts: readonly SettlementPart[] }[],
  nowMs: number,
): Promise<void> {
  if (settled.length === 0) return;
  const orders = settled.map(({ order }) => order);
  await sql`
    update settlements s
    set settled_at = ${new Date(nowMs)}, kept_cents = o.kept, subsidy_cents = o.subsidy, commission_policy = o.policy
    from unnest(
      ${orders.map(({ orderId }) => orderId)}::text[],
      ${orders.map(({ keptCents }) => keptCents)}::bigint[],
      ${orders.map(({ subsidyCents }) => subsidyCents)}::bigint[],
      ${orders.map(({ commission }) => commission.version)}::text[]) as o (order_id, kept, subsidy, policy)
    where s.order_id = o.order_id
  `.execute(tx);
  const parts = settled.flatMap(({ order, parts }) =>
    parts.map((part, position) => ({ orderId: order.orderId, position, part })),
  );
  await sql`
    insert into settlement_parts (order_id, position, kind, owner_id, label, amount_cents)
    select * from unnest(
      ${parts.map(({ orderId }) => orderId)}::text[],
      ${parts.map(({ position }) => position)}::int[],
      ${parts.map(({ part }) => part.account.kind)}::text[],
      ${parts.map(({ part }) => part.account.ownerId)}::text[],
      ${parts.map(({ part }) => part.label)}::text[],
      ${parts.map(({ part }) => part.amountCents)}::bigint[])
  `.execute(tx);
}

/** A settled order's parts, locked until the end; null while it is not settled. Waits for a settlement under way. */
export async function lockSettled(tx: Tx, orderId: string): Promise<ClawBackState | null> {
  const row = await tx
    .selectFrom('settlements')
    .selectAll()
    .where('order_id', '=', orderId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || row.settled_at === null) return null;
  const parts = await tx
    .selectFrom('settlement_parts')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute();
  return {
    keptCents: cents(row.kept_cents ?? 0),
    clawedCents: cents(row.clawed_cents),
    subsidyCents: cents(row.subsidy_cents),
    subsidyClawedCents: cents(row.subsidy_clawed_cents),
    parts: parts.map((part) => ({
      account: { kind: part.kind as AccountKind, ownerId: part.owner_id, currency: row.currency },
      label: part.label,
      amountCents: cents(part.amount_cents),
      clawedCents: cents(part.clawed_cents),
    })),
  };
}

/** Writes down what was taken back of a locked settled order. */
export async function addClawBack(
  tx: Tx,
  orderId: string,
  amountCents: Cents,
  { takenCents, subsidyCents }: ClawBack,
): Promise<void> {
  await sql`
    update settlements set clawed_cents = clawed_cents + ${amountCents},
      subsidy_clawed_cents = subsidy_clawed_cents + ${subsidyCents}
    where order_id = ${orderId}
  `.execute(tx);
  await sql`
    update settlement_parts p set clawed_cents = p.clawed_cents + t.taken
    from unnest(${takenCents.map((_, position) => position)}::int[], ${[...takenCents]}::bigint[]) as t (position, taken)
    where p.order_id = ${orderId} and p.position = t.position
  `.execute(tx);
}
