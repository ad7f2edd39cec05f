import { describe, expect, it } from 'vitest';
import { chipAt } from './moment.ts';

const at = (...moments: number[]) => moments.map((atMs) => ({ atMs }));

describe('the product of the moment', () => {
  it('is the last whose moment has come, whatever the order of the list', () => {
    const goods = at(8_000, 2_000, 5_000);
    expect([0, 1_999, 2_000, 5_000, 7_999, 60_000].map((ms) => chipAt(goods, ms))).toEqual([
      -1, -1, 1, 2, 2, 0,
    ]);
  });

  it('is the first of those of one moment, and none where there are none', () => {
    expect(chipAt(at(0, 0, 0), 0)).toBe(0);
    expect(chipAt([], 1_000)).toBe(-1);
  });
});
