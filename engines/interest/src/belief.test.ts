import { seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { learnBelief, meanLogOdds } from './belief.ts';

const by = { step: 0, shrink: 0 };
const chanceOf = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));

describe('beliefs', () => {
  it('moves towards what happened, most where it surprises, and is never less certain afterwards', () => {
    const moved = (mean: number, variance: number, isGood: boolean) => {
      learnBelief(mean, variance, isGood, by);
      expect(by.shrink).toBeGreaterThanOrEqual(0);
      expect(variance - variance ** 2 * by.shrink).toBeGreaterThan(0);
      return variance * by.step;
    };
    for (const mean of [-30, -3, 0, 3, 30])
      for (const variance of [1e-4, 0.5, 4, 16]) {
        expect(moved(mean, variance, true)).toBeGreaterThanOrEqual(0);
        expect(moved(mean, variance, false)).toBeLessThanOrEqual(0);
      }
    expect(moved(-2, 2, true)).toBeGreaterThan(-3 * moved(-2, 2, false));
  });

  it('comes to the log-odds of what happens', () => {
    const random = seededRandom(3);
    let [mean, variance] = [0, 4];
    for (let n = 0; n < 2_000; n++) {
      learnBelief(mean, variance, random.next() < 0.2, by);
      mean += variance * by.step;
      variance -= variance ** 2 * by.shrink;
    }
    expect(chanceOf(mean)).toBeGreaterThan(0.17);
    expect(chanceOf(mean)).toBeLessThan(0.23);
    // A normal belief of 2,000 outcomes at .2: one over what they say in all.
    expect(variance).toBeLessThan(2 / (2_000 * 0.16));
  });

  it('the mean chance of a belief is nearer to one half, the less is known', () => {
    expect(meanLogOdds(-2, 0)).toBe(-2);
    const random = seededRandom(4);
    let sum = 0;
    for (let n = 0; n < 20_000; n++) {
      const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
      sum += chanceOf(-2 + 1.5 * normal) / 20_000;
    }
    expect(chanceOf(meanLogOdds(-2, 1.5 ** 2))).toBeCloseTo(sum, 1.5);
  });
});
