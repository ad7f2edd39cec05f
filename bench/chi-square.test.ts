import { describe, expect, it } from 'vitest';
import { chiSquareTail } from './chi-square.ts';

describe('the tail of chi-square', () => {
  // The points of the printed tables (Abramowitz and Stegun, table 26.8), to their three decimals.
  it.each([
    [3.841459, 1, 0.05],
    [18.307038, 10, 0.05],
    [29.588298, 10, 0.001],
    [2.155856, 10, 0.995],
    [124.342113, 100, 0.05],
    [70.064895, 100, 0.99],
  ])('beyond %d with %i degrees is %d', (value, degrees, tail) => {
    expect(chiSquareTail(value, degrees)).toBeCloseTo(tail, 6);
  });

  it('is e^(-x/2) with two degrees', () => {
    for (const x of [0, 0.1, 1, 5, 40]) expect(chiSquareTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 10);
  });
});
