import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abusePerMille, beliefIn, trustLevelOf } from './trust-level.policy.ts';

describe('what others make of a score', () => {
  it('is low or high only where that is sure, and unknown is neither', () => {
    expect(trustLevelOf(undefined)).toBe('unknown');
    expect(trustLevelOf({ low: 2, high: 3.99 })).toBe('low');
    expect(trustLevelOf({ low: 2, high: 4.2 })).toBe('usual');
    expect(trustLevelOf({ low: 4.4, high: 4.9 })).toBe('high');
  });

  it('believes a buyer by what they did, and one of whom nothing is known as is usual', () => {
    const did = (kind: string, count: number) => [{ day: 100, kind, count }];
    expect(beliefIn([], 100 * 86_400_000)).toBe(0.9);
    expect(beliefIn(did('order-kept', 40), 100 * 86_400_000)).toBeGreaterThan(0.9);
    expect(beliefIn(did('review-fake', 3), 100 * 86_400_000)).toBeLessThan(0.7);
  });

  it('takes the graver of a buyer’s refused claims and score for abuse', () => {
    expect(abusePerMille(0.2, undefined)).toBe(200);
    expect(abusePerMille(0.2, { value: 2 })).toBe(750);
    expect(abusePerMille(0.9, { value: 5 })).toBe(900);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (share, value) => {
          const abuse = abusePerMille(share, { value });
          expect(abuse).toBeGreaterThanOrEqual(0);
          expect(abuse).toBeLessThanOrEqual(1_000);
          expect(Number.isInteger(abuse)).toBe(true);
        },
      ),
      { seed: 37 },
    );
  });
});
