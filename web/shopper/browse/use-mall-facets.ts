import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { filterQueryOf, type MallSearch } from './mall-search.ts';

export interface MallFacets {
  total: number;
  categories: { value: string; count: number }[];
  cities: { value: string; count: number }[];
  guarantees: { value: string; count: number }[];
  inStock: number;
  price: { fromCents: number; toCents: number } | null;
}

/** What there is to filter by. Without an answer the goods show all the same. */
export function useMallFacets(search: MallSearch): MallFacets | undefined {
  const asked = filterQueryOf(search);
  const query = useQuery({
    queryKey: ['mall-facets', asked],
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/search/facets', { params: { query: asked }, signal })),
  });
  return query.data;
}
