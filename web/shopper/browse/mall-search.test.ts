import { describe, expect, it } from 'vitest';
import {
  filterCount,
  filterQueryOf,
  readMallSearch,
  typedCents,
  withGuarantee,
  withoutFilters,
} from './mall-search.ts';

const all = {
  q: '龙井',
  category: '茶叶',
  city: '杭州',
  fromCents: 100,
  toCents: 900,
  inStock: true,
  guarantees: 'ship-24-hours,return-7-days',
  sort: 'price-up',
} as const;

describe('the address of the mall', () => {
  it('keeps everything that was chosen', () => {
    expect(readMallSearch({ ...all })).toEqual(all);
    expect(readMallSearch({ q: 250 })).toEqual({ q: '250' });
  });

  it('leaves out what makes no sense', () => {
    expect(
      readMallSearch({
        q: '',
        category: {},
        fromCents: -1,
        toCents: 1.5,
        inStock: 'no',
        guarantees: 'A B',
        sort: 'random',
      }),
    ).toEqual({});
    expect(readMallSearch({ fromCents: 500, toCents: 100 })).toEqual({ fromCents: 500 });
    expect(readMallSearch({ q: '茶'.repeat(99) }).q).toHaveLength(60);
  });

  it('becomes a question to the platform', () => {
    expect(filterQueryOf(all)).toEqual({
      q: '龙井',
      category: '茶叶',
      city: '杭州',
      priceFromCents: 100,
      priceToCents: 900,
      inStock: true,
      guarantees: 'ship-24-hours,return-7-days',
    });
  });

  it('counts filters, and drops them without the words', () => {
    expect(filterCount(all)).toBe(6);
    expect(withoutFilters(all)).toEqual({ q: '龙井', sort: 'price-up' });
  });

  it('takes a guarantee in and out', () => {
    const one = withGuarantee({}, 'ship-24-hours');
    expect(one).toEqual({ guarantees: 'ship-24-hours' });
    expect(withGuarantee(one, 'ship-24-hours')).toEqual({});
    expect(withGuarantee(one, 'inspected')).toEqual({ guarantees: 'ship-24-hours,inspected' });
  });
});

describe('a typed amount', () => {
  it.each([
    ['', null],
    ['12', 1200],
    ['12.5', 1250],
    [' 0.99 ', 99],
    ['19.99', 1999],
    ['12.345', undefined],
    ['-3', undefined],
    ['1e5', undefined],
    ['9999999', undefined],
  ])('%s', (text, cents) => {
    expect(typedCents(text)).toBe(cents);
  });
});
