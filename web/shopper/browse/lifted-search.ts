import type { SearchRelief } from '@kanmai/client';
import { type MallSearch, withGuarantee } from './mall-search.ts';

type Lift = SearchRelief['lifts'][number];

/** The search with one filter taken off. */
export function liftedSearch(
  search: MallSearch,
  { filter, value }: Pick<Lift, 'filter' | 'value'>,
): MallSearch {
  if (filter === 'guarantee') return value === null ? search : withGuarantee(search, value);
  const { [filter === 'price' ? 'fromCents' : filter]: _, ...rest } = search;
  if (filter !== 'price') return rest;
  const { toCents: _to, ...unpriced } = rest as MallSearch;
  return unpriced;
}
