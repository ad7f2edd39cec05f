import { describe, expect, it } from 'vitest';
import { dayOf, endOfDay, rateText, readRate } from './rate.ts';

describe('a commission rate', () => {
  it('is typed in percent and kept in basis points', () => {
    expect(['1', '12.5', '50', ' 7.25 '].map((text) => readRate(text, 100, 5_000))).toEqual([
      100, 1_250, 5_000, 725,
    ]);
    expect(
      ['', '0.99', '50.01', '-3', '1e1', '12.345', '12%'].map((text) => readRate(text, 100, 5_000)),
    ).toEqual(Array(7).fill(null));
    expect([100, 1_250, 725].map(rateText)).toEqual(['1%', '12.5%', '7.25%']);
  });

  it('holds to the end of the day that is named', () => {
    expect(dayOf(endOfDay('2026-11-30'))).toBe('2026-11-30');
    expect(endOfDay('')).toBeNull();
  });
});
