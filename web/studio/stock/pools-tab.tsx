import type { StockPoolView } from '@kanmai/client';
import { Bookmark } from 'lucide-react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import type { StockListProps } from './goods-tab.tsx';
import { PoolPanel } from './pool-panel.tsx';
import { PoolState } from './pool-state.tsx';
import { poolsQuery } from './stock-queries.ts';

/** What a shop set aside for occasions, newest first. */
export function PoolsTab({ shopId, mayWrite, openId, onOpen }: StockListProps) {
  const messages = useMessages();
  const words = messages.stockPage;
  const { locale } = useLocale();
  const query = usePagedRows(poolsQuery(shopId));
  const shown = query.rows.find(({ id }) => id === openId);
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
        {query.isPending ? (
          <TableSkeleton />
        ) : query.data === undefined ? (
          <ProblemState error={query.error} onRetry={() => void query.refetch()} />
        ) : query.rows.length === 0 ? (
          <EmptyState icon={<Bookmark size={28} />} title={words.noPoolsTitle} detail={words.noPoolsDetail} />
        ) : (
          <DataTable
            label={words.tabs['set-aside']}
            columns={columnsOf(messages, locale)}
            rows={query.rows}
            idOf={({ id }) => id}
            nameOf={({ referenceId }) => referenceId}
            openId={openId ?? null}
            onOpen={onOpen}
            card={(pool) => <PoolCard pool={pool} />}
            end={<ListEnd count={query.rows.length} {...query} />}
          />
        )}
      </div>
      {shown !== undefined && (
        <PoolPanel key={shown.id} {...{ shopId, mayWrite, pool: shown }} onClose={() => onOpen(undefined)} />
      )}
    </div>
  );
}

const leftOf = ({ lines }: StockPoolView) => lines.reduce((sum, { onHand }) => sum + onHand, 0);

function PoolCard({ pool }: { pool: StockPoolView }) {
  const words = useMessages().stockPage;
  const { locale } = useLocale();
  return (
    <span className="flex items-center justify-between gap-3">
      <span className="min-w-0">
        <span className="block truncate">{pool.referenceId}</span>
        <span className="figures block truncate text-xs text-soft">
          {words.kinds[pool.kind]} · {words.poolLeft} {leftOf(pool).toLocaleString(locale)}
        </span>
      </span>
      <PoolState pool={pool} />
    </span>
  );
}

function columnsOf(messages: StudioMessages, locale: Locale): DataColumn<StockPoolView>[] {
  const words = messages.stockPage;
  return [
    { key: 'name', title: words.occasion, grow: true, cell: ({ referenceId }) => referenceId },
    { key: 'kind', title: words.kind, cell: ({ kind }) => words.kinds[kind] },
    { key: 'state', title: words.poolState, cell: (pool) => <PoolState pool={pool} /> },
    {
      key: 'openedAt',
      title: words.openedAt,
      wideOnly: true,
      cell: ({ openedAt }) => absoluteTime(openedAt, locale),
    },
    {
      key: 'left',
      title: words.poolLeft,
      numeric: true,
      cell: (pool) => leftOf(pool).toLocaleString(locale),
    },
  ];
}
