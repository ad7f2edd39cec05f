import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interestDefaults } from './settings.ts';
import { Together } from './together.ts';

const itemCount = 6;
const dayMs = 86_400_000;

describe('co-visitation of the feed', () => {
  it('I-R53 updated event by event it is the sum over all pairs, faded by age, the way back counting .3', () => {
    const pair = fc.record({
      later: fc.nat(itemCount - 1),
      earlier: fc.nat(itemCount - 1),
      weight: fc.integer({ min: 1, max: 8 }),
      day: fc.nat(400),
    });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => {
        const together = new Together(interestDefaults);
        together.reserve(itemCount);
        for (const { later, earlier, weight, day } of pairs)
          together.pair(later, earlier, weight, day * dayMs);
        const faded = pairs
          .filter(({ later, earlier }) => later !== earlier)
          .map((one) => ({
            ...one,
            weight: one.weight * 2 ** (one.day / interestDefaults.neighbourHalfLifeDays),
          }));
        const sumOf = (counts: (one: (typeof faded)[number]) => number) =>
          faded.reduce((sum, one) => sum + one.weight * counts(one), 0);
        const total = (item: number) =>
          sumOf(({ later, earlier }) => (later === item || earlier === item ? 1 : 0));
        for (let from = 0; from < itemCount; from++) {
          for (let to = 0; to < itemCount; to++) {
            const ahead = sumOf(({ later, earlier }) => (earlier === from && later === to ? 1 : 0));
            const back = sumOf(({ later, earlier }) => (earlier === to && later === from ? 1 : 0));
            const norm = total(from) ** 0.75 * total(to) ** 0.25;
            const oracle = norm > 0 ? (ahead + 0.3 * back) / norm : 0;
            expect(together.closeness(from, to)).toBeCloseTo(oracle, 9);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
