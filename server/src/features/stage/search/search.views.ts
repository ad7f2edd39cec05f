import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import {
  categoriesWithin,
  findCategory,
  findProducts,
  type ProductCard,
} from '../../trade/catalogue/index.ts';
import { joinShelf } from '../../trade/stock/index.ts';
import type { Filter } from './search-filter.ts';
import type { Searchable } from './search-terms.ts';

interface SearchableRow {
  id: string;
  shop_id: string;
  shop_name: string;
  title: string;
  category: string;
  city: string;
  guarantees: string[];
  price_cents: string;
  in_stock: boolean;
}

// The card's own price: the lowest of what can be bought; when everything is out of stock, the lowest of all.
const source = sql`
  from products p join shops sh on sh.id = p.shop_id
  cross join lateral (
    select o.price_cents, coalesce(s.on_hand > s.held, false) as in_stock
    from variants o ${joinShelf(sql`o.id`)}
    where o.product_id = p.id and o.removed_at is null
    order by 2 desc, o.price_cents limit 1
  ) v`;
const columns = sql`
  p.id, p.shop_id, sh.name as shop_name, p.title, p.category, sh.city, p.guarantees, v.price_cents, v.in_stock`;
const onSale = sql`p.state = 'on-sale' and sh.state = 'open'`;

/** Products on sale in open shops, in the order of their ids: all of them, or one shop's. */
export async function listSearchables(
  db: Database,
  filter: { readonly afterId: string; readonly shopId?: string },
  limit: number,
): Promise<Searchable[]> {
  const { rows } = await sql<SearchableRow>`
    select ${columns} ${source}
    where p.id > ${filter.afterId} and ${onSale}
      ${filter.shopId === undefined ? sql`` : sql`and p.shop_id = ${filter.shopId}`}
    order by p.id limit ${limit}
  `.execute(db);
  return rows.map(searchableOf);
}

/** Those of these products that are on sale in open shops. */
export async function findSearchables(db: Database, productIds: readonly string[]): Promise<Searchable[]> {
  const { rows } = await sql<SearchableRow>`
    select ${columns} ${source}
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
    above: findCategory(row.category)?.parent ?? '',
    city: row.city,
    guarantees: row.guarantees,
    priceCents: Number(row.price_cents),
    inStock: row.in_stock,
  };
}

/** The newest products that fit and have the words as they are written: what there is until the index is built. */
export async function findByWords(
  db: Database,
  words: string,
  filter: Filter,
  limit: number,
  beforeId?: string,
): Promise<string[]> {
  const pattern = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const { category, city, priceFromCents, priceToCents, inStock, guarantees } = filter;
  const { rows } = await sql<{ id: string }>`
    select p.id ${source}
    where ${onSale} and p.title ilike ${pattern}
      and (${beforeId ?? null}::text is null or p.id < ${beforeId ?? null})
      and (${category === undefined} or p.category = any(${categoriesWithin(category ?? '')}::text[]))
      and (${city ?? null}::text is null or sh.city = ${city ?? null})
      and v.price_cents >= ${priceFromCents ?? 0} and v.price_cents <= ${priceToCents ?? 100_000_000}
      and (not ${inStock ?? false} or v.in_stock)
      and p.guarantees @> ${guarantees ?? []}::text[]
    order by p.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}

/** How many of each product the newest orders since a time bought, most first. */
export async function listSold(
  db: Database,
  sinceMs: number,
  max: { readonly orders: number; readonly products: number },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ product_id: string; sold: string }>`
    select l.product_id, sum(l.quantity) as sold
    from (select * from orders order by id desc limit ${max.orders}) o
    join order_lines l on l.order_id = o.id
    where o.placed_at > ${new Date(sinceMs)} and o.state not in ('pending-payment', 'closed')
    group by l.product_id order by sum(l.quantity) desc, l.product_id desc limit ${max.products}
  `.execute(db);
  return new Map(rows.map((row) => [row.product_id, Number(row.sold)]));
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
