import { createInterest, type InterestSettings } from '@kanmai/interest';
import { seededRandom } from '@kanmai/kernel';
import type { TownPolicy } from './measure.ts';
import { publishedMsOf } from './simulator/days.ts';
import type { Town } from './simulator/town.ts';

/** The engine as the platform runs it: told what happened as it happens, asked for pages. It knows no hidden thing. */
export function enginePolicy(town: Town, settings: Partial<InterestSettings> = {}): TownPolicy {
  const interest = createInterest({ itemsMax: 1 << 16, peopleMax: 1 << 16, ...settings });
  const random = seededRandom(town.seed * 65_537 + 1);
  const person = (number: number) => `person-${number}`;
  return {
    publish(items) {
      for (const item of items) {
        interest.putItem({
          id: String(item.id),
          author: `author-${item.author}`,
          category: `category-${item.category}`,
          tags: [`look-${item.look}`],
          durationMs: item.durationMs,
          publishedMs: publishedMsOf(item),
          available: true,
        });
      }
    },
    page: (who, count, atMs) =>
      interest
        .skeleton({ person: person(who), atMs, count, exclude: [], tab: 'for-you', random })
        .map(({ item }) => Number(item)),
    watched(who, item, { playMs, isLiked }, atMs) {
      const about = { person: person(who), item: String(item.id), tab: 'for-you' };
      interest.learn({ kind: 'impression', ...about, atMs });
      if (isLiked) interest.learn({ kind: 'like', ...about, atMs: atMs + playMs });
      interest.learn({ kind: 'watch', ...about, atMs: atMs + playMs, playMs, durationMs: item.durationMs });
    },
  };
}
