import type { Tx } from '../../../database.ts';

export type PastFile = { readonly clipId: string } & (
  | { readonly assetId: string }
  | { readonly coverFile: string }
);

/** Notes what a clip showed until now. */
export async function keepPastFile(tx: Tx, file: PastFile, nowMs: number): Promise<void> {
  await tx
    .insertInto('clip_past_files')
    .values({
      clip_id: file.clipId,
      asset_id: 'assetId' in file ? file.assetId : null,
      cover_file: 'coverFile' in file ? file.coverFile : null,
      replaced_at: new Date(nowMs),
    })
    .execute();
}

export interface FileToTidy {
  readonly id: number;
  readonly clipId: string;
  readonly assetId: string | null;
  readonly coverFile: string | null;
}

/** Files that were replaced before then and are not tidied yet, locked: at most `limit`. */
export async function lockFilesToTidy(tx: Tx, beforeMs: number, limit: number): Promise<FileToTidy[]> {
  const rows = await tx
    .selectFrom('clip_past_files')
    .select(['id', 'clip_id', 'asset_id', 'cover_file'])
    .where('tidied_at', 'is', null)
    .where('replaced_at', '<', new Date(beforeMs))
    .orderBy('replaced_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    clipId: row.clip_id,
    assetId: row.asset_id,
    coverFile: row.cover_file,
  }));
}

export async function setTidied(tx: Tx, ids: readonly number[], nowMs: number): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('clip_past_files')
    .set({ tidied_at: new Date(nowMs) })
    .where('id', 'in', [...ids])
    .execute();
}

/** Whether a clip that may still be shown shows this asset, or waits for it. */
export async function isAssetInUse(tx: Tx, assetId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('clips')
    .select('id')
    .where((where) => where.or([where('asset_id', '=', assetId), where('next_asset_id', '=', assetId)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the clip shows this cover again. */
export async function isCoverInUse(tx: Tx, clipId: string, coverFile: string): Promise<boolean> {
  const row = await tx
    .selectFrom('clips')
    .select('id')
    .where('id', '=', clipId)
    .where('cover_file', '=', coverFile)
    .executeTakeFirst();
  return row !== undefined;
}
