import type { ProductCard } from '@kanmai/client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { ErrorState } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { LoadMore } from './load-more.tsx';
import { filterCount, filterQueryOf, type MallSearch } from './mall-search.ts';
import { NothingFound } from './nothing-found.tsx';
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx';
import { reportFoundOpen, reportSearch } from './search-steps.ts';

interface Found {
  items: ProductCard[];
  nextCursor: string | null;
  correctedTo: string | null;
}

/** Whoever looks at what was found for so long meant what they typed. */
const meantAfterMs = 2_000;

/** What is found by a query; what helps when nothing is. */
export function SearchResults({
  search,
  onChange,
}: {
  search: MallSearch;
  onChange: (next: MallSearch) => void;
}) {
  const m = useMessages();
  const { q = '', sort } = search;
  const filters = filterCount(search);
  const query = useInfiniteQuery({
    queryKey: ['search', search],
    initialPageParam: '',
    // What was found stays in sight until what is asked now has come.
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/search', {
          params: {
            query: {
              ...filterQueryOf(search),
              ...(sort === undefined ? {} : { sort }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (page: Found) => page.nextCursor,
  });
  const products = query.data?.pages.flatMap((page) => page.items) ?? [];
  const correctedTo = query.data?.pages[0]?.correctedTo ?? null;
  const none = query.data !== undefined && products.length === 0 && !query.isPlaceholderData;
  const settled = query.data !== undefined && !query.isPlaceholderData;
  useEffect(() => {
    if (!settled) return;
    const timer = setTimeout(() => reportSearch(q), meantAfterMs);
    return () => clearTimeout(timer);
  }, [q, settled]);
  return (
    <section aria-label={m.mall.results} aria-busy={query.isFetching} className="flex flex-1 flex-col">
      {query.isPending && <ProductGridSkeleton />}
      {query.isError && (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      )}
      <p role="status" className={none || correctedTo !== null ? 'pb-3 text-sm text-soft' : 'sr-only'}>
        {query.data &&
          !none &&
          (correctedTo === null ? m.mall.found(products.length) : m.mall.shown(correctedTo))}
        {none && (filters > 0 ? m.mall.noneFiltered : m.mall.noneFor(q))}
      </p>
      {none ? (
        <NothingFound search={search} onChange={onChange} />
      ) : (
        <ProductGrid products={products} onOpen={(productId) => reportFoundOpen(q, productId)} />
      )}
      <LoadMore query={query} />
    </section>
  );
}
