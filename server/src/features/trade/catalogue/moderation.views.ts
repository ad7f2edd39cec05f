import { type Static, Type } from '@fastify/type-provider-typebox';
import type { Database } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { pictureUrl } from './picture.policy.ts';
import { type ProductState, productStates } from './product.schema.ts';

export const ModeratedProduct = Type.Object({
  id: Type.String(),
  title: Type.String(),
  description: Type.String(),
  category: Type.String(),
  state: Type.Unsafe<ProductState>(Type.Enum([...productStates])),
  pictureUrls: Type.Array(Type.String()),
  shop: Type.Object({ id: Type.String(), name: Type.String() }),
  updatedAt: Type.String(),
});
export type ModeratedProduct = Static<typeof ModeratedProduct>;

/** Products of every shop as operators look at them, the newest first; by words of the title, by id or by shop. */
export async function listModeratedProducts(
  db: Database,
  given: { state: ProductState | undefined; text: string; cursor: string | undefined; limit: number },
): Promise<Page<ModeratedProduct>> {
  const before = readCursor(given.cursor, 1)?.[0];
  const text = given.text.trim();
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  let query = db
    .selectFrom('products as p')
    .innerJoin('shops as s', 's.id', 'p.shop_id')
    .select(['p.id', 'p.title', 'p.description', 'p.category', 'p.state', 'p.picture_keys', 'p.updated_at'])
    .select(['s.id as shop_id', 's.name as shop_name'])
    .orderBy('p.id', 'desc')
    .limit(given.limit + 1);
  if (given.state !== undefined) query = query.where('p.state', '=', given.state);
  if (before !== undefined) query = query.where('p.id', '<', String(before));
  if (text !== '')
    query = query.where((q) =>
      q.or([q('p.title', 'ilike', pattern), q('p.id', '=', text), q('s.name', 'ilike', pattern)]),
    );
  return pageOf(
    await query.execute(),
    given.limit,
    (row) => ({
      id: row.id,
      title: row.title,
      description: row.description,
      category: row.category,
      state: row.state as ProductState,
      pictureUrls: row.picture_keys.map((key) => pictureUrl(key)),
      shop: { id: row.shop_id, name: row.shop_name },
      updatedAt: row.updated_at.toISOString(),
    }),
    (row) => [row.id],
  );
}
