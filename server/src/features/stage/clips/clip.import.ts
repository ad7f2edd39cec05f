import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { clipEvent } from './clip.events.ts';
import type { StoredClip } from './clip.store.ts';

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
}

/**
 * Adds clips that came in by an import, and says which were new, in the order given. One that is known by its source
 * already stays as it is.
 */
export async function putImportedClips(
  tx: Tx,
  clips: readonly ImportedClip[],
  nowMs: number,
): Promise<boolean[]> {
  if (clips.length === 0) return [];
  const stored = clips.map(storedClipOf);
  const { rows } = await sql<{ id: string }>`
    insert into clips (id, author_id, author_kind, asset_id, caption, category, tags, state, duration_ms, published_at,
      source, source_id, created_at, updated_at)
    select x.id, x.author_id, x.author_kind, x.asset_id, x.caption, x.category,
      array(select jsonb_array_elements_text(x.tags)), x.state, x.duration_ms, x.published_at, x.source, x.source_id,
      ${new Date(nowMs)}, ${new Date(nowMs)}
    from jsonb_to_recordset(${JSON.stringify(clips.map(recordOf))}::jsonb) as x(
      id text, author_id text, author_kind text, asset_id text, caption text, category text, tags jsonb, state text,
      duration_ms integer, published_at timestamptz, source text, source_id text)
    on conflict (source, source_id) do nothing
    returning id
  `.execute(tx);
  const added = new Set(rows.map((row) => row.id));
  const fresh = stored.filter((clip) => added.has(clip.id));
  await appendEvents(
    tx,
    fresh.map((clip) => clipEvent('clip-published', clip, nowMs)),
  );
  return clips.map((clip) => added.has(clip.id));
}

function storedClipOf(clip: ImportedClip): StoredClip {
  const { id, authorId, authorKind, assetId, caption, category, tags, durationMs, publishedAtMs } = clip;
  const state = assetId === null ? 'reference' : 'published';
  const publishWhenReady = false;
  return {
    id,
    authorId,
    authorKind,
    assetId,
    caption,
    category,
    tags,
    state,
    durationMs,
    publishedAtMs,
    publishWhenReady,
  };
}

function recordOf(clip: ImportedClip): Record<string, unknown> {
  return {
    id: clip.id,
    author_id: clip.authorId,
    author_kind: clip.authorKind,
    asset_id: clip.assetId,
    caption: clip.caption,
    category: clip.category,
    tags: clip.tags,
    state: clip.assetId === null ? 'reference' : 'published',
    duration_ms: clip.durationMs,
    published_at: new Date(clip.publishedAtMs).toISOString(),
    source: clip.source,
    source_id: clip.sourceId,
  };
}
