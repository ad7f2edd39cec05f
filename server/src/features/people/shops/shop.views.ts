import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { findAuthors } from '../authors/index.ts';
import type { MyShop, ReviewedShop, ShopCard, ShopCity, ShopState } from './shop.schema.ts';
import { shopColumns, toShopView } from './shop.store.ts';

/** The shops that somebody works in. */
export async function listMyShops(db: Database, personId: string, limit: number): Promise<MyShop[]> {
  const rows = await db
    .selectFrom('shop_members as m')
    .innerJoin('shops as s', 's.id', 'm.shop_id')
    .select([...shopColumns, 'm.role'])
    .where('m.person_id', '=', personId)
    .orderBy('s.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toShopView(row), role: row.role }));
}

/** Shops as an operator reviews them, newest first, of one state or of all. */
export async function listReviewedShops(
  db: Database,
  given: { state: ShopState | undefined; cursor: string | undefined; limit: number },
): Promise<Page<ReviewedShop>> {
  const before = readCursor(given.cursor, 1)?.[0];
  let query = db
    .selectFrom('shops as s')
    .select([
      ...shopColumns,
      's.created_at',
      sql<number>`(select count(*) from products where shop_id = s.id)`.as('product_count'),
      sql<{ id: string; name: string } | null>`(
        select json_build_object('id', p.id, 'name', p.display_name)
        from shop_members m join people p on p.id = m.person_id
        where m.shop_id = s.id and m.role = 'owner' order by m.added_at limit 1)`.as('owner'),
    ])
    .orderBy('s.id', 'desc')
    .limit(given.limit + 1);
  if (given.state !== undefined) query = query.where('s.state', '=', given.state);
  if (before !== undefined) query = query.where('s.id', '<', String(before));
  return pageOf(
    await query.execute(),
    given.limit,
    (row) => ({
      ...toShopView(row),
      owner: row.owner,
      productCount: row.product_count,
      createdAt: row.created_at.toISOString(),
    }),
    (row) => [row.id],
  );
}

/** The cities of open shops, those with the most shops first. */
export async function listCities(db: Database, limit: number): Promise<ShopCity[]> {
  const rows = await db
    .selectFrom('shops')
    .select((q) => ['city', q.fn.countAll<number>().as('shop_count')])
    .where('state', '=', 'open')
    .where('city', '<>', '')
    .groupBy('city')
    .orderBy('shop_count', 'desc')
    .orderBy('city')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ city: row.city, shopCount: row.shop_count }));
}

/** The open shops of a city as this viewer sees them, newest first. */
export async function listCityShops(
  db: Database,
  given: { city: string; viewerId: string; cursor: string | undefined; limit: number },
): Promise<Page<ShopCard>> {
  const before = readCursor(given.cursor, 1)?.[0];
  let query = db
    .selectFrom('shops as s')
    .select([
      's.id',
      's.trade',
      's.city',
      's.introduction',
      sql<number>`(select count(*) from clips where author_id = s.id and state = 'published')`.as('clips'),
      sql<number>`(select count(*) from products where shop_id = s.id and state = 'on-sale')`.as('products'),
    ])
    .where('s.state', '=', 'open')
    .where('s.city', '=', given.city)
    .orderBy('s.id', 'desc')
    .limit(given.limit + 1);
  if (before !== undefined) query = query.where('s.id', '<', String(before));
  const rows = await query.execute();
  const ids = rows.map(({ id }) => id);
  const authors = await findAuthors(db, ids, given.viewerId);
  const cards = rows.flatMap(({ id, clips, products, ...shop }) => {
    const author = authors.get(id);
    return author === undefined ? [] : [{ author, ...shop, clipCount: clips, productCount: products }];
  });
  return pageOf(
    cards,
    given.limit,
    (card) => card,
    ({ author }) => [author.id],
  );
}
