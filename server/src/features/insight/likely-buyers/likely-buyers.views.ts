import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { CountedGroup } from './likely-buyers.policy.ts';

/** The published clips that show a product, newest first. */
export async function listClipsOfProduct(db: Database, productId: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('clip_goods')
    .innerJoin('clips', 'clips.id', 'clip_goods.clip_id')
    .select('clips.id')
    .where('clip_goods.product_id', '=', productId)
    .where('clips.state', '=', 'published')
    .orderBy('clips.published_at', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => row.id);
}

export async function findShopOfProduct(db: Database, productId: string): Promise<string | null> {
  const row = await db
    .selectFrom('products')
    .select('shop_id')
    .where('id', '=', productId)
    .executeTakeFirst();
  return row?.shop_id ?? null;
}

export async function findClip(
  db: Database,
  clipId: string,
): Promise<{ authorId: string; category: string; published: boolean } | null> {
  const row = await db
    .selectFrom('clips')
    .select(['author_id', 'category', 'state'])
    .where('id', '=', clipId)
    .where('state', 'not in', ['removed', 'reference'])
    .executeTakeFirst();
  return row === undefined
    ? null
    : { authorId: row.author_id, category: row.category, published: row.state === 'published' };
}

/**
 * Who of these asked not to see this author, though the engine may not have read it yet; or has recommendations off, and so
 * is nobody's likely anything.
 */
export async function findWhoIsLeftOut(
  db: Database,
  authorId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from hides
    where scope = 'author' and target = ${authorId} and person_id = any(${[...personIds]}::text[])
    union
    select person_id from feed_pauses
    where until_event is null and person_id = any(${[...personIds]}::text[])
  `.execute(db);
  return new Set(rows.map((row) => row.person_id));
}

/** The cities that these people named themselves. */
export async function countCities(db: Database, personIds: readonly string[]): Promise<CountedGroup[]> {
  const { rows } = await sql<CountedGroup>`
    select city as name, count(*)::int as people from feed_dials
    where city is not null and person_id = any(${[...personIds]}::text[]) group by city
  `.execute(db);
  return rows;
}
