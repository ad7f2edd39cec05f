import type { SearchTermView } from '@kanmai/client';
import { describe, expect, it } from 'vitest';
import { actsFor, readTermSearch, termsIn } from './term-view.ts';

const term = (given: Partial<SearchTermView>): SearchTermView => ({
  ...{ term: '茶', searches: 9, people: 6, found: 3, own: null, opens: 0, advice: 'you-have-none' },
  ...given,
});
const own = { productId: 'prd_1', title: '龙井', rank: 1, inStock: true, count: 1 };

describe('the table of searches', () => {
  it('reads an address that anybody may have written', () => {
    expect(readTermSearch({ days: 30, view: 'unmet', open: 2024 })).toEqual({
      days: 30,
      view: 'unmet',
      open: '2024',
    });
    expect(readTermSearch({ days: 9, view: 'all', open: '' })).toEqual({});
  });

  it('shows what there is to do, and what nobody has', () => {
    const all = [term({ advice: 'well', own }), term({ found: 0, advice: 'nobody-has-it' }), term({})];
    expect(termsIn('all', all)).toHaveLength(3);
    expect(termsIn('to-do', all)).toEqual(all.slice(1));
    expect(termsIn('unmet', all)).toEqual([all[1]]);
  });

  it('leads where the advice says, and nowhere else who may not write', () => {
    expect(actsFor(term({}), true)).toEqual(['new-product', 'choose-title']);
    expect(actsFor(term({ own, advice: 'nobody-has-it', found: 0 }), true)).toEqual([
      'edit-title',
      'new-product',
    ]);
    expect(actsFor(term({ own, advice: 'sold-out' }), true)).toEqual(['add-stock']);
    expect(actsFor(term({ own, advice: 'sold-out' }), false)).toEqual(['see-product']);
    expect(actsFor(term({}), false)).toEqual([]);
  });
});
