import type { Database, Tx } from '../../../database.ts';
import type { ClipState } from './clip.schema.ts';

/** A clip as its table holds it. */
export interface StoredClip {
  readonly id: string;
  readonly authorId: string;
  readonly authorKind: 'shop' | 'creator';
  readonly assetId: string | null;
  readonly caption: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly state: ClipState;
  readonly durationMs: number;
  readonly publishedAtMs: number | null;
  readonly publishWhenReady: boolean;
}

const columns = [
  'id',
  'author_id',
  'author_kind',
  'asset_id',
  'caption',
  'category',
  'tags',
  'state',
  'duration_ms',
  'published_at',
  'publish_when_ready',
] as const;

interface Row {
  id: string;
  author_id: string;
  author_kind: string;
  asset_id: string | null;
  caption: string;
  category: string;
  tags: string[];
  state: string;
  duration_ms: number;
  published_at: Date | null;
  publish_when_ready: boolean;
}

function storedClipOf(row: Row): StoredClip {
  return {
    id: row.id,
    authorId: row.author_id,
    authorKind: row.author_kind as StoredClip['authorKind'],
    assetId: row.asset_id,
    caption: row.caption,
    category: row.category,
    tags: row.tags,
    state: row.state as ClipState,
    durationMs: row.duration_ms,
    publishedAtMs: row.published_at?.getTime() ?? null,
    publishWhenReady: row.publish_when_ready,
  };
}

/** The clip, locked until the unit of work ends. */
export async function lockClip(tx: Tx, clipId: string): Promise<StoredClip | null> {
  const row = await tx
    .selectFrom('clips')
    .select(columns)
    .where('id', '=', clipId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : storedClipOf(row);
}

/** Clips of an asset that wait to be published when it is ready, locked. */
export async function lockWaitingClips(tx: Tx, assetId: string): Promise<StoredClip[]> {
  const rows = await tx
    .selectFrom('clips')
    .select(columns)
    .where('asset_id', '=', assetId)
    .where('state', '=', 'draft')
    .where('publish_when_ready', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(storedClipOf);
}

/** All clips of an author that were ever told to readers. */
export async function listServableClips(db: Database | Tx, authorId: string): Promise<StoredClip[]> {
  const rows = await db
    .selectFrom('clips')
    .select(columns)
    .where('author_id', '=', authorId)
    .where('state', '=', 'published')
    .execute();
  return rows.map(storedClipOf);
}

export async function insertClip(tx: Tx, clip: StoredClip, nowMs: number): Promise<void> {
  await tx
    .insertInto('clips')
    .values({
      id: clip.id,
      author_id: clip.authorId,
      author_kind: clip.authorKind,
      asset_id: clip.assetId,
      caption: clip.caption,
      category: clip.category,
      tags: [...clip.tags],
      state: clip.state,
      duration_ms: clip.durationMs,
      published_at: clip.publishedAtMs === null ? null : new Date(clip.publishedAtMs),
      publish_when_ready: clip.publishWhenReady,
      created_at: new Date(nowMs),
      updated_at: new Date(nowMs),
    })
    .execute();
}

/** Writes what can change of a clip. */
export async function updateClip(
  tx: Tx,
  clip: StoredClip,
  nowMs: number,
  takenDownReason: string | null = null,
): Promise<void> {
  await tx
    .updateTable('clips')
    .set({
      caption: clip.caption,
      category: clip.category,
      tags: [...clip.tags],
      state: clip.state,
      duration_ms: clip.durationMs,
      published_at: clip.publishedAtMs === null ? null : new Date(clip.publishedAtMs),
      publish_when_ready: clip.publishWhenReady,
      taken_down_reason: takenDownReason,
      updated_at: new Date(nowMs),
    })
    .where('id', '=', clip.id)
    .execute();
}

/** Replaces the goods of a clip, in the order given. */
export async function replaceGoods(
  tx: Tx,
  clipId: string,
  goods: readonly { readonly productId: string; readonly atMs: number }[],
): Promise<void> {
  await tx.deleteFrom('clip_goods').where('clip_id', '=', clipId).execute();
  if (goods.length === 0) return;
  await tx
    .insertInto('clip_goods')
    .values(
      goods.map((chip, position) => ({
        clip_id: clipId,
        product_id: chip.productId,
        position,
        at_ms: chip.atMs,
      })),
    )
    .execute();
}
