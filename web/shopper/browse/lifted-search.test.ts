import { describe, expect, it } from 'vitest';
import { liftedSearch } from './lifted-search.ts';

describe('taking a filter off', () => {
  const search = {
    ...{ q: '茶', category: '茶叶', city: '杭州', fromCents: 1, toCents: 2, inStock: true as const },
    guarantees: 'return-7-days,ship-24-hours',
  };
  it('leaves everything else as it is', () => {
    const { category: _a, ...noCategory } = search;
    expect(liftedSearch(search, { filter: 'category', value: '茶叶' })).toEqual(noCategory);
    const { city: _b, ...noCity } = search;
    expect(liftedSearch(search, { filter: 'city', value: '杭州' })).toEqual(noCity);
    const { inStock: _c, ...noStock } = search;
    expect(liftedSearch(search, { filter: 'inStock', value: null })).toEqual(noStock);
  });
  it('takes both ends of a price off, and one guarantee of several', () => {
    const { fromCents: _f, toCents: _t, ...noPrice } = search;
    expect(liftedSearch(search, { filter: 'price', value: null })).toEqual(noPrice);
    expect(liftedSearch(search, { filter: 'guarantee', value: 'ship-24-hours' })).toEqual({
      ...search,
      guarantees: 'return-7-days',
    });
  });
});
