import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { judgePrices } from './price.policy.ts';
import type { PriceHistory } from './price-history.schema.ts';

const pointsMax = 100;

interface Row {
  id: string;
  sku: string;
  title: string;
  currency: string;
  list_price_cents: number | null;
  points: { since: string; priceCents: number; listPriceCents: number | null }[];
}

/** The prices that the variants of a shop's product had; null when it is not this shop's. */
export async function findPriceHistory(
  db: Database,
  shopId: string,
  productId: string,
  nowMs: number,
): Promise<PriceHistory | null> {
  const { rows } = await sql<Row>`
    select v.id, v.sku, v.title, v.currency, v.list_price_cents, h.points
    from products p
    join variants v on v.product_id = p.id and v.removed_at is null
    cross join lateral (
      select jsonb_agg(jsonb_build_object('since', since, 'priceCents', price_cents,
        'listPriceCents', list_price_cents) order by place) as points
      from (select * from variant_prices where variant_id = v.id order by place desc limit ${pointsMax}) newest
    ) h
    where p.id = ${productId} and p.shop_id = ${shopId} and h.points is not null
    order by v.position, v.id
  `.execute(db);
  if (rows.length === 0) return null;
  return {
    variants: rows.map((row) => {
      const points = row.points.map((point) => ({ ...point, since: new Date(point.since).toISOString() }));
      const prices = points.map(({ since, priceCents }) => ({ sinceMs: Date.parse(since), priceCents }));
      const { lowestCents, struckPriceHeld } = judgePrices(prices, row.list_price_cents, nowMs);
      const { id, sku, title, currency } = row;
      return { id, sku, title, currency, lowest30DaysCents: lowestCents, struckPriceHeld, points };
    }),
  };
}
