import { newId, type Random } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export interface DueCompensation {
  readonly id: string;
  readonly caseId: string;
  readonly orderId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly currency: string;
  readonly wantedCents: number;
}

/** Writes down what a case owes to each order; of an order that it owes to already it is not written again. */
export async function insertCompensations(
  tx: Tx,
  caseId: string,
  orders: readonly Omit<DueCompensation, 'id' | 'caseId'>[],
  { random, nowMs }: { readonly random: Random; readonly nowMs: number },
): Promise<void> {
  if (orders.length === 0) return;
  await tx
    .insertInto('case_compensations')
    .values(
      orders.map((one) => ({
        ...{ id: newId('compensation', nowMs, random), case_id: caseId, order_id: one.orderId },
        ...{ shop_id: one.shopId, person_id: one.personId, currency: one.currency },
        ...{ wanted_cents: one.wantedCents, decided_at: new Date(nowMs) },
      })),
    )
    .onConflict((conflict) => conflict.columns(['case_id', 'order_id']).doNothing())
    .execute();
}

export async function listDue(db: Database, limit: number, except: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from case_compensations where state = 'due' and not (id = any(${[...except]}::text[])) order by id limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** What is still due, kept as it is; null when somebody paid it meanwhile. */
export async function lockDue(tx: Tx, id: string): Promise<DueCompensation | null> {
  const row = await tx
    .selectFrom('case_compensations')
    .select(['id', 'case_id', 'order_id', 'shop_id', 'person_id', 'currency', 'wanted_cents'])
    .where('id', '=', id)
    .where('state', '=', 'due')
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...{ id: row.id, caseId: row.case_id, orderId: row.order_id, shopId: row.shop_id },
    ...{ personId: row.person_id, currency: row.currency, wantedCents: row.wanted_cents },
  };
}

/** What other cases about some of the same goods paid for an order. Ask under the order's lock. */
export async function sumPaidElsewhere(
  tx: Tx,
  { orderId, caseId }: Pick<DueCompensation, 'orderId' | 'caseId'>,
): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(c.paid_cents), 0)::int8 as cents
    from case_compensations c join trust_cases t on t.id = c.case_id
    where c.order_id = ${orderId} and c.case_id <> ${caseId}
      and t.product_ids && (select product_ids from trust_cases where id = ${caseId})
  `.execute(tx);
  return rows[0]?.cents ?? 0;
}

export async function setPaid(tx: Tx, id: string, paidCents: number, nowMs: number): Promise<void> {
  await tx
    .updateTable('case_compensations')
    .set({
      ...{ paid_cents: paidCents, state: paidCents > 0 ? 'paid' : 'nothing-left' },
      paid_at: new Date(nowMs),
    })
    .where('id', '=', id)
    .execute();
}

/** What was paid and the buyer is not told of yet; null when there is no such payment, or they were told before. */
export async function findUntold(
  db: Database,
  id: string,
): Promise<
  (Pick<DueCompensation, 'orderId' | 'personId' | 'currency'> & { readonly paidCents: number }) | null
> {
  const row = await db
    .selectFrom('case_compensations')
    .select(['order_id', 'person_id', 'currency', 'paid_cents'])
    .where('id', '=', id)
    .where('state', '=', 'paid')
    .where('told_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { order_id: orderId, person_id: personId, currency, paid_cents: paidCents } = row;
  return { orderId, personId, currency, paidCents };
}

/** Notes that a buyer was told of it. */
export async function setTold(db: Database, id: string, nowMs: number): Promise<void> {
  await db
    .updateTable('case_compensations')
    .set({ told_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
}
