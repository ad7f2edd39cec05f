import { describe, expect, it } from 'vitest';
import { playedBetween } from './watch-meter.ts';

describe('playedBetween', () => {
  it('is the way the position went', () => {
    expect(playedBetween(1, 1.25, 10, 0.25)).toBeCloseTo(0.25);
  });
  it('counts a loop', () => {
    expect(playedBetween(9.9, 0.1, 10, 0.2)).toBeCloseTo(0.2);
  });
  it('does not count a jump', () => {
    expect(playedBetween(1, 8, 10, 0.2)).toBe(0);
    expect(playedBetween(8, 1, 10, 0.2)).toBe(0);
  });
  it('does not count a position of a clip without a length', () => {
    expect(playedBetween(5, 1, Number.NaN, 1)).toBe(0);
  });
});
