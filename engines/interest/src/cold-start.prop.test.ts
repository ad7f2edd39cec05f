import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interest } from './interest.ts';
import { enjoy, pageOf, skip, stage, startMs } from './stage.ts';

const categoryOf = (id: string) => Number(id.slice(1)) % 6;

let viewers = 0;

/** Serves so many first pages; answers how often each item came from the share for new ones. */
function drawnAsNew(interest: Interest, items: readonly string[], pages: number): Map<string, number> {
  const drawn = new Map<string, number>(items.map((id) => [id, 0]));
  const random = seededRandom(8 + viewers);
  for (let page = 0; page < pages; page++) {
    const person = `viewer${viewers++}`;
    const atMs = startMs + 3_600_000 + viewers;
    for (const { item, channel } of interest.skeleton({ person, atMs, count: 10, exclude: [], random })) {
      skip(interest, person, item, atMs);
      if (channel === 'fresh') drawn.set(item, (drawn.get(item) ?? 0) + 1);
    }
  }
  return drawn;
}

describe('cold start', () => {
  it('I-R97 after three swipes, one long view and two skips, the next page follows the long view', () => {
    const town = stage({ items: 180 });
    // A town that knows its items: everybody watches two in five long.
    for (let p = 0; p < 100; p++)
      for (let n = 0; n < 10; n++) {
        const act = (p + n) % 5 < 2 ? enjoy : skip;
        act(town, `old${p}`, `i${(p * 11 + n * 7) % 120}`, startMs + p);
      }
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 3, maxLength: 3 }),
        fc.nat(9),
        (three, n) => {
          const [liked, ...left] = three as [number, number, number];
          const person = `new${three.join('')}${n}`;
          for (const category of left) skip(town, person, `i${120 + category + 6 * n}`);
          enjoy(town, person, `i${120 + liked + 6 * n}`);
          const page = pageOf(town, person, 6).map(({ item }) => categoryOf(item));
          const count = (category: number) => page.filter((each) => each === category).length;
          expect(page[0]).toBe(liked);
          for (const category of left) expect(count(liked)).toBeGreaterThan(count(category));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('I-R98 new items of a new shop each get their first audience beside strong old ones, and evenly', () => {
    const firstAudience = 150;
    const interest = stage({ items: 60, settings: { freshShare: 0.6, firstAudience } });
    for (let i = 0; i < 60; i++) interest.giveAudience(`i${i}`, 0);
    for (let i = 0; i < 60 * 5; i++) enjoy(interest, `old${i}`, `i${i % 60}`, startMs + i);
    const added = Array.from({ length: 8 }, (_, i) => `new${i}`);
    for (const [i, id] of added.entries()) {
      const about = {
        id,
        author: i < 4 ? 'new-shop' : `shop${i}`,
        category: `c${i % 6}`,
        publishedMs: startMs,
      };
      interest.putItem({ ...about, durationMs: 20_000, available: true });
    }
    // Of 850 slots or so each is owed an eighth; drawn evenly, the most has rarely half more than the least.
    const early = drawnAsNew(interest, added, 300);
    expect(Math.min(...early.values())).toBeGreaterThan(70);
    expect(Math.max(...early.values())).toBeLessThan(1.5 * Math.min(...early.values()));
    const late = drawnAsNew(interest, added, 300);
    for (const id of added) expect(early.get(id)! + late.get(id)!).toBe(firstAudience);
  });
});
