import { seededRandom } from '@kanmai/kernel';
import type { SkeletonItem } from './answers.ts';
import { createInterest, type Interest } from './interest.ts';
import type { InterestSettings } from './settings.ts';

/** A small catalogue for tests: item `i7` of author `a7 % authors` in category `c7 % categories`. */
export function stage(
  options: {
    items?: number;
    authors?: number;
    categories?: number;
    settings?: Partial<InterestSettings>;
  } = {},
): Interest {
  const { items = 60, authors = 20, categories = 6 } = options;
  const interest = createInterest({ ...quiet, ...options.settings });
  for (let i = 0; i < items; i++) {
    interest.putItem({
      id: `i${i}`,
      author: `a${i % authors}`,
      category: `c${i % categories}`,
      tags: [`t${i % 3}`],
      durationMs: 20_000,
      publishedMs: startMs - i * 60_000,
      available: true,
    });
  }
  return interest;
}

export const startMs = 1_700_000_000_000;

/** No chance in the page, and small tables. */
export const quiet: Partial<InterestSettings> = {
  freshShare: 0,
  exploreShare: 0,
  model: {
    weightSlots: 1 << 12,
    pairSlots: 1 << 8,
    rate: 0.1,
    beta: 1,
    lasso: 0.1,
    ridge: 1,
    rateHalfLifeDays: 90,
    rareRate: 0.02,
    networkRate: 0.07,
    networkShare: 0.5,
  },
};

export function pageOf(
  interest: Interest,
  person: string,
  count = 10,
  exclude: (string | number)[] = [],
  seed = 1,
): SkeletonItem[] {
  return interest.skeleton({ person, atMs: startMs + 3_600_000, count, exclude, random: seededRandom(seed) });
}

/** Shown and played to the end. */
export function enjoy(interest: Interest, person: string, item: string, atMs = startMs): void {
  interest.learn({ kind: 'impression', person, item, atMs });
  interest.learn({ kind: 'watch', person, item, atMs: atMs + 20_000, playMs: 20_000, durationMs: 20_000 });
}

/** Shown and swiped away. */
export function skip(interest: Interest, person: string, item: string, atMs = startMs): void {
  interest.learn({ kind: 'impression', person, item, atMs });
  interest.learn({ kind: 'watch', person, item, atMs: atMs + 800, playMs: 800, durationMs: 20_000 });
}
