import { seededRandom } from '@kanmai/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSample } from './sample.ts';

it('takes no more than asked, in the order it came, each at most once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.nat({ max: 200 }),
      fc.nat({ max: 40 }),
      fc.nat(),
      (capacity, count, max, seed) => {
        const sample = createSample<number>(capacity, seededRandom(seed));
        for (let i = 0; i < count; i++) sample.add(i);
        expect(sample.seen).toBe(count);
        const taken = sample.take(max);
        expect(taken).toHaveLength(Math.min(capacity, count, max));
        expect(taken).toEqual([...new Set(taken)].sort((a, b) => a - b));
        expect([sample.seen, sample.take(max)]).toEqual([0, []]);
      },
    ),
  );
});

it('gives each the same chance', () => {
  const [count, max, rounds] = [50, 5, 20_000];
  const taken = new Array<number>(count).fill(0);
  const sample = createSample<number>(10, seededRandom(1));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < count; i++) sample.add(i);
    for (const i of sample.take(max)) taken[i] = (taken[i] as number) + 1;
  }
  const expected = (rounds * max) / count;
  const chiSquare = taken.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
  // 49 degrees of freedom: 85.35 is passed once in a thousand.
  expect(chiSquare).toBeLessThan(85.35);
});
