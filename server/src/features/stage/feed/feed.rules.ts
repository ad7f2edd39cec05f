import type { CachedAuthor, CachedClip } from './card-cache.ts';
import type { SkeletonEntry } from './feed.skeleton.ts';
import type { Viewer } from './viewer-cache.ts';

/** A skeleton entry with what was loaded of it. */
export interface HydratedEntry extends SkeletonEntry {
  readonly clip: CachedClip | undefined;
  readonly author: CachedAuthor | undefined;
  /** The title of the clip that the reason speaks of; empty where it speaks of none. */
  readonly reasonTitle: string;
}

/** An entry that passed. */
export interface FeedEntry extends HydratedEntry {
  readonly clip: CachedClip;
  readonly author: CachedAuthor;
}

export type DropReason =
  | 'unknown'
  | 'not-published'
  | 'not-playable'
  | 'author-closed'
  | 'hidden'
  | 'repeated';

export interface Ruled {
  readonly kept: readonly FeedEntry[];
  readonly dropped: readonly { readonly clipId: string; readonly why: DropReason }[];
}

/** Step three: what may be shown to this viewer. Pure. `before` are the clips already on this page. */
export function applyRules(
  entries: readonly HydratedEntry[],
  viewer: Viewer,
  before: readonly FeedEntry[] = [],
): Ruled {
  const taken = new Set(before.map((entry) => entry.clipId));
  const kept: FeedEntry[] = [];
  const dropped: { clipId: string; why: DropReason }[] = [];
  for (const entry of entries) {
    const why = taken.has(entry.clipId) ? 'repeated' : dropReasonOf(entry, viewer);
    if (why === null) kept.push(entry as FeedEntry);
    else dropped.push({ clipId: entry.clipId, why });
    taken.add(entry.clipId);
  }
  return { kept: spreadAuthors(kept, before.at(-1)?.author.card.id), dropped };
}

function dropReasonOf({ clip, author }: HydratedEntry, viewer: Viewer): DropReason | null {
  if (clip === undefined || author === undefined) return 'unknown';
  const { card } = clip;
  if (card.state !== 'published') return 'not-published';
  if (!card.playable) return 'not-playable';
  if (!author.card.open) return 'author-closed';
  const { items, authors, categories } = viewer.hidden;
  return items.has(card.id) || authors.has(card.authorId) || categories.has(card.category) ? 'hidden' : null;
}

/** The same author twice in a row waits until another has come, as long as there is another. */
function spreadAuthors(entries: readonly FeedEntry[], lastAuthor: string | undefined): readonly FeedEntry[] {
  const authorAt = (i: number) => (i < 0 ? lastAuthor : entries[i]?.author.card.id);
  if (!entries.some((_, i) => authorAt(i) === authorAt(i - 1))) return entries;
  const left = [...entries];
  const spread: FeedEntry[] = [];
  let last = lastAuthor;
  while (left.length > 0) {
    const other = left.findIndex((entry) => entry.author.card.id !== last);
    const [next] = left.splice(Math.max(0, other), 1);
    spread.push(next as FeedEntry);
    last = next?.author.card.id;
  }
  return spread;
}
