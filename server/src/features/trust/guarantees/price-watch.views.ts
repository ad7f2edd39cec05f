import { sql } from 'kysely';
import type { Database } from '../../../database.ts';

/** A line of an order whose price fell after it was paid, and whose buyer was promised the difference. */
export interface FallenLine {
  readonly orderId: string;
  readonly position: number;
  readonly personId: string;
  readonly version: number;
}

/** The longest that any version of the policy looks back. */
const windowDays = 15;
const since = (nowMs: number) =>
  sql`${new Date(nowMs)}::timestamptz - make_interval(days => ${sql.lit(windowDays)})`;

/** Which of these products were changed to a lower price within the window. */
export async function findFallenProducts(
  db: Database,
  productIds: readonly string[],
  nowMs: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct v.product_id as id
    from variants v join variant_prices p on p.variant_id = v.id
    where v.product_id = any(${[...productIds]}::text[]) and p.since > ${since(nowMs)}
      and exists (select 1 from variant_prices before where before.variant_id = v.id
        and before.place < p.place and before.price_cents > p.price_cents)
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Lines that may be owed a difference, the oldest first: what the policy says is asked when the claim is made. */
export async function listFallenLines(
  db: Database,
  nowMs: number,
  limit: number,
  productIds: readonly string[] | null,
): Promise<readonly FallenLine[]> {
  const { rows } = await sql<FallenLine>`
    select o.id as "orderId", l.position, o.person_id as "personId", r.version
    from orders o
    join order_line_rights r on r.order_id = o.id and r.code = 'price-protection'
    join order_lines l on l.order_id = o.id and l.position = r.position
    cross join lateral (select min(p.price_cents) * l.quantity as cents from variant_prices p
      where p.variant_id = l.variant_id and p.since >= o.paid_at) lowest
    cross join lateral (select coalesce(sum(g.returned_cents), 0) as cents, count(*) as made,
        bool_or(g.closed_at is null) as open
      from guarantee_claims g where g.order_id = o.id and g.position = r.position and g.code = r.code
        and g.state <> 'withdrawn') back
    where o.paid_at > ${since(nowMs)}
      ${productIds === null ? sql`` : sql`and l.product_id = any(${[...productIds]}::text[])`}
      and o.state <> 'closed' and lowest.cents < l.total_cents - back.cents
      -- The first version is claimed once.
      and not coalesce(back.open, false) and (r.version > 1 or back.made = 0)
      -- Half of it at most.
      and back.cents < l.total_cents / 2
      and not exists (select 1 from after_sale_lines a where a.order_id = o.id and a.position = r.position
        and (a.open or a.refunded_cents >= l.total_cents))
    order by o.paid_at, o.id, l.position limit ${limit}
  `.execute(db);
  return rows;
}
