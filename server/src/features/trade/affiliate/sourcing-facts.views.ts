import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';

const factsDays = 90;
/** Below this nothing is said: a share of few orders is chance. */
const shippedMin = 10;
const paidMin = 30;
const dueMin = 10;
const paceDays = 14;
/** Stock for longer than this is stock enough. */
const stockDaysMax = 365;

/** What is measured of a shop; null says that too little is known. */
export interface SupplierFacts {
  readonly shipHours: number | null;
  readonly refundShare: number | null;
  readonly lateShare: number | null;
}

export const unknownSupplier: SupplierFacts = { shipHours: null, refundShare: null, lateShare: null };

/**
 * How fast these shops ship, how often late, and how much of theirs is refunded, where enough was sold to say. Orders that were
 * paid before `shipDueBefore` should have left.
 */
export async function findShopFacts(
  db: Database,
  shopIds: readonly string[],
  shipDueBefore: (nowMs: number) => Date,
  nowMs: number,
): Promise<ReadonlyMap<string, SupplierFacts>> {
  if (shopIds.length === 0) return new Map();
  const since = new Date(nowMs - factsDays * dayMs);
  const withinMs = nowMs - shipDueBefore(nowMs).getTime();
  const due = sql`o.paid_at + make_interval(secs => ${withinMs / 1_000})`;
  const { rows } = await sql<{
    shop_id: string;
    paid: number;
    refunded: number;
    shipped: number;
    due: number;
    late: number;
    ship_hours: number | null;
  }>`
    select o.shop_id, count(*)::int as paid, count(o.shipped_at)::int as shipped,
      count(*) filter (where exists (select 1 from payment_refunds r where r.order_id = o.id))::int as refunded,
      count(*) filter (where o.shipped_at is not null or (o.state = 'paid' and ${due} < ${new Date(nowMs)}))::int as due,
      count(*) filter (where o.shipped_at > ${due} or (o.state = 'paid' and ${due} < ${new Date(nowMs)}))::int as late,
      (percentile_cont(0.5) within group (order by extract(epoch from o.shipped_at - o.paid_at) / 3600)
        filter (where o.shipped_at is not null))::float8 as ship_hours
    from orders o
    where o.shop_id = any(${[...shopIds]}::text[]) and o.paid_at >= ${since}
    group by o.shop_id
  `.execute(db);
  return new Map(
    rows.map((row) => [
      row.shop_id,
      {
        shipHours: row.shipped >= shippedMin ? row.ship_hours : null,
        refundShare: row.paid >= paidMin ? row.refunded / row.paid : null,
        lateShare: row.due >= dueMin ? row.late / row.due : null,
      },
    ]),
  );
}

/** For how many days what can be sold of each product lasts at the pace of the last 14; products that nobody bought are missing. */
export async function findStockDays(
  db: Database,
  productIds: readonly string[],
  nowMs: number,
): Promise<ReadonlyMap<string, number>> {
  if (productIds.length === 0) return new Map();
  const { rows } = await sql<{ product_id: string; pieces: number; available: number }>`
    select s.product_id, s.pieces, coalesce(sum(l.on_hand - l.held), 0)::int as available
    from (
      select l.product_id, sum(l.quantity)::int as pieces from order_lines l join orders o on o.id = l.order_id
      where l.product_id = any(${[...productIds]}::text[]) and o.paid_at >= ${new Date(nowMs - paceDays * dayMs)}
      group by l.product_id
    ) s
    join variants v on v.product_id = s.product_id and v.removed_at is null
    left join stock_levels l on l.variant_id = v.id
    group by s.product_id, s.pieces
  `.execute(db);
  return new Map(
    rows.map(({ product_id, pieces, available }) => [
      product_id,
      Math.min(stockDaysMax, Math.floor((Math.max(0, available) * paceDays) / pieces)),
    ]),
  );
}
