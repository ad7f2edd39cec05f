import { seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { Verdict } from './verdict.ts';

describe('the verdict', () => {
  it('I-R101 comes to believe the answer that foretells, and neither below zero', () => {
    const random = seededRandom(5);
    const judge = (informed: 0 | 1) => {
      const verdict = new Verdict(0.5);
      for (let n = 0; n < 4_000; n++) {
        const truth = 4 * random.next() - 2;
        const noise = 4 * random.next() - 2;
        const [one, other] = informed === 0 ? [truth, noise] : [noise, truth];
        verdict.learn(one, other, random.next() < 1 / (1 + Math.exp(-truth)));
      }
      return verdict;
    };
    for (const informed of [0, 1] as const) {
      const verdict = judge(informed);
      const of = (value: number) => (informed === 0 ? verdict.logOdds(value, 0) : verdict.logOdds(0, value));
      const ofNoise = (value: number) =>
        informed === 0 ? verdict.logOdds(0, value) : verdict.logOdds(value, 0);
      expect(of(1) - of(-1)).toBeGreaterThan(1.4);
      expect(ofNoise(1) - ofNoise(-1)).toBeGreaterThanOrEqual(0);
      expect(ofNoise(1) - ofNoise(-1)).toBeLessThan(0.4);
    }
  });
});
