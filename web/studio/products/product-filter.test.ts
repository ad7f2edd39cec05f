import { describe, expect, it } from 'vitest';
import { priceRange, readProductSearch, stockStand } from './product-filter.ts';

const variant = (sku: string, available: number, priceCents = 1000) => ({
  id: `var_${sku}`,
  sku,
  title: sku,
  options: {},
  priceCents,
  listPriceCents: null,
  currency: 'CNY',
  available,
  onHand: available,
  held: 0,
});
const tea = { title: '西湖龙井 Longjing', variants: [variant('LJ-50', 40), variant('LJ-250', 2, 9000)] };
const plums = { title: '杨梅', variants: [variant('YM-1', 0)] };
const books = { title: 'Books', variants: [variant('BK', 90)] };

describe('readProductSearch', () => {
  it('keeps what it knows and leaves the address short', () => {
    expect(readProductSearch({ state: 'all', stock: 'any', text: '', open: 3, junk: 1 })).toEqual({});
    expect(readProductSearch({ state: 'draft', stock: 'low', text: 2024, open: 'new', edit: true })).toEqual({
      state: 'draft',
      stock: 'low',
      text: '2024',
      open: 'new',
      edit: true,
    });
    expect(readProductSearch({ state: 'gone', stock: 'none' })).toEqual({});
  });
});

describe('stockStand', () => {
  it('tells nearly out from out', () => {
    expect([tea, plums, books].map(stockStand)).toEqual(['low', 'out', 'fine']);
  });
});

describe('priceRange', () => {
  it('spans the variants', () => {
    expect(priceRange(tea)).toEqual({ lowest: 1000, highest: 9000 });
    expect(priceRange({ variants: [] })).toBeNull();
  });
});
