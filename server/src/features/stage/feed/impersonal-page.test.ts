import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoolRow } from './feed.views.ts';
import { impersonalPage } from './impersonal-page.ts';

const none = { items: new Set<string>(), authors: new Set<string>(), categories: new Set<string>() };
/** By popularity; the last is the newest, and each third is around. */
const pool = Array.from(
  { length: 12 },
  (_, n): PoolRow => ({
    ...{
      clipId: `clp_${n}`,
      authorId: `shp_${n % 3}`,
      category: `c${n % 4}`,
      publishedMs: n,
      near: n % 3 === 0,
    },
  }),
);
const page = (given: Partial<Parameters<typeof impersonalPage>[1]> = {}) =>
  impersonalPage(pool, { count: 6, exclude: new Set(), hidden: none, nearness: 0, from: 0, ...given });
const told = (entries: ReturnType<typeof page>) =>
  entries.map(({ clipId, reason }) => `${clipId.slice(4)} ${reason.code}`);

describe('the feed of those who have recommendations off', () => {
  it('shows what is popular, and each fourth time what is new', () => {
    expect(told(page())).toEqual([
      ...['0 off-trending', '1 off-trending', '2 off-trending', '11 off-fresh'],
      ...['3 off-trending', '4 off-trending'],
    ]);
  });

  it('shows what is near by turns, or first, as far as there is any', () => {
    expect(told(page({ nearness: 1, count: 4 }))).toEqual([
      ...['0 off-trending', '3 off-near', '1 off-trending', '6 off-near'],
    ]);
    expect(told(page({ nearness: 2 }))).toEqual([
      ...['0 off-near', '3 off-near', '6 off-near', '9 off-near', '1 off-trending', '2 off-trending'],
    ]);
  });

  it('never shows what was hidden or is left out, nor anything twice, and ends when all was shown', () => {
    fc.assert(
      fc.property(
        fc.record({
          left: fc.uniqueArray(fc.nat(11)),
          hides: fc.uniqueArray(fc.nat(3)),
          nearness: fc.nat(2),
          from: fc.nat(9),
        }),
        ({ left, hides, nearness, from }) => {
          const exclude = new Set(left.map((n) => `clp_${n}`));
          const hidden = { ...none, categories: new Set(hides.map((n) => `c${n}`)) };
          const shown = page({ exclude, hidden, nearness, from, count: 20 }).map(({ clipId }) => clipId);
          const allowed = pool.filter(
            (row) => !exclude.has(row.clipId) && !hidden.categories.has(row.category),
          );
          expect(shown.toSorted()).toEqual(allowed.map(({ clipId }) => clipId).toSorted());
        },
      ),
    );
  });
});
