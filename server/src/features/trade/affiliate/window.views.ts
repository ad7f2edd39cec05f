import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { findProducts, type ProductCard } from '../catalogue/index.ts';

export interface WindowPosition {
  readonly addedAt: string;
  readonly productId: string;
}

/** The goods in a creator's window that are on sale, the newest first, as the mall shows them. */
export async function listWindow(
  db: Database,
  creatorId: string,
  after: WindowPosition | null,
  limit: number,
): Promise<{ card: ProductCard; addedAt: string }[]> {
  const { rows } = await sql<{ product_id: string; added_at: string }>`
    select w.product_id, w.added_at::text as added_at
    from affiliate_window_goods w
    join products p on p.id = w.product_id and p.state = 'on-sale'
    join shops s on s.id = p.shop_id and s.state = 'open'
    where w.creator_id = ${creatorId}
      ${after === null ? sql`` : sql`and (w.added_at, w.product_id) < (${after.addedAt}::timestamptz, ${after.productId})`}
    order by w.added_at desc, w.product_id desc limit ${limit}
  `.execute(db);
  const products = await findProducts(
    db,
    rows.map((row) => row.product_id),
  );
  return rows.flatMap((row) => {
    const product = products.get(row.product_id);
    if (product === undefined) return [];
    const { productId: id, title, pictureUrl, priceCents, currency, inStock } = product;
    return [{ card: { id, title, pictureUrl, priceCents, currency, inStock }, addedAt: row.added_at }];
  });
}
