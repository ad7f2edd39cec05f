import { sql } from 'kysely';
import type { Database } from '../server/src/database.ts';

/** What the tables say: no order gave back more than was paid, refunds are what cases and orders say, books balance. */
export async function brokenCases(db: Database): Promise<[what: string, count: number][]> {
  const { rows } = await sql<Record<string, number>>`
    select
      (select count(*)::int from orders o where o.total_cents <
        (select coalesce(sum(r.amount_cents), 0) from payment_refunds r where r.order_id = o.id)) as above_paid,
      (select count(*)::int from after_sales c where c.refunded_cents <>
        (select coalesce(sum(r.amount_cents), 0) from payment_refunds r where r.reference_id = c.id)) as not_refunded,
      (select count(*)::int from after_sales c where c.closed_at is not null and c.refunded_cents <> c.shipping_refunded_cents +
        (select sum(l.refunded_cents) from after_sale_lines l where l.case_id = c.id)) as not_parted,
      (select count(*)::int from (select 1 from after_sale_lines where open group by order_id, position having count(*) > 1) d) as open_twice,
      (select count(*)::int from after_sale_lines l join after_sales c on c.id = l.case_id where l.open <> (c.closed_at is null)) as open_wrong,
      (select coalesce(sum(abs(s)), 0)::int from (select sum(amount_cents) as s from ledger_entries group by currency) x) as ledger,
      (select count(*)::int from stock_levels where held > on_hand or held < 0) as stock
  `.execute(db);
  return Object.entries(rows[0] ?? {}).filter(([, count]) => count !== 0);
}
