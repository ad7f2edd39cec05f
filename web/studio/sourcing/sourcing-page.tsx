import { getRouteApi } from '@tanstack/react-router';
import { PackageSearch } from 'lucide-react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { EmptyState } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { rateText } from '../affiliate/rate.ts';
import { useMessages } from '../messages/index.ts';
import { useAuthorId } from '../shell/authors.ts';
import { SourcedCard } from './sourced-card.tsx';
import { sourcingQuery } from './sourcing-queries.ts';
import { rates, shows, sourcingOrders } from './sourcing-search.ts';

const sourcingApi = getRouteApi('/$authorId/sourcing');

/** 选品: goods that a plan promises this creator something for, with what is known of whoever supplies them. */
export function SourcingPage() {
  const messages = useMessages();
  const words = messages.sourcingPage;
  const creatorId = useAuthorId();
  const search = sourcingApi.useSearch();
  const navigate = sourcingApi.useNavigate();
  const { q = '', order = 'newest', rate = '0', show = 'all' } = search;
  const query = usePagedRows(
    sourcingQuery(creatorId, {
      ...{ q, order, inWindow: show === 'window' },
      rateBasisPointsMin: rate === '0' ? null : Number(rate),
    }),
  );
  const go = (part: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...part }, replace: true });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHead title={messages.sourcing} note={words.note} />
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 pb-3">
        <SearchField label={words.search} value={q} onChange={(text) => go({ q: text })} />
        <FilterSelect
          label={words.show}
          value={show}
          options={shows.map((value) => ({ value, label: words.shows[value] }))}
          onChange={(value) => go({ show: value })}
        />
        <FilterSelect
          label={words.rateFrom}
          value={rate}
          options={rates.map((value) => ({
            value,
            label: value === '0' ? words.anyRate : words.atLeast(rateText(Number(value))),
          }))}
          onChange={(value) => go({ rate: value })}
        />
        <FilterSelect
          label={words.order}
          value={order}
          options={sourcingOrders.map((value) => ({ value, label: words.orders[value] }))}
          onChange={(value) => go({ order: value })}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        {query.isPending ? (
          <TableSkeleton />
        ) : query.data === undefined ? (
          <ProblemState error={query.error} onRetry={() => void query.refetch()} />
        ) : query.rows.length === 0 ? (
          <EmptyState
            icon={<PackageSearch size={28} />}
            title={words.emptyTitle}
            detail={words.emptyDetail}
          />
        ) : (
          <>
            <ul className="grid gap-3 desk:grid-cols-2" aria-label={messages.sourcing}>
              {query.rows.map((product) => (
                <SourcedCard key={product.id} creatorId={creatorId} product={product} />
              ))}
            </ul>
            <ListEnd count={query.rows.length} {...query} />
          </>
        )}
      </div>
    </div>
  );
}
