import type { Page as PageOf, ProductCard } from '@kanmai/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ShoppingBag, Store } from 'lucide-react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { EmptyState, ErrorState } from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { useCartCount } from '../trade/cart-count.ts';
import { LoadMore } from './load-more.tsx';
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchResults } from './search-results.tsx';

export function MallPage() {
  const m = useMessages();
  const count = useCartCount();
  const { q = '' } = useSearch({ from: '/mall' });
  const navigate = useNavigate({ from: '/mall' });
  // A search takes the place of the one before: the way back leads out of the search, not through every letter.
  const search = (next: string) =>
    void navigate({
      search: next === '' ? {} : { q: next },
      replace: q !== '' && next !== '',
      resetScroll: true,
    });
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
      <div className="pt-1 pb-4">
        <SearchBox value={q} onChange={search} />
      </div>
      {q === '' ? <NewestProducts /> : <SearchResults q={q} />}
    </Page>
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
