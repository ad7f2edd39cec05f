import { findCategory } from '../../trade/catalogue/index.ts';
import type { FacetValue, Filter } from './search-filter.ts';
import type { SearchIndex } from './search-index.ts';

/** What would help who found nothing. */
export interface Relief {
  /** What was probably meant, found without any filter; null where nothing is called alike. */
  readonly spelling: { readonly q: string; readonly count: number } | null;
  /** Filters that, taken off alone, leave something; what leaves most first. */
  readonly lifts: readonly Lift[];
  /** What is left without any filter; null where at most one is on. */
  readonly withoutFilters: number | null;
  /** The same with fewer words. */
  readonly fewerWords: readonly { readonly q: string; readonly count: number }[];
  /** Categories near to what was asked, with how many goods each has; where nothing is near, the largest. */
  readonly categories: readonly FacetValue[];
}

export const liftNames = ['category', 'city', 'price', 'inStock', 'guarantee'] as const;
export interface Lift {
  readonly filter: (typeof liftNames)[number];
  /** Of a guarantee, a category or a city, which one. */
  readonly value: string | null;
  readonly count: number;
}

const fewerWordsMax = 3;
const wordsMax = 6;
const categoriesMax = 6;

/** Pure but for what it asks of the index. */
export function reliefOf(index: SearchIndex, q: string, filter: Filter): Relief {
  const isFiltered = Object.keys(filter).length > 0;
  const lifts = liftsOf(filter)
    .map(({ rest, ...lift }) => ({ ...lift, count: index.count(q, rest) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const all = q === '' ? null : index.search(q);
  const meant = all?.correctedTo ?? null;
  return {
    spelling: all === null || meant === null ? null : { q: meant, count: all.ids.length },
    lifts,
    withoutFilters: isFiltered && liftsOf(filter).length > 1 ? index.count(q, {}) : null,
    fewerWords: fewerWordsOf(index, q, filter),
    categories: categoriesFor(index, q, filter),
  };
}

/** Every filter that is on, and what is left of the filter without it. */
function liftsOf(filter: Filter): (Omit<Lift, 'count'> & { rest: Filter })[] {
  const { category, city, priceFromCents, priceToCents, inStock, guarantees, ...none } = filter;
  const price = priceFromCents !== undefined || priceToCents !== undefined;
  const without = (...parts: (keyof Filter)[]): Filter =>
    Object.fromEntries(Object.entries(filter).filter(([part]) => !parts.includes(part as keyof Filter)));
  return [
    ...(category === undefined
      ? []
      : [{ filter: 'category' as const, value: category, rest: without('category') }]),
    ...(city === undefined ? [] : [{ filter: 'city' as const, value: city, rest: without('city') }]),
    ...(price
      ? [{ filter: 'price' as const, value: null, rest: without('priceFromCents', 'priceToCents') }]
      : []),
    ...(inStock === true ? [{ filter: 'inStock' as const, value: null, rest: without('inStock') }] : []),
    ...(guarantees ?? []).map((value) => {
      const others = (guarantees ?? []).filter((one) => one !== value);
      const rest = {
        ...none,
        ...without('guarantees'),
        ...(others.length === 0 ? {} : { guarantees: others }),
      };
      return { filter: 'guarantee' as const, value, rest };
    }),
  ];
}

/** The query with one word left out, and then each word alone: what finds something as it is written. */
function fewerWordsOf(index: SearchIndex, q: string, filter: Filter): { q: string; count: number }[] {
  const words = index.wordsOf(q).slice(0, wordsMax);
  if (words.length < 2) return [];
  const joined = (some: readonly string[]) => some.join(q.includes(' ') ? ' ' : '');
  const asked = new Set([
    ...words.map((_, at) => joined(words.toSpliced(at, 1))),
    ...(words.length > 2 ? words : []),
  ]);
  const found: { q: string; count: number }[] = [];
  for (const text of asked) {
    const { ids, correctedTo } = index.search(text, { filter, sort: 'best' });
    if (correctedTo === null && ids.length > 0) found.push({ q: text, count: ids.length });
    if (found.length === fewerWordsMax) break;
  }
  return found;
}

function categoriesFor(index: SearchIndex, q: string, filter: Filter): FacetValue[] {
  const sizes = new Map(index.categorySizes().map(({ value, count }) => [value, count]));
  if (filter.category !== undefined) sizes.delete(filter.category);
  const above = filter.category === undefined ? null : (findCategory(filter.category)?.parent ?? null);
  const near = [...(above === null ? [] : [above]), ...index.looseCategories(q)].filter(
    (value, at, all) => sizes.has(value) && all.indexOf(value) === at,
  );
  const largest = [...sizes.keys()].filter((value) => !near.includes(value));
  const named = near.length > 0 ? near : largest;
  return named.slice(0, categoriesMax).map((value) => ({ value, count: sizes.get(value) ?? 0 }));
}
