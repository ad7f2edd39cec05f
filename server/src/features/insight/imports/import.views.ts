import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export async function isShop(db: Database, shopId: string): Promise<boolean> {
  const found = await db.selectFrom('shops').select('id').where('id', '=', shopId).executeTakeFirst();
  return found !== undefined;
}

/** Which of these ids are shops or creators of ours. */
export async function findOwnAuthors(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from shops where id = any(${[...ids]}::text[])
    union all
    select id from creators where id = any(${[...ids]}::text[])
  `.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** The assets among these that can be played, with how long they last. */
export async function findReadyAssets(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('media_assets')
    .select(['id', 'duration_ms'])
    .where('id', 'in', [...new Set(ids)])
    .where('state', '=', 'ready')
    .execute();
  return new Map(rows.map((row) => [row.id, row.duration_ms ?? 0]));
}
