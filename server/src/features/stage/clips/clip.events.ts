import type { EventKind, NewEvent } from '../../insight/events/index.ts';
import type { StoredClip } from './clip.store.ts';

/** What every event about a clip tells its readers: all that ranking needs to know of it. */
export interface ClipEventData {
  readonly authorId: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly durationMs: number;
  readonly publishedAtMs: number;
  /** Whether it may be served. A reference clip is learnt from, never served. */
  readonly available: boolean;
}

/** What of a clip its events tell. */
type ToldClip = Pick<
  StoredClip,
  'id' | 'authorId' | 'category' | 'tags' | 'durationMs' | 'publishedAtMs' | 'state' | 'assetId'
>;

export type ClipEventKind = Extract<
  EventKind,
  'clip-published' | 'clip-changed' | 'clip-taken-down' | 'clip-restored'
>;

export function clipEventData(clip: ToldClip): ClipEventData {
  return {
    authorId: clip.authorId,
    category: clip.category,
    tags: clip.tags,
    durationMs: clip.durationMs,
    publishedAtMs: clip.publishedAtMs ?? 0,
    available: clip.state === 'published' && clip.assetId !== null,
  };
}

export function clipEvent(
  kind: ClipEventKind,
  clip: ToldClip,
  nowMs: number,
  actorId: string | null = null,
): NewEvent {
  return {
    kind,
    atMs: nowMs,
    personId: actorId,
    shopId: clip.authorId.startsWith('shp_') ? clip.authorId : null,
    subjectId: clip.id,
    data: { ...clipEventData(clip) },
  };
}
