import type { Database, Tx } from '../../../database.ts';
import type { ClipPlace, ClipState } from './clip.schema.ts';

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
  /** When it is to be published; of a scheduled clip only. */
  readonly publishAtMs: number | null;
  readonly place: ClipPlace | null;
  /** Its own cover; null: the one that was made with the video. */
  readonly coverFile: string | null;
  readonly coverAtMs: number | null;
  /** The moment whose picture was asked for and is not yet made. */
  readonly coverWantedMs: number | null;
  /** The video that takes the place of this one when it is ready. */
  readonly nextAssetId: string | null;
}

/** What a clip begins without. */
export const bareClip = {
  publishWhenReady: false,
  publishAtMs: null,
  place: null,
  coverFile: null,
  coverAtMs: null,
  coverWantedMs: null,
  nextAssetId: null,
} as const;

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
  'publish_at',
  'place_name',
  'place_city',
  'place_lat',
  'place_lng',
  'cover_file',
  'cover_at_ms',
  'cover_wanted_ms',
  'next_asset_id',
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
  publish_at: Date | null;
  place_name: string | null;
  place_city: string | null;
  place_lat: number | null;
  place_lng: number | null;
  cover_file: string | null;
  cover_at_ms: number | null;
  cover_wanted_ms: number | null;
  next_asset_id: string | null;
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
    publishAtMs: row.publish_at?.getTime() ?? null,
    place: placeOf(row),
    coverFile: row.cover_file,
    coverAtMs: row.cover_at_ms,
    coverWantedMs: row.cover_wanted_ms,
    nextAssetId: row.next_asset_id,
  };
}

export function placeOf(
  row: Pick<Row, 'place_name' | 'place_city' | 'place_lat' | 'place_lng'>,
): ClipPlace | null {
  if (row.place_name === null) return null;
  return { name: row.place_name, city: row.place_city ?? '', lat: row.place_lat, lng: row.place_lng };
}

function changeable(clip: StoredClip, nowMs: number) {
  return {
    asset_id: clip.assetId,
    caption: clip.caption,
    category: clip.category,
    tags: [...clip.tags],
    state: clip.state,
    duration_ms: clip.durationMs,
    published_at: clip.publishedAtMs === null ? null : new Date(clip.publishedAtMs),
    publish_when_ready: clip.publishWhenReady,
    publish_at: clip.publishAtMs === null ? null : new Date(clip.publishAtMs),
    place_name: clip.place?.name ?? null,
    place_city: clip.place?.city ?? null,
    place_lat: clip.place?.lat ?? null,
    place_lng: clip.place?.lng ?? null,
    cover_file: clip.coverFile,
    cover_at_ms: clip.coverAtMs,
    cover_wanted_ms: clip.coverWantedMs,
    next_asset_id: clip.nextAssetId,
    updated_at: new Date(nowMs),
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

/** Clips that wait for an asset: to be published with it, or to show it in place of another; locked. */
export async function lockWaitingClips(tx: Tx, assetId: string): Promise<StoredClip[]> {
  const rows = await tx
    .selectFrom('clips')
    .select(columns)
    .where((where) =>
      where.or([
        where('next_asset_id', '=', assetId),
        where.and([
          where('asset_id', '=', assetId),
          where.or([
            where('state', '=', 'scheduled'),
            where.and([where('state', '=', 'draft'), where('publish_when_ready', '=', true)]),
          ]),
        ]),
      ]),
    )
    .where('state', '<>', 'removed')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(storedClipOf);
}

/** Scheduled clips whose time has come, the longest due first; what another process holds is left to it. */
export async function lockDueClips(tx: Tx, nowMs: number, limit: number): Promise<StoredClip[]> {
  const rows = await tx
    .selectFrom('clips')
    .select(columns)
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', new Date(nowMs))
    // What waits for its video is published with it; a refused one goes back to being a draft.
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('media_assets')
          .select('media_assets.id')
          .whereRef('media_assets.id', '=', 'clips.asset_id')
          .where('media_assets.state', 'in', ['ready', 'refused']),
      ),
    )
    .orderBy('publish_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
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
      ...changeable(clip, nowMs),
      created_at: new Date(nowMs),
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
    .set({ ...changeable(clip, nowMs), taken_down_reason: takenDownReason })
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
