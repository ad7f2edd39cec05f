import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { findProducts, type ProductCard } from '../../trade/catalogue/index.ts';
import type { Searchable } from './search-terms.ts';

interface SearchableRow {
  id: string;
  shop_id: string;
  shop_name: string;
  title: string;
  category: string;
  in_stock: boolean;
}

const inStock = sql`exists (
  select 1 from variants o join stock_levels s on s.variant_id = o.id
  where o.product_id = p.id and o.removed_at is null and s.on_hand > s.held)`;
const onSale = sql`p.state = 'on-sale' and sh.state = 'open'
  and exists (select 1 from variants o where o.product_id = p.id and o.removed_at is null)`;

/** Products on sale in open shops, in the order of their ids: all of them, or one shop's. */
export async function listSearchables(
  db: Database,
  filter: { readonly afterId: string; readonly shopId?: string },
  limit: number,
): Promise<Searchable[]> {
  const { rows } = await sql<SearchableRow>`
    select p.id, p.shop_id, sh.name as shop_name, p.title, p.category, ${inStock} as in_stock
    from products p join shops sh on sh.id = p.shop_id
    where p.id > ${filter.afterId} and ${onSale}
      ${filter.shopId === undefined ? sql`` : sql`and p.shop_id = ${filter.shopId}`}
    order by p.id limit ${limit}
  `.execute(db);
  return rows.map(searchableOf);
}

/** Those of these products that are on sale in open shops. */
export async function findSearchables(db: Database, productIds: readonly string[]): Promise<Searchable[]> {
  const { rows } = await sql<SearchableRow>`
    select p.id, p.shop_id, sh.name as shop_name, p.title, p.category, ${inStock} as in_stock
    from products p join shops sh on sh.id = p.shop_id
    where p.id = any(${productIds}::text[]) and ${onSale}
  `.execute(db);
  return rows.map(searchableOf);
}

function searchableOf(row: SearchableRow): Searchable {
  return {
    id: row.id,
    shopId: row.shop_id,
    shopName: row.shop_name,
    title: row.title,
    category: row.category,
    inStock: row.in_stock,
  };
}

/** Products whose title has the words as they are written: what there is until the index is built. */
export async function findByWords(db: Database, words: string, limit: number): Promise<string[]> {
  const pattern = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ id: string }>`
    select p.id from products p join shops sh on sh.id = p.shop_id
    where p.title ilike ${pattern} and ${onSale}
    order by p.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}

const countedOrders = 5_000;

/** What the newest orders since a time bought, most first. */
export async function findBestSelling(db: Database, sinceMs: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ product_id: string }>`
    select l.product_id from (select * from orders order by id desc limit ${countedOrders}) o
    join order_lines l on l.order_id = o.id
    where o.placed_at > ${new Date(sinceMs)} and o.state not in ('pending-payment', 'closed')
    group by l.product_id order by sum(l.quantity) desc, l.product_id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => row.product_id);
}

/** Cards of these products in this order. What is no longer on sale is left out, whatever the index believes. */
export async function findCards(db: Database, productIds: readonly string[]): Promise<ProductCard[]> {
  const products = await findProducts(db, productIds);
  return productIds.flatMap((id) => {
    const product = products.get(id);
    if (product === undefined || !product.onSale) return [];
    const { title, pictureUrl, priceCents, currency, inStock: available } = product;
    return [{ id, title, pictureUrl, priceCents, currency, inStock: available }];
  });
}
