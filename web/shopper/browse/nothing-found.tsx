import type { SearchRelief } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { Button, EmptyState, SkeletonLines } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { liftedSearch } from './lifted-search.ts';
import { filterCount, filterQueryOf, type MallSearch, withoutFilters } from './mall-search.ts';
import { ProductGrid } from './product-grid.tsx';

export interface NothingFoundProps {
  search: MallSearch;
  onChange: (next: MallSearch) => void;
}

/** What was probably meant, which filter to take off, fewer words, neighbouring categories, and what is popular. */
export function NothingFound({ search, onChange }: NothingFoundProps) {
  const m = useMessages();
  const filters = filterCount(search);
  const asked = filterQueryOf(search);
  const relief = useQuery({
    queryKey: ['search-relief', asked],
    staleTime: 30_000,
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/search/relief', { params: { query: asked }, signal })),
  });
  const { lifts = [], withoutFilters: all } = relief.data ?? {};
  // Where the filters are not what is in the way, taking them off is no advice.
  const inTheWay = filters > 0 && (relief.data === undefined || lifts.length > 0 || (all ?? 0) > 0);
  const clear = (
    <Button look="outline" onClick={() => onChange(withoutFilters(search))}>
      {m.mall.clearFilters}
    </Button>
  );
  return (
    <>
      <div className="rounded-card bg-mist py-2">
        <EmptyState
          icon={<SearchX size={36} />}
          title={inTheWay ? m.mall.fewerTitle : m.mall.noneTitle}
          detail={inTheWay ? m.mall.fewerDetail : m.mall.noneDetail}
          {...(filters > 0 && lifts.length === 0 && !relief.isPending ? { action: clear } : {})}
        />
      </div>
      {relief.isPending && (
        <div className="pt-4">
          <SkeletonLines count={2} />
        </div>
      )}
      {relief.data && <Relief relief={relief.data} search={search} onChange={onChange} />}
      <Popular />
    </>
  );
}

function Relief({ relief, search, onChange }: NothingFoundProps & { relief: SearchRelief }) {
  const m = useMessages();
  const { spelling, lifts, withoutFilters: all, fewerWords, categories } = relief;
  const { q: _, ...filters } = search;
  return (
    <>
      {spelling !== null && (
        <Ways>
          <Way onClick={() => onChange({ ...withoutFilters(search), q: spelling.q })}>
            {m.relief.meant(spelling.q, spelling.count)}
          </Way>
        </Ways>
      )}
      {lifts.length > 0 && (
        <Ways title={m.relief.liftTitle}>
          {lifts.map((lift) => (
            <Way key={`${lift.filter} ${lift.value}`} onClick={() => onChange(liftedSearch(search, lift))}>
              {m.relief.lift(
                lift.filter === 'price'
                  ? m.relief.price
                  : lift.filter === 'inStock'
                    ? m.mall.inStock
                    : lift.filter === 'guarantee'
                      ? (m.guarantees[lift.value ?? '']?.name ?? lift.value ?? '')
                      : (lift.value ?? ''),
                lift.count,
              )}
            </Way>
          ))}
        </Ways>
      )}
      {all !== null && all > 0 && (
        <Ways>
          <Way onClick={() => onChange(withoutFilters(search))}>{m.relief.liftAll(all)}</Way>
        </Ways>
      )}
      {fewerWords.length > 0 && (
        <Ways title={m.relief.fewerTitle}>
          {fewerWords.map(({ q, count }) => (
            <Way key={q} onClick={() => onChange({ ...filters, q })}>
              {m.relief.fewer(q, count)}
            </Way>
          ))}
        </Ways>
      )}
      {categories.length > 0 && (
        <Ways title={m.relief.categoriesTitle}>
          {categories.map(({ value, count }) => (
            <Way key={value} onClick={() => onChange({ category: value })}>
              {m.relief.category(value, count)}
            </Way>
          ))}
        </Ways>
      )}
    </>
  );
}

function Ways({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="pt-4" {...(title === undefined ? {} : { 'aria-label': title })}>
      {title !== undefined && <h2 className="pb-2 text-sm font-semibold">{title}</h2>}
      <div className="flex flex-wrap gap-2">{children}</div>
    </section>
  );
}

function Way({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="min-h-11 max-w-full rounded-full bg-fill px-4 py-2 text-start text-sm wrap-anywhere hover:brightness-95"
    >
      {children}
    </button>
  );
}

function Popular() {
  const m = useMessages();
  const query = useQuery({
    queryKey: ['popular-products'],
    staleTime: 60_000,
    queryFn: () => unwrap(api.GET('/api/v1/search/popular', {})),
  });
  const popular = query.data?.items ?? [];
  if (popular.length === 0) return null;
  return (
    <>
      <h2 className="pt-6 pb-3 text-sm font-semibold">{m.mall.popular}</h2>
      <ProductGrid products={popular} />
    </>
  );
}
