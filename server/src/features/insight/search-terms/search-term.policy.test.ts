import { describe, expect, it } from 'vitest';
import { adviseOn, concerns, ownOf, shownOf, type TermFound } from './search-term.policy.ts';
import { type SearchTerm, termsShownMax, unmetShownMax } from './search-term.schema.ts';

const good = (productId: string, shopId: string, category = 'tea', inStock = true) => ({
  ...{ productId, shopId, category, inStock },
});
const found = (...goods: TermFound['goods'][number][]): TermFound => ({ isExact: true, goods });
const own = { productId: 'p', title: 'P', rank: 3, inStock: true, count: 1 };

describe('what to do about a term', () => {
  it('goes by what is found, then by the own goods, then by what was opened', () => {
    const base = { searches: 30, found: 9, own, opens: 2 };
    expect(adviseOn({ ...base, found: 0 })).toBe('nobody-has-it');
    expect(adviseOn({ ...base, own: null })).toBe('you-have-none');
    expect(adviseOn({ ...base, own: { ...own, inStock: false, rank: 40 } })).toBe('sold-out');
    expect(adviseOn({ ...base, own: { ...own, rank: 11 } })).toBe('far-down');
    expect(adviseOn({ ...base, own: { ...own, rank: 10 } })).toBe('well');
    expect(adviseOn({ ...base, opens: 0 })).toBe('not-opened');
    expect(adviseOn({ ...base, opens: 0, searches: 19 })).toBe('well');
  });

  it('concerns a shop by its goods, by its categories at the top, or when nobody has it', () => {
    const far = Array.from({ length: 20 }, (_, n) => good(`p${n}`, 'other', 'shoes'));
    expect(concerns(found(), 'mine', new Set())).toBe(true);
    expect(concerns(found(...far, good('x', 'mine', 'shoes')), 'mine', new Set())).toBe(true);
    expect(concerns(found(...far), 'mine', new Set(['tea']))).toBe(false);
    expect(concerns(found(...far), 'mine', new Set(['shoes']))).toBe(true);
    expect(concerns(found(...far, good('x', 'other', 'tea')), 'mine', new Set(['tea']))).toBe(false);
    expect(concerns(found(good('x', 'other', '')), 'mine', new Set(['']))).toBe(false);
  });

  it('names the best of the own goods and where it stands', () => {
    const goods = [good('a', 'other'), good('b', 'mine', 'tea', false), good('c', 'mine')];
    expect(ownOf(found(...goods), 'mine')).toEqual({ productId: 'b', rank: 2, inStock: false, count: 2 });
    expect(ownOf(found(...goods), 'nobody')).toBeNull();
  });

  it('shows only the most wanted of what nobody has, and so many in all', () => {
    const term = (n: number, given: Partial<SearchTerm>): SearchTerm => ({
      ...{ term: `t${n}`, searches: 9, people: 9, found: 3, own: null, opens: 0, advice: 'you-have-none' },
      ...given,
    });
    const unmet = Array.from({ length: unmetShownMax + 5 }, (_, n) => term(n, { found: 0 }));
    expect(shownOf([...unmet, term(99, {}), term(100, { found: 0, own })])).toHaveLength(unmetShownMax + 2);
    expect(shownOf(Array.from({ length: 500 }, (_, n) => term(n, {})))).toHaveLength(termsShownMax);
  });
});
