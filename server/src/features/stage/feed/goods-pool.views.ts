import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { findCategory } from '../../trade/catalogue/index.ts';
import { joinShelf } from '../../trade/stock/index.ts';
import type { PictureUrl } from '../clips/index.ts';
import type { PooledGoods } from './pooled-goods.ts';

/** Of each category the newest, so that what is new is among them; and what sold most, however old. Ten thousand in all. */
const categoriesMax = 400;
const newestMax = 20;
const bestMax = 2_000;
const ordersMax = 20_000;
const picturesMax = 5;
const lastDays = 30;

interface Row {
  readonly id: string;
  readonly shop_id: string;
  readonly shop_name: string;
  readonly title: string;
  readonly picture_keys: string[];
  readonly category: string;
  readonly price_cents: number;
  readonly list_price_cents: number | null;
  readonly currency: string;
  readonly available: number;
  readonly guarantees: string[];
  readonly reviews: number;
  readonly stars: number | null;
  readonly sold: number;
  readonly opens: number;
  readonly trust: number | null;
  readonly promise: number | null;
}

/**
 * What may be shown between clips, of all categories, in one query: on sale, in stock, of open shops. It reads so much at
 * most, whatever the catalogue has: the index of a category from its newest, and the newest orders.
 */
export async function listPooledGoods(
  db: Database,
  nowMs: number,
  pictureUrl: PictureUrl,
): Promise<PooledGoods[]> {
  const since = new Date(nowMs - lastDays * dayMs);
  const { rows } = await sql<Row>`
    with recursive kinds as (
      (select category from products where state = 'on-sale' order by category limit 1)
      union all
      select (select p.category from products p where p.state = 'on-sale' and p.category > k.category
        order by p.category limit 1)
      from kinds k where k.category is not null
    ), newest as (
      select n.id from (select category from kinds where category is not null limit ${categoriesMax}) k
      cross join lateral (select id from products where state = 'on-sale' and category = k.category
        order by id desc limit ${newestMax}) n
    ), best as (
      select l.product_id as id, sum(l.quantity)::int as sold
      from (select id, placed_at, state from orders order by id desc limit ${ordersMax}) o
      join order_lines l on l.order_id = o.id
      where o.placed_at > ${since} and o.state not in ('pending-payment', 'closed')
      group by l.product_id order by 2 desc, 1 limit ${bestMax}
    )
    select p.id, p.shop_id, sh.name as shop_name, p.title, p.picture_keys, p.category, v.price_cents, v.list_price_cents,
      v.currency, v.available, p.guarantees, r.reviews, r.stars, coalesce(b.sold, 0) as sold, c.opens, c.trust, c.promise
    from (select id from newest union select id from best) f
    join products p on p.id = f.id join shops sh on sh.id = p.shop_id left join best b on b.id = p.id
    cross join lateral (
      select (array_agg(o.price_cents order by o.price_cents, o.id))[1]::int as price_cents,
        (array_agg(o.list_price_cents order by o.price_cents, o.id))[1]::int as list_price_cents,
        (array_agg(o.currency order by o.price_cents, o.id))[1] as currency, sum(s.on_hand - s.held)::int as available
      from variants o ${joinShelf(sql`o.id`)}
      where o.product_id = p.id and o.removed_at is null and s.on_hand > s.held
    ) v
    cross join lateral (
      select coalesce(sum(n), 0)::int as reviews, (sum(n * stars) / nullif(sum(n), 0))::float8 as stars
      from review_sums q cross join lateral (values
        (q.stars_1, 1), (q.stars_2, 2), (q.stars_3, 3), (q.stars_4, 4), (q.stars_5, 5)) as each(n, stars)
      where q.product_id = p.id
    ) r
    cross join lateral (
      select avg(i.trust)::float8 as trust, avg(i.promise)::float8 as promise, coalesce(sum((
        select sum(d.product_opens) from clip_result_days d where d.clip_id = g.clip_id and d.day >= ${since}::date
      )), 0)::int as opens
      from clip_goods g left join clip_signals i on i.clip_id = g.clip_id where g.product_id = p.id
    ) c
    where p.state = 'on-sale' and sh.state = 'open' and v.available > 0
  `.execute(db);
  return rows.map((row) => goodsOf(row, pictureUrl));
}

function goodsOf(row: Row, pictureUrl: PictureUrl): PooledGoods {
  const { id, title, category, currency, available, guarantees, reviews, stars, sold, opens } = row;
  return {
    ...{ id, title, category, currency, available, guarantees, reviews, stars, sold, opens },
    ...{ shopId: row.shop_id, shopName: row.shop_name, trust: row.trust, promise: row.promise },
    above: findCategory(category)?.parent ?? '',
    pictureUrls: row.picture_keys.slice(0, picturesMax).map((key) => pictureUrl(key)),
    priceCents: row.price_cents,
    listPriceCents: row.list_price_cents,
  };
}
