import type { Database } from '../../../database.ts';

/** The published clips that show this asset. */
export async function findClipsShowing(db: Database, assetId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('clips')
    .select('id')
    .where('asset_id', '=', assetId)
    .where('state', '=', 'published')
    .execute();
  return rows.map((row) => row.id);
}
