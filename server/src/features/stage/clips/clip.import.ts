import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { clipAdvert, keepRefusalIn, screenAdvert } from '../../trust/adverts/index.ts';
import { clipEvent } from './clip.events.ts';
import { bareClip, type StoredClip } from './clip.store.ts';

/** A clip known from somewhere else, by the name it has there. */
export interface ImportedClip {
  /** The id it gets when it is new. */
  readonly id: string;
  readonly source: string;
  readonly sourceId: string;
  readonly authorId: string;
  readonly authorKind: 'shop' | 'creator';
  readonly caption: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly durationMs: number;
  readonly publishedAtMs: number;
  /** A ready asset makes it a published clip; without one it is a reference, learnt from and never served. */
  readonly assetId: string | null;
  /** Products shown with it, in order. */
  readonly goods?: readonly string[];
}

/** A clip that was to be published by an import and breaks advertising law. */
export interface KeptClip {
  readonly clip: ImportedClip;
  readonly refusal: Problem;
}

/**
 * Adds clips that came in by an import. One that is known by its source already stays as it is, but a reference whose asset comes now
 * is published with it. What advertising law refuses is kept as a draft; answers those, with why.
 */
export async function putImportedClips(
  tx: Tx,
  clips: readonly ImportedClip[],
  nowMs: number,
): Promise<readonly KeptClip[]> {
  if (clips.length === 0) return [];
  const refusals = await screenImported(tx, clips, nowMs);
  const stored = clips.map((clip) => storedClipOf(clip, refusals.has(clip)));
  const { rows } = await sql<{ id: string; source: string; source_id: string }>`
    insert into clips (id, author_id, author_kind, asset_id, caption, category, tags, state, duration_ms, published_at,
      source, source_id, created_at, updated_at)
    select x.id, x.author_id, x.author_kind, x.asset_id, x.caption, x.category,
      array(select jsonb_array_elements_text(x.tags)), x.state, x.duration_ms, x.published_at, x.source, x.source_id,
      ${new Date(nowMs)}, ${new Date(nowMs)}
    from jsonb_to_recordset(${JSON.stringify(stored.map((clip, i) => recordOf(clip, clips[i] as ImportedClip)))}::jsonb) as x(
      id text, author_id text, author_kind text, asset_id text, caption text, category text, tags jsonb, state text,
      duration_ms integer, published_at timestamptz, source text, source_id text)
    on conflict (source, source_id) do update
      set asset_id = excluded.asset_id, state = excluded.state, duration_ms = excluded.duration_ms,
        published_at = case when excluded.state = 'draft' then null else clips.published_at end, updated_at = excluded.updated_at
      where clips.state = 'reference' and excluded.asset_id is not null
    returning id, source, source_id
  `.execute(tx);
  const changed = new Map(rows.map((row) => [sourceText(row.source, row.source_id), row.id]));
  const idOf = (clip: ImportedClip) => changed.get(sourceText(clip.source, clip.sourceId));
  await putGoods(tx, clips, idOf);
  await appendEvents(
    tx,
    stored.flatMap((clip, i) => {
      const id = idOf(clips[i] as ImportedClip);
      return id === undefined || clip.state === 'draft'
        ? []
        : [clipEvent('clip-published', { ...clip, id }, nowMs)];
    }),
  );
  return keepRefused(tx, refusals, idOf, nowMs);
}

/** Reads what is served from now on; references are not. */
async function screenImported(
  tx: Tx,
  clips: readonly ImportedClip[],
  nowMs: number,
): Promise<ReadonlyMap<ImportedClip, Problem>> {
  const refusals = new Map<ImportedClip, Problem>();
  for (const clip of clips) {
    if (clip.assetId === null) continue;
    const read = await screenAdvert(tx, { ...clipAdvert(clip), isNew: true }, nowMs);
    if (!read.ok) refusals.set(clip, read.failure);
  }
  return refusals;
}

/** Keeps for operators what was refused of clips that are new. */
async function keepRefused(
  tx: Tx,
  refusals: ReadonlyMap<ImportedClip, Problem>,
  idOf: (clip: ImportedClip) => string | undefined,
  nowMs: number,
): Promise<readonly KeptClip[]> {
  const kept: KeptClip[] = [];
  for (const [clip, refusal] of refusals) {
    const id = idOf(clip);
    if (id === undefined) continue;
    await keepRefusalIn(tx, refusal, nowMs, id);
    kept.push({ clip, refusal });
  }
  return kept;
}

function sourceText(source: string, sourceId: string): string {
  return `${source}\u0000${sourceId}`;
}

async function putGoods(
  tx: Tx,
  clips: readonly ImportedClip[],
  idOf: (clip: ImportedClip) => string | undefined,
): Promise<void> {
  const rows = clips.flatMap((clip) => {
    const clipId = idOf(clip);
    if (clipId === undefined) return [];
    return (clip.goods ?? []).map((productId, position) => ({
      clip_id: clipId,
      product_id: productId,
      position,
    }));
  });
  if (rows.length === 0) return;
  await tx
    .insertInto('clip_goods')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Finds clips by their identity elsewhere; the source `kanmai` names our own ids. */
export async function findImportedClips(
  tx: Tx,
  refs: readonly { readonly source: string; readonly sourceId: string }[],
): Promise<{ source: string; sourceId: string; id: string }[]> {
  const { rows } = await sql<{ id: string; source: string; source_id: string }>`
    select clips.id, wanted.source, wanted.source_id
    from unnest(${refs.map((ref) => ref.source)}::text[], ${refs.map((ref) => ref.sourceId)}::text[])
      as wanted (source, source_id)
    join clips on (clips.source, clips.source_id) = (wanted.source, wanted.source_id)
      or (wanted.source = 'kanmai' and clips.id = wanted.source_id)
  `.execute(tx);
  return rows.map((row) => ({ source: row.source, sourceId: row.source_id, id: row.id }));
}

function storedClipOf(clip: ImportedClip, isRefused: boolean): StoredClip {
  const { id, authorId, authorKind, assetId, caption, category, tags, durationMs } = clip;
  const state = assetId === null ? 'reference' : isRefused ? 'draft' : 'published';
  const publishedAtMs = state === 'draft' ? null : clip.publishedAtMs;
  return {
    ...{ ...bareClip, id, authorId, authorKind, assetId, caption, category, tags },
    ...{ state, durationMs, publishedAtMs },
  };
}

function recordOf(stored: StoredClip, { source, sourceId }: ImportedClip): Record<string, unknown> {
  const { id, authorId, authorKind, assetId, caption, category, tags, state, durationMs, publishedAtMs } =
    stored;
  return {
    ...{
      id,
      author_id: authorId,
      author_kind: authorKind,
      asset_id: assetId,
      caption,
      category,
      tags,
      state,
    },
    ...{ duration_ms: durationMs, source, source_id: sourceId },
    published_at: publishedAtMs === null ? null : new Date(publishedAtMs).toISOString(),
  };
}
