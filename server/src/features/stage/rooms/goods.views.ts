import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { pictureUrl } from '../../trade/catalogue/index.ts';
import { joinShelf } from '../../trade/stock/index.ts';
import type { RoomGoods } from './bag.schema.ts';
import { roomPriceOf } from './price.policy.ts';

const availableMax = 999;

interface VariantRow {
  variantId: string;
  title: string;
  usualCents: number;
  priceCents: number | null;
  poolId: string | null;
  poolLeft: number | null;
  openLeft: number;
}

interface GoodsRow {
  product_id: string;
  shop_id: string;
  shop_name: string;
  title: string;
  picture_keys: string[];
  note: string;
  on_sale: boolean;
  currency: string | null;
  variants: VariantRow[] | null;
}

/** A room's bag in order, or of it the products named: prices and what is left as they are in that room. */
export async function listGoods(
  db: Database | Tx,
  roomId: string,
  productIds?: readonly string[],
): Promise<RoomGoods[]> {
  const { rows } = await sql<GoodsRow>`
    select g.product_id, g.shop_id, s.name as shop_name, p.title, p.picture_keys, g.note,
      p.state = 'on-sale' and s.state = 'open' as on_sale, offer.currency, offer.variants
    from room_goods g
    join products p on p.id = g.product_id
    join shops s on s.id = g.shop_id
    cross join lateral (
      select min(v.currency) as currency, jsonb_agg(jsonb_build_object(
        'variantId', v.id, 'title', v.title, 'usualCents', v.price_cents, 'priceCents', r.price_cents,
        'poolId', r.pool_id, 'poolLeft', pool.left_over, 'openLeft', coalesce(s.on_hand - s.held, 0)
      ) order by v.position) as variants
      from variants v
      left join room_prices r on r.room_id = g.room_id and r.variant_id = v.id
      left join lateral (
        select coalesce(sum(l.on_hand - l.held), 0)::int as left_over from stock_levels l
        where l.variant_id = v.id and l.pool = r.pool_id
      ) pool on r.pool_id is not null
      ${joinShelf(sql`v.id`)}
      where v.product_id = p.id and v.removed_at is null
    ) offer
    where g.room_id = ${roomId}
      ${productIds === undefined ? sql`` : sql`and g.product_id = any(${[...productIds]}::text[])`}
    order by g.position, g.product_id
  `.execute(db);
  return rows.map(goodsOf);
}

function goodsOf(row: GoodsRow): RoomGoods {
  const variants = (row.variants ?? []).map((variant) => ({ ...variant, ...roomPriceOf(variant) }));
  const available = variants.reduce((sum, variant) => sum + Math.max(0, variant.available), 0);
  return {
    productId: row.product_id,
    shopId: row.shop_id,
    shopName: row.shop_name,
    title: row.title,
    pictureUrl: pictureUrl(row.picture_keys[0]),
    note: row.note,
    priceCents: lowest(variants.map(({ unitCents }) => unitCents)),
    usualPriceCents: lowest(variants.map(({ usualCents }) => usualCents)),
    currency: row.currency ?? 'CNY',
    onSale: row.on_sale && variants.length > 0,
    available: Math.min(available, availableMax),
    livePrices: variants
      .filter(({ priceCents, poolId }) => priceCents !== null || poolId !== null)
      .map(({ variantId, title, usualCents, unitCents, poolId, poolLeft }) => ({
        ...{ variantId, variantTitle: title, usualPriceCents: usualCents, priceCents: unitCents },
        left: poolId === null ? null : (poolLeft ?? 0),
      })),
  };
}

function lowest(cents: readonly number[]): number {
  return cents.length === 0 ? 0 : Math.min(...cents);
}
