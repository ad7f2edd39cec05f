import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

/** A published clip of an author who is not suspended, as those who react to it need it. */
export interface ReactableClip {
  readonly authorId: string;
  readonly category: string;
}

export async function findReactableClip(db: Database | Tx, clipId: string): Promise<ReactableClip | null> {
  const row = await db
    .selectFrom('clips')
    .select(['author_id', 'category'])
    .where('id', '=', clipId)
    .where('state', '=', 'published')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('shops')
            .select('id')
            .whereRef('shops.id', '=', 'clips.author_id')
            .where('shops.state', '!=', 'open'),
        ),
      ),
    )
    .executeTakeFirst();
  return row === undefined ? null : { authorId: row.author_id, category: row.category };
}

/** The shop of each of these products that exists. */
export async function findShopsOfProducts(
  db: Database | Tx,
  productIds: readonly string[],
): Promise<Map<string, string>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('products')
    .select(['id', 'shop_id'])
    .where('id', 'in', [...productIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.shop_id]));
}

/** The shop and the category of a product that people were shown; null for what never was public. */
export async function findHideableProduct(
  db: Database | Tx,
  productId: string,
): Promise<{ readonly shopId: string; readonly category: string } | null> {
  const row = await db
    .selectFrom('products')
    .select(['shop_id', 'category'])
    .where('id', '=', productId)
    .where('state', '<>', 'draft')
    .executeTakeFirst();
  return row === undefined ? null : { shopId: row.shop_id, category: row.category };
}

export interface CommentRow {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly body: string;
  readonly createdAtMs: number;
}

/** Comments of a clip, newest first. */
export async function listComments(
  db: Database,
  query: { readonly clipId: string; readonly after: string | null; readonly limit: number },
): Promise<CommentRow[]> {
  const { rows } = await sql<{ id: string; person_id: string; name: string; body: string; created_at: Date }>`
    select c.id, c.person_id, p.display_name as name, c.body, c.created_at
    from comments c join people p on p.id = c.person_id
    where c.clip_id = ${query.clipId} and c.removed_at is null
      and (${query.after}::text is null or c.id < ${query.after})
    order by c.id desc
    limit ${query.limit}
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    body: row.body,
    createdAtMs: row.created_at.getTime(),
  }));
}
