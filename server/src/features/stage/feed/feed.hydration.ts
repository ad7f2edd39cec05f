import type { CardCache, FoundCards } from './card-cache.ts';
import type { HydratedEntry } from './feed.rules.ts';
import { clipOfReason, type SkeletonEntry } from './feed.skeleton.ts';

export interface Hydrated extends FoundCards {
  readonly entries: readonly HydratedEntry[];
}

/** Step two: what the ids stand for. From memory as a rule; else at most three queries for the whole page. */
export async function hydrate(cache: CardCache, skeleton: readonly SkeletonEntry[]): Promise<Hydrated> {
  const ids = new Set<string>();
  for (const entry of skeleton) {
    ids.add(entry.clipId);
    const because = clipOfReason(entry.reason);
    if (because !== null) ids.add(because);
  }
  const found = [...ids];
  const { clips, authors } = cache.findHeld(found) ?? (await cache.find(found));
  const entries = skeleton.map((entry) => {
    const card = clips.get(entry.clipId)?.card;
    return { ...entry, card, author: card === undefined ? undefined : authors.get(card.authorId)?.card };
  });
  return { entries, clips, authors };
}
