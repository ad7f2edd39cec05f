import type { CardCache, FoundCards } from './card-cache.ts';
import type { HydratedEntry } from './feed.rules.ts';
import { clipOfReason, type SkeletonEntry } from './feed.skeleton.ts';

/** Step two: what the ids stand for. From memory as a rule; else at most three queries for the whole page. */
export async function hydrate(
  cache: CardCache,
  skeleton: readonly SkeletonEntry[],
): Promise<readonly HydratedEntry[]> {
  return held(cache, skeleton) ?? loaded(await cache.find(idsOf(skeleton)), skeleton);
}

/** All of them, when none needs loading; else null. */
function held(cache: CardCache, skeleton: readonly SkeletonEntry[]): readonly HydratedEntry[] | null {
  const entries: HydratedEntry[] = [];
  for (const entry of skeleton) {
    const clip = cache.heldClip(entry.clipId);
    const author = clip === undefined ? undefined : cache.heldAuthor(clip.card.authorId);
    const because = clipOfReason(entry.reason);
    const reasonClip = because === null ? null : cache.heldClip(because);
    if (clip === undefined || author === undefined || reasonClip === undefined) return null;
    entries.push({ ...entry, clip, author, reasonTitle: reasonClip?.card.caption ?? '' });
  }
  return entries;
}

function loaded(
  { clips, authors }: FoundCards,
  skeleton: readonly SkeletonEntry[],
): readonly HydratedEntry[] {
  return skeleton.map((entry) => {
    const clip = clips.get(entry.clipId);
    const author = clip === undefined ? undefined : authors.get(clip.card.authorId);
    const reasonTitle = clips.get(clipOfReason(entry.reason) ?? '')?.card.caption ?? '';
    return { ...entry, clip, author, reasonTitle };
  });
}

function idsOf(skeleton: readonly SkeletonEntry[]): string[] {
  const ids = skeleton.flatMap(({ clipId, reason }) => [clipId, clipOfReason(reason) ?? clipId]);
  return [...new Set(ids)];
}
