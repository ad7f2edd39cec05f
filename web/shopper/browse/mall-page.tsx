import type { Page as PageOf, ProductCard } from '@kanmai/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { ShoppingBag, SlidersHorizontal, Store } from 'lucide-react';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { Button, buttonClass, classNames, EmptyState, ErrorState, Sheet } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { RoomsShelf } from '../live/rooms-shelf.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { useCartCount } from '../trade/cart-count.ts';
import { FilterChips } from './filter-chips.tsx';
import { LoadMore } from './load-more.tsx';
import { MallFilters } from './mall-filters.tsx';
import { filterCount, type MallSearch, type MallSort, mallSorts } from './mall-search.ts';
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx';
import { RecentSearches } from './recent-searches.tsx';
import { SearchBox } from './search-box.tsx';
import { readSearches, storeSearches, withSearch } from './search-history.ts';
import { SearchResults } from './search-results.tsx';
import { reportSearch } from './search-steps.ts';
import { useMallFacets } from './use-mall-facets.ts';

export function MallPage() {
  const m = useMessages();
  const count = useCartCount();
  const search = useSearch({ from: '/mall' });
  const { q = '' } = search;
  const navigate = useNavigate({ from: '/mall' });
  const router = useRouter();
  const [filtering, setFiltering] = useState(false);
  const facets = useMallFacets(search);
  const show = (next: MallSearch, replace = false) =>
    void navigate({ search: next, replace, resetScroll: true });
  // A search takes the place of the one before: the way back leads out of the search, not through every letter.
  const searchFor = (next: string) => {
    // Whoever is on the way to another page, which is still loading, is not called back by letters typed before.
    if (router.latestLocation.pathname !== '/mall') return;
    const { q: _, ...rest } = search;
    show(next === '' ? rest : { ...rest, q: next }, q !== '' && next !== '');
  };
  const plain = q === '' && filterCount(search) === 0 && search.sort === undefined;
  const filters = <MallFilters search={search} facets={facets} onChange={show} />;
  return (
    <Page
      root
      wide
      title={m.mall.title}
      action={
        <Link
          to="/cart"
          aria-label={m.feed.cartCount(count)}
          className="relative me-2 flex size-11 items-center justify-center"
        >
          <ShoppingBag size={22} />
          {count > 0 && (
            <span className="figures absolute end-1 top-1 min-w-4 rounded-full bg-accent px-1 text-center text-xs leading-4 text-on-accent">
              {count}
            </span>
          )}
        </Link>
      }
    >
      <div className="pt-1 pb-3">
        <SearchBox
          value={q}
          onChange={searchFor}
          onMeant={(text) => {
            storeSearches(withSearch(readSearches(), text));
            reportSearch(text);
          }}
          onCategory={(category) => show({ category })}
        />
      </div>
      {plain && <RoomsShelf />}
      <div className="flex flex-1 gap-6">
        <aside aria-label={m.mall.filters} className="hidden w-56 shrink-0 desk:block">
          {filters}
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          {plain && <RecentSearches onPick={searchFor} />}
          <SortRow search={search} onChange={show} onFilter={() => setFiltering(true)} />
          <FilterChips search={search} onChange={show} />
          {plain ? <NewestProducts /> : <SearchResults search={search} onChange={show} />}
        </div>
      </div>
      <Sheet
        open={filtering}
        title={m.mall.filters}
        onClose={() => setFiltering(false)}
        footer={
          <Button wide onClick={() => setFiltering(false)}>
            {facets === undefined ? m.mall.showGoods : m.mall.showCount(facets.total)}
          </Button>
        }
      >
        {filters}
      </Sheet>
    </Page>
  );
}

function SortRow({
  search,
  onChange,
  onFilter,
}: {
  search: MallSearch;
  onChange: (next: MallSearch) => void;
  onFilter: () => void;
}) {
  const m = useMessages();
  const count = filterCount(search);
  return (
    <div className="flex items-center justify-between gap-3 pb-3">
      <label className="flex h-11 items-center gap-2 rounded-full border border-line-strong bg-raised ps-4 pe-2 text-sm">
        <span className="text-soft">{m.mall.sort}</span>
        <select
          value={search.sort ?? 'best'}
          onChange={(event) => {
            const { sort: _, ...rest } = search;
            const sort = event.target.value as MallSort;
            onChange(sort === 'best' ? rest : { ...rest, sort });
          }}
          className="h-full bg-transparent text-sm outline-offset-4"
        >
          {mallSorts.map((sort) => (
            <option key={sort} value={sort} className="bg-raised">
              {m.mall.sorts[sort]}
            </option>
          ))}
        </select>
      </label>
      <Button
        look="outline"
        icon={<SlidersHorizontal size={16} />}
        onClick={onFilter}
        className={classNames(buttonClass('outline'), 'desk:hidden')}
      >
        {count === 0 ? m.mall.filters : m.mall.filtersOn(count)}
      </Button>
    </div>
  );
}

function NewestProducts() {
  const m = useMessages();
  const query = useInfiniteQuery({
    queryKey: ['mall'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(api.GET('/api/v1/mall', { params: { query: pageParam === '' ? {} : { cursor: pageParam } } })),
    getNextPageParam: (page: PageOf<ProductCard>) => page.nextCursor,
  });
  const products = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {query.isPending && <ProductGridSkeleton />}
      {query.isError && (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      )}
      {query.data && products.length === 0 && (
        <EmptyState icon={<Store size={36} />} title={m.mall.emptyTitle} detail={m.mall.emptyDetail} />
      )}
      <ProductGrid products={products} />
      <LoadMore query={query} />
    </>
  );
}
