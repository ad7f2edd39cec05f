import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Choices, Near } from './choices.ts';
import { enjoy, skip, stage, startMs } from './stage.ts';

const number = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.double());
const levels = (letter: string, most: number) =>
  fc
    .array(
      fc.tuple(
        fc.integer({ min: 0, max: most }).map((n) => `${letter}${n}`),
        number,
      ),
      { maxLength: 12 },
    )
    .map((entries) => new Map(entries));
const choices: fc.Arbitrary<Choices> = fc.record(
  {
    authors: levels('a', 24),
    categories: levels('c', 8),
    freshness: number,
    nearness: number,
    near: fc
      .tuple(
        fc.array(
          fc.integer({ min: 0, max: 24 }).map((n) => `a${n}`),
          { maxLength: 9 },
        ),
        fc.array(
          fc.integer({ min: 0, max: 130 }).map((n) => `i${n}`),
          { maxLength: 9 },
        ),
      )
      .map(([authors, items]) => new Near(authors, items)),
  },
  { requiredKeys: [] },
);

describe('any choices at all', () => {
  it('I-R25 I-R26 keep the promises of a page: full, different, unseen, with chances that are chances', () => {
    const settings = { freshShare: 0.2, exploreShare: 0.2, firstAudience: 3 };
    const interest = stage({ items: 120, settings });
    for (let n = 0; n < 15; n++) enjoy(interest, 'p', `i${n * 7}`, startMs + n);
    for (let n = 0; n < 9; n++) skip(interest, 'p', `i${n * 11 + 3}`, startMs + 100 + n);
    interest.learn({ kind: 'follow', person: 'p', author: 'a5', atMs: startMs });
    interest.learn({ kind: 'hide', scope: 'category', person: 'p', category: 'c4', atMs: startMs });
    const shown = new Set(
      interest
        .skeleton({ person: 'p', atMs: startMs, count: 100, random: seededRandom(1) })
        .map(({ item }) => item),
    );
    fc.assert(
      fc.property(choices, fc.integer(), fc.integer({ min: 1, max: 30 }), (asked, seed, count) => {
        const page = interest.skeleton({
          ...{ person: 'p', atMs: startMs + 3_600_000, count, choices: asked },
          random: seededRandom(seed),
        });
        expect(page).toHaveLength(count);
        expect(new Set(page.map(({ item }) => item)).size).toBe(count);
        for (const { item, propensity, score } of page) {
          expect(shown.has(item)).toBe(true);
          expect(propensity).toBeGreaterThan(0);
          expect(propensity).toBeLessThanOrEqual(1);
          expect(Number.isFinite(score)).toBe(true);
        }
      }),
      { seed: 2_571, numRuns: 300 },
    );
  });
});
