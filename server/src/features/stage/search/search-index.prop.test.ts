import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SearchIndex } from './search-index.ts';
import { likenessFloor, likenessOf } from './search-ranking.ts';
import { openSpelling, type Spelling } from './search-spelling.ts';
import { indexedTextOf, type Query, readQuery, type Searchable, termsOf } from './search-terms.ts';

let spelling: Spelling;
beforeAll(async () => {
  spelling = await openSpelling();
});

const limits = { visitsMax: 100_000, candidatesMax: 100, goneMax: 3 };
const word = fc.constantFrom('龙井', '茶叶', '礼盒', '音箱', 'sony', 'nova', '250g', '绿', '杯');
const title = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const asked = fc.oneof(
  title,
  fc.constantFrom('longjing', 'lj', 'snoy', '龙晶', 'chaye', '山', 'lvcha', '礼盒 nova', '?'),
);
const step = fc.record({
  key: fc.integer({ min: 0, max: 14 }),
  title: fc.option(title),
  inStock: fc.boolean(),
});

const product = (key: number, name: string, inStock: boolean): Searchable => ({
  id: `prd_${String(key).padStart(2, '0')}`,
  shopId: 'shp_1',
  shopName: '山里',
  title: name,
  category: 'tea',
  city: '',
  guarantees: [],
  priceCents: 100,
  inStock,
});

/** Every product that shares a term with the query and is like it: found without lists, counts or slots. */
function like(products: readonly Searchable[], query: Query | null): Set<string> {
  if (query === null) return new Set();
  const sharing = products
    .map((one) => ({ id: one.id, text: indexedTextOf(one, spelling) }))
    .filter(({ text }) => [...termsOf(text)].some((term) => query.terms.has(term)))
    .map(({ id, text }) => ({ id, likeness: likenessOf(query, text) }));
  const floor = likenessFloor(Math.max(...sharing.map(({ likeness }) => likeness)));
  const found = sharing.filter(({ likeness }) => likeness >= floor);
  return new Set(found.map(({ id }) => id));
}

describe('the index after any changes', () => {
  it('finds what is like the query among what is there, and ranks as an index made anew', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), asked, (steps, q) => {
        const index = new SearchIndex(spelling, limits);
        const there = new Map<number, Searchable>();
        for (const { key, title: name, inStock } of steps) {
          if (name === null) {
            index.remove(product(key, '', inStock).id);
            there.delete(key);
          } else {
            index.put(product(key, name, inStock));
            there.set(key, product(key, name, inStock));
          }
        }
        const anew = new SearchIndex(spelling, limits);
        for (const one of there.values()) anew.put(one);
        const found = index.search(q);
        expect(new Set(found.ids)).toEqual(like([...there.values()], readQuery(q, spelling)));
        expect(found).toEqual(anew.search(q));
        expect(index.size).toBe(there.size);
      }),
      { numRuns: 150 },
    );
  });
});
