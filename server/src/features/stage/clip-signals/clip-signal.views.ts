import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { unitOf } from '../../trust/scores/index.ts';
import { type GoodsFacts, standingOf, suspectedDays } from './clip-signal.policy.ts';

/** A shop is judged by so many of its newest orders, of the last thirty days. */
const ordersMax = 500;
const daysMax = 30;
const soldDays = 7;
/** As the promise to shoppers has it. */
const shipWithinHours = 48;

interface FactRow {
  clip_id: string;
  on_sale: boolean;
  available: number;
  sold: number;
  reviews: number;
  stars: number;
  certified: number;
  revoked: number;
  paid_cents: number;
  list_cents: number;
  orders: number;
  after_sales: number;
  late: number;
  promised_days: number;
  trust_value: number | null;
  suspected: boolean;
}

/** What is known of the goods of these clips, by clip. Each product and each shop is counted once. */
export async function loadGoodsFacts(
  db: Database,
  clipIds: readonly string[],
  nowMs: number,
): Promise<Map<string, GoodsFacts[]>> {
  const now = new Date(nowMs);
  const { rows } = await sql<FactRow>`
    with shown as (
      select g.clip_id, p.id as product_id, p.shop_id, p.state = 'on-sale' and sh.state = 'open' as on_sale
      from clip_goods g join products p on p.id = g.product_id join shops sh on sh.id = p.shop_id
      where g.clip_id = any(${clipIds}::text[])
    ), recent as materialized (
      select s.shop_id, o.id, o.placed_at, o.paid_at, o.shipped_at, o.delivered_at, o.arrival_to, o.state
      from (select distinct shop_id from shown) s cross join lateral (
        select * from orders where shop_id = s.shop_id order by id desc limit ${ordersMax}
      ) o
      where o.paid_at is not null and o.placed_at > ${now}::timestamptz - make_interval(days => ${daysMax})
    ), of_shop as (
      select shop_id, count(*)::int as orders,
        count(*) filter (where exists (select from after_sales a where a.order_id = r.id))::int as after_sales,
        count(*) filter (where state <> 'closed' and (
          coalesce(shipped_at, ${now}) > paid_at + make_interval(hours => ${shipWithinHours})
          or (coalesce(delivered_at, ${now}) at time zone 'Asia/Shanghai')::date > arrival_to))::int as late,
        avg(arrival_to - (placed_at at time zone 'Asia/Shanghai')::date)::float8 as promised_days
      from recent r group by shop_id
    ), of_product as (
      select l.product_id,
        coalesce(sum(l.quantity) filter (
          where r.placed_at > ${now}::timestamptz - make_interval(days => ${soldDays})), 0)::float8 as sold,
        sum(l.total_cents)::float8 as paid_cents,
        sum(l.unit_price_cents::bigint * l.quantity)::float8 as list_cents
      from recent r join order_lines l on l.order_id = r.id
      where l.product_id in (select product_id from shown)
      group by l.product_id
    )
    select shown.clip_id, shown.on_sale,
      coalesce((select sum(greatest(0, s.on_hand - s.held)) from variants v
        join stock_levels s on s.variant_id = v.id and s.pool = ''
        where v.product_id = shown.product_id and v.removed_at is null), 0)::float8 as available,
      coalesce(p.sold, 0) as sold, coalesce(p.paid_cents, 0) as paid_cents, coalesce(p.list_cents, 0) as list_cents,
      rated.reviews, coalesce(rated.stars, 0) as stars,
      (select count(*) from certificates c where c.product_id = shown.product_id and c.state = 'accepted'
        and (c.valid_until is null or c.valid_until >= (${now}::timestamptz at time zone 'Asia/Shanghai')::date))::int
        as certified,
      (select count(*) from certificates c where c.product_id = shown.product_id and c.state = 'revoked')::int as revoked,
      coalesce(f.orders, 0) as orders, coalesce(f.after_sales, 0) as after_sales, coalesce(f.late, 0) as late,
      coalesce(f.promised_days, 0) as promised_days, t.value as trust_value,
      ${isSuspected(sql`shown.shop_id`, now)} as suspected
    from shown
    left join trust_scores t on t.subject_id = shown.shop_id
    left join of_shop f on f.shop_id = shown.shop_id
    left join of_product p on p.product_id = shown.product_id
    cross join lateral (
      select coalesce(sum(stars_1 + stars_2 + stars_3 + stars_4 + stars_5), 0)::int as reviews,
        (sum(stars_1 + 2 * stars_2 + 3 * stars_3 + 4 * stars_4 + 5 * stars_5)::float8
          / nullif(sum(stars_1 + stars_2 + stars_3 + stars_4 + stars_5), 0)) as stars
      from review_sums where product_id = shown.product_id
    ) rated
  `.execute(db);
  return Map.groupBy(rows.map(factsOf), ({ clipId }) => clipId) as Map<
    string,
    (GoodsFacts & { clipId: string })[]
  >;
}

const isSuspected = (shopId: RawBuilder<unknown>, now: Date) => sql`
  exists (select from fraud_cases x where x.shop_id = ${shopId} and (x.state = 'open'
    or (x.state = 'confirmed' and x.decided_at > ${now}::timestamptz - make_interval(days => ${suspectedDays}))))`;

/** How far the goods of each shop are believed by what is known of it: its part of the signal of trust. One query for all of them. */
export async function findStandings(db: Database, nowMs: number): Promise<(shopId: string) => number> {
  const { rows } = await sql<{ id: string; value: number | null; suspected: boolean }>`
    select * from (
      select s.id, t.value, ${isSuspected(sql`s.id`, new Date(nowMs))} as suspected
      from shops s left join trust_scores t on t.subject_id = s.id where s.state = 'open'
    ) k where value is not null or suspected
  `.execute(db);
  const standings = new Map(
    rows.map(({ id, value, suspected }) => {
      const trust = value === null ? null : unitOf(value);
      return [id, standingOf({ ...nothingHappened, trust, suspected })];
    }),
  );
  const usual = standingOf({ ...nothingHappened, trust: null, suspected: false });
  return (shopId) => standings.get(shopId) ?? usual;
}

const nothingHappened = { orders: 0, afterSales: 0 };

function factsOf(row: FactRow): GoodsFacts & { readonly clipId: string } {
  return {
    clipId: row.clip_id,
    onSale: row.on_sale,
    available: row.available,
    soldPerDay: row.sold / soldDays,
    reviews: row.reviews,
    stars: row.stars,
    certified: row.certified,
    revoked: row.revoked,
    paidCents: row.paid_cents,
    listCents: row.list_cents,
    shop: {
      orders: row.orders,
      afterSales: row.after_sales,
      late: row.late,
      promisedDays: row.promised_days,
      trust: row.trust_value === null ? null : unitOf(row.trust_value),
      suspected: row.suspected,
    },
  };
}

/** The clips that show these products, at most `limit`. */
export async function findClipsShowing(
  db: Database,
  productIds: readonly string[],
  limit: number,
): Promise<string[]> {
  if (productIds.length === 0) return [];
  const { rows } = await sql<{ clip_id: string }>`
    select distinct g.clip_id from clip_goods g join clips c on c.id = g.clip_id
    where g.product_id = any(${productIds}::text[]) and c.state = 'published' limit ${limit}
  `.execute(db);
  return rows.map((row) => row.clip_id);
}

/** Published clips with goods that were never looked at, then those looked at longest ago. */
export async function listLongestUnseen(db: Database, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    (select c.id from clips c where c.state = 'published'
      and exists (select from clip_goods g where g.clip_id = c.id)
      and not exists (select from clip_signals s where s.clip_id = c.id) limit ${limit})
    union all
    (select s.clip_id from clip_signals s join clips c on c.id = s.clip_id and c.state = 'published'
      order by s.looked_at, s.clip_id limit ${limit})
    limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}
