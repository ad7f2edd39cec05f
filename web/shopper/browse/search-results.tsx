import type { ProductCard } from '@kanmai/client';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { Button, EmptyState, ErrorState } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { LoadMore } from './load-more.tsx';
import { filterCount, filterQueryOf, type MallSearch } from './mall-search.ts';
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx';

interface Found {
  items: ProductCard[];
  nextCursor: string | null;
  correctedTo: string | null;
}

/** What is found by a query; what is popular when nothing is. */
export function SearchResults({ search, onClear }: { search: MallSearch; onClear: () => void }) {
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
      {none ? <NothingFound filters={filters} onClear={onClear} /> : <ProductGrid products={products} />}
      <LoadMore query={query} />
    </section>
  );
}

function NothingFound({ filters, onClear }: { filters: number; onClear: () => void }) {
  const m = useMessages();
  const query = useQuery({
    queryKey: ['popular-products'],
    staleTime: 60_000,
    queryFn: () => unwrap(api.GET('/api/v1/search/popular', {})),
  });
  const popular = query.data?.items ?? [];
  return (
    <>
      <div className="rounded-card bg-mist py-2">
        {filters > 0 ? (
          <EmptyState
            icon={<SearchX size={36} />}
            title={m.mall.fewerTitle}
            detail={m.mall.fewerDetail}
            action={
              <Button look="outline" onClick={onClear}>
                {m.mall.clearFilters}
              </Button>
            }
          />
        ) : (
          <EmptyState icon={<SearchX size={36} />} title={m.mall.noneTitle} detail={m.mall.noneDetail} />
        )}
      </div>
      {popular.length > 0 && (
        <>
          <h2 className="pt-6 pb-3 text-sm font-semibold">{m.mall.popular}</h2>
          <ProductGrid products={popular} />
        </>
      )}
    </>
  );
}
