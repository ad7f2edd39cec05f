import { cents } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { commissionPolicy } from './ledger.policy.ts';
import { type SettlingOrder, splitSettlement } from './settlement.policy.ts';
import type { DueDay, SettlementView } from './settlement.schema.ts';

/** What went back of these orders so far, or is on its way, by order. */
export async function sumRefundsOf(
  db: Database | Tx,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ order_id: string; sum: string }>`
    select order_id, sum(amount_cents) as sum from payment_refunds
    where order_id = any(${orderIds}::text[]) group by order_id
  `.execute(db);
  return new Map(rows.map((row) => [row.order_id, Number(row.sum)]));
}

/** What is due to a shop by day, from today on, at most so many days. */
export async function listDueDays(
  db: Database,
  shopId: string,
  zone: string,
  nowMs: number,
  limit: number,
): Promise<DueDay[]> {
  const now = new Date(nowMs);
  const { rows } = await sql<{ day: string; currency: string; order_count: number; cents: string }>`
    select to_char(greatest(s.due_at, ${now}::timestamptz) at time zone ${zone}, 'YYYY-MM-DD') as day, s.currency,
      count(*)::int as order_count, sum(s.paid_cents - coalesce(r.cents, 0)) as cents
    from settlements s
    left join lateral (select sum(amount_cents) as cents from payment_refunds where order_id = s.order_id) r on true
    where s.shop_id = ${shopId} and s.settled_at is null
    group by 1, 2 order by 1, 2 limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    day: row.day,
    currency: row.currency,
    orderCount: row.order_count,
    amountCents: Number(row.cents),
  }));
}

/** Who got what of a shop's order, and why; null when it is not the shop's, or was never paid. */
export async function findSettlement(
  db: Database,
  shopId: string,
  orderId: string,
): Promise<SettlementView | null> {
  const { rows } = await sql<{
    currency: string;
    total_cents: number;
    refunded: string | null;
    received_at: Date | null;
    due_at: Date | null;
    settled_at: Date | null;
    release_policy: string | null;
    kept_cents: number | null;
    subsidy_cents: number | null;
    commission_policy: string | null;
  }>`
    select o.currency, o.total_cents, (select sum(amount_cents) from payment_refunds where order_id = o.id) as refunded,
      s.received_at, s.due_at, s.settled_at, s.release_policy, s.kept_cents, s.subsidy_cents, s.commission_policy
    from orders o left join settlements s on s.order_id = o.id
    where o.id = ${orderId} and o.shop_id = ${shopId} and o.paid_at is not null
  `.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  const refundedCents = Number(row.refunded ?? 0);
  const keptCents = row.kept_cents ?? row.total_cents - refundedCents;
  const policy = row.settled_at === null ? commissionPolicy.version : row.commission_policy;
  return {
    orderId,
    state: row.settled_at !== null ? 'settled' : row.due_at === null ? 'held' : 'due',
    currency: row.currency,
    ...{ paidCents: row.total_cents, refundedCents, keptCents, subsidyCents: row.subsidy_cents ?? 0 },
    receivedAt: row.received_at?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    settledAt: row.settled_at?.toISOString() ?? null,
    ...{ releasePolicy: row.release_policy, commissionPolicy: policy },
    commissionBasisPoints: policy === commissionPolicy.version ? commissionPolicy.basisPoints : null,
    parts:
      row.settled_at === null
        ? partsNow({ orderId, shopId, currency: row.currency, keptCents: cents(keptCents) })
        : await listParts(db, orderId),
  };
}

/** What the parts would be now, without the shares of others, who are asked when it is settled. */
function partsNow(order: SettlingOrder): SettlementView['parts'] {
  const none = { subsidyCents: cents(0), shares: [], commission: commissionPolicy };
  return splitSettlement({ ...order, ...none }).map(({ account, label, amountCents, clawedCents }) => ({
    ...{ kind: account.kind, ownerId: account.ownerId, label, amountCents, clawedCents },
  }));
}

async function listParts(db: Database, orderId: string): Promise<SettlementView['parts']> {
  const rows = await db
    .selectFrom('settlement_parts')
    .select(['kind', 'owner_id', 'label', 'amount_cents', 'clawed_cents'])
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    ...{ kind: row.kind, ownerId: row.owner_id, label: row.label },
    ...{ amountCents: row.amount_cents, clawedCents: row.clawed_cents },
  }));
}
