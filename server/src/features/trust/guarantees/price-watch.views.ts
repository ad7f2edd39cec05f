import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { keptPieces } from './kept-pieces.ts';

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
    cross join lateral (select min(p.price_cents) as cents from variant_prices p
      where p.variant_id = l.variant_id and p.since >= o.paid_at) lowest
    cross join lateral (select coalesce(sum(g.returned_cents), 0) as cents, count(*) as made,
        bool_or(g.closed_at is null or g.state = 'withdrawn') as settled
      from guarantee_claims g where g.order_id = o.id and g.position = r.position and g.code = r.code) back
    cross join lateral (select ${keptPieces} as pieces) kept
    cross join lateral (select l.total_cents * kept.pieces / l.quantity as cents) paid
    cross join lateral (select
      (select coalesce(sum(a.refunded_cents), 0) from after_sale_lines a where a.order_id = o.id and a.position = l.position)
      + (select coalesce(sum(g.returned_cents), 0) from guarantee_claims g where g.order_id = o.id and g.position = l.position)
      + (select coalesce(sum(i.refunded_cents), 0) from inspections i where i.order_id = o.id and i.position = l.position)
      as cents) gone
    where o.paid_at > ${since(nowMs)}
      ${productIds === null ? sql`` : sql`and l.product_id = any(${[...productIds]}::text[])`}
      and o.state <> 'closed' and lowest.cents * kept.pieces < paid.cents - back.cents
      -- One that is open is waited for; what its buyer took back is not claimed for them again.
      and not coalesce(back.settled, false)
      -- The first version is claimed once, and knows nothing of pieces that went back.
      and (r.version > 1 or (back.made = 0 and kept.pieces = l.quantity))
      -- Half of it at most.
      and back.cents < paid.cents / 2 and gone.cents < l.total_cents
      and not exists (select 1 from after_sale_lines a where a.order_id = o.id and a.position = r.position and a.open)
    order by o.paid_at, o.id, l.position limit ${limit}
  `.execute(db);
  return rows;
}
