import { type Random, randomBelow } from '@kanmai/kernel';

/** A sample of what came, each with the same chance, in the order it came. */
export interface Sample<Item> {
  add(item: Item): void;
  /** How many came since it was taken last. */
  readonly seen: number;
  /** Takes at most `max` of them and begins anew. */
  take(max: number): Item[];
}

/**
 * Keeps at most `capacity` of any number of items, uniformly (Vitter 1985, algorithm R); fewer are taken by thinning the
 * sample, which stays uniform.
 */
export function createSample<Item>(capacity: number, random: Random): Sample<Item> {
  let kept: { readonly item: Item; readonly order: number }[] = [];
  let seen = 0;
  return {
    add(item) {
      seen += 1;
      if (kept.length < capacity) {
        kept.push({ item, order: seen });
        return;
      }
      const place = randomBelow(random, seen);
      if (place < capacity) kept[place] = { item, order: seen };
    },
    get seen() {
      return seen;
    },
    take(max) {
      const taken = kept;
      while (taken.length > max) {
        taken[randomBelow(random, taken.length)] = taken[taken.length - 1] as (typeof taken)[number];
        taken.pop();
      }
      kept = [];
      seen = 0;
      return taken.sort((a, b) => a.order - b.order).map(({ item }) => item);
    },
  };
}
