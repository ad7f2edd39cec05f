import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { MediaRenditions } from '../../../ports/media.ts';
import { type Asset, type AssetState, renditionKeyOf, sourceKeyOf } from './asset.schema.ts';

export async function findAsset(db: Database | Tx, assetId: string): Promise<Asset | null> {
  const row = await db.selectFrom('media_assets').selectAll().where('id', '=', assetId).executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    ownerId: row.owner_id,
    state: row.state as AssetState,
    sourceKey: row.source_key,
    refusal: row.refusal,
    progress: row.progress,
    tries: row.tries,
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    hasStrip: row.strip_key !== null,
  };
}

/** Adds a finished upload; false when it was added before. */
export async function insertAsset(
  tx: Tx,
  asset: { readonly id: string; readonly ownerId: string; readonly bytes: number },
  nowMs: number,
): Promise<boolean> {
  const row = await tx
    .insertInto('media_assets')
    .values({
      id: asset.id,
      owner_id: asset.ownerId,
      state: 'uploaded',
      source_key: sourceKeyOf(asset.id),
      source_bytes: asset.bytes,
      created_at: new Date(nowMs),
      updated_at: new Date(nowMs),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** How many uploads this person finished since then. */
export async function countAssetsSince(tx: Tx, ownerId: string, sinceMs: number): Promise<number> {
  const row = await tx
    .selectFrom('media_assets')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('owner_id', '=', ownerId)
    .where('created_at', '>', new Date(sinceMs))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** How many uploads of this person are not yet prepared. */
export async function countUnfinishedAssets(db: Database, ownerId: string): Promise<number> {
  const row = await db
    .selectFrom('media_assets')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('owner_id', '=', ownerId)
    .where('state', 'in', ['uploaded', 'processing'])
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Notes that a try begins; answers its number, or null when there is nothing left to do. */
export async function beginProcessing(db: Database, assetId: string, nowMs: number): Promise<number | null> {
  const row = await db
    .updateTable('media_assets')
    .set({ state: 'processing', progress: 0, tries: sql`tries + 1`, updated_at: new Date(nowMs) })
    .where('id', '=', assetId)
    .where('state', 'in', ['uploaded', 'processing'])
    .returning('tries')
    .executeTakeFirst();
  return row?.tries ?? null;
}

export async function storeProgress(
  db: Database,
  assetId: string,
  progress: number,
  nowMs: number,
): Promise<void> {
  await db
    .updateTable('media_assets')
    .set({ progress, updated_at: new Date(nowMs) })
    .where('id', '=', assetId)
    .where('state', '=', 'processing')
    .execute();
}

/** The asset is playable from now on; false when another try came first. */
export async function storeReady(
  tx: Tx,
  assetId: string,
  made: MediaRenditions,
  nowMs: number,
): Promise<boolean> {
  const row = await tx
    .updateTable('media_assets')
    .set({
      state: 'ready',
      progress: 1,
      refusal: null,
      width: made.width,
      height: made.height,
      duration_ms: made.durationMs,
      video_key: renditionKeyOf(assetId, 'video.mp4'),
      cover_key: renditionKeyOf(assetId, 'cover.webp'),
      strip_key: renditionKeyOf(assetId, 'strip.webp'),
      video_bytes: made.video.bytes,
      updated_at: new Date(nowMs),
    })
    .where('id', '=', assetId)
    .where('state', '=', 'processing')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function storeRefused(
  db: Database | Tx,
  assetId: string,
  refusal: string,
  nowMs: number,
): Promise<void> {
  await db
    .updateTable('media_assets')
    .set({ state: 'refused', refusal, updated_at: new Date(nowMs) })
    .where('id', '=', assetId)
    .where('state', 'in', ['uploaded', 'processing'])
    .execute();
}

/** The files of a ready asset are gone: it can be no clip's any more. */
export async function storeForgotten(tx: Tx, assetId: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('media_assets')
    .set({
      ...{ state: 'refused', refusal: 'upload-tidied', video_key: null, cover_key: null, strip_key: null },
      updated_at: new Date(nowMs),
    })
    .where('id', '=', assetId)
    .execute();
}

/** Touches, and answers, the assets whose preparation has shown no sign of life since `beforeMs`: at most `limit`. */
export async function claimStalledAssets(
  tx: Tx,
  beforeMs: number,
  nowMs: number,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update media_assets set updated_at = ${new Date(nowMs)}
    where id in (
      select id from media_assets
      where state in ('uploaded', 'processing') and updated_at < ${new Date(beforeMs)}
      order by updated_at limit ${limit} for update skip locked)
    returning id
  `.execute(tx);
  return rows.map((row) => row.id);
}
