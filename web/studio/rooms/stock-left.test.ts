import { describe, expect, it } from 'vitest';
import { setAsideLeftOf } from './stock-left.ts';

const goods = (...lefts: (number | null)[]) => ({
  livePrices: lefts.map((left, n) => ({ variantId: `var_${n}`, left })),
});

describe('what is left of what was set aside', () => {
  it('is nothing that can be told when nothing was set aside', () => {
    expect([setAsideLeftOf([], {}), setAsideLeftOf([goods(null)], {})]).toEqual([null, null]);
  });

  it('is the sum, by what was told last', () => {
    expect([
      setAsideLeftOf([goods(5, null), goods()], {}),
      setAsideLeftOf([goods(5, 7)], { 'left:var_0': 0, 'left:other': 9 }),
    ]).toEqual([5, 7]);
  });
});
