import type { StockRowView } from '@kanmai/client';
import { Boxes, SearchX } from 'lucide-react';
import { useState } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { Button, classNames, EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import { freeOf } from './stock-draft.ts';
import { StockPanel } from './stock-panel.tsx';
import { stockQuery } from './stock-queries.ts';
import type { StockSearch } from './stock-search.ts';

/** A list of the stock page; one of its rows may be open beside it. */
export interface StockListProps {
  shopId: string;
  mayWrite: boolean;
  openId: string | undefined;
  onOpen: (id: string | undefined) => void;
}

interface GoodsTabProps extends StockListProps {
  filter: Pick<StockSearch, 'text' | 'stock'>;
  onClear: () => void;
}

/** Every variant of a shop with what there is of it. */
export function GoodsTab({ shopId, mayWrite, openId, onOpen, filter, onClear }: GoodsTabProps) {
  const messages = useMessages();
  const words = messages.stockPage;
  const { locale } = useLocale();
  const query = usePagedRows(stockQuery(shopId, filter));
  // A row that a change took out of the filter stays open, as it was changed.
  const [changed, setChanged] = useState<StockRowView | null>(null);
  const shown = [...query.rows, changed].find((row) => row !== null && row.variantId === openId);
  const filtered = filter.text !== undefined || filter.stock !== undefined;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
        {query.isPending ? (
          <TableSkeleton />
        ) : query.data === undefined ? (
          <ProblemState error={query.error} onRetry={() => void query.refetch()} />
        ) : query.rows.length === 0 && filtered ? (
          <EmptyState
            icon={<SearchX size={28} />}
            title={words.noMatchTitle}
            action={
              <Button look="outline" onClick={onClear}>
                {words.clear}
              </Button>
            }
          />
        ) : query.rows.length === 0 ? (
          <EmptyState icon={<Boxes size={28} />} title={words.emptyTitle} detail={words.emptyDetail} />
        ) : (
          <DataTable
            label={messages.stock}
            columns={columnsOf(messages, locale)}
            rows={query.rows}
            idOf={({ variantId }) => variantId}
            nameOf={stockName}
            openId={openId ?? null}
            onOpen={onOpen}
            card={(row) => <StockCard row={row} />}
            end={<ListEnd count={query.rows.length} {...query} />}
          />
        )}
      </div>
      {shown && (
        <StockPanel
          key={shown.variantId}
          {...{ shopId, mayWrite, row: shown }}
          onChanged={setChanged}
          onClose={() => onOpen(undefined)}
        />
      )}
    </div>
  );
}

const stockName = ({ title, variantTitle }: StockRowView) => [title, variantTitle].filter(Boolean).join(' ');

function Name({ row, note }: { row: StockRowView; note: string }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Thumb url={row.pictureUrl} />
      <span className="min-w-0">
        <span className="block truncate">{row.title}</span>
        <span className="block truncate text-xs text-soft">{note}</span>
      </span>
    </span>
  );
}

/** On hand, marked when nothing of it can be bought. */
function OnHand({ row }: { row: StockRowView }) {
  const words = useMessages().stockPage;
  const { locale } = useLocale();
  const out = freeOf(row) === 0;
  return (
    <span className={classNames(out && 'text-danger')}>
      {row.onHand.toLocaleString(locale)}
      {out && <span className="block text-xs">{words.filters.out}</span>}
    </span>
  );
}

function StockCard({ row }: { row: StockRowView }) {
  const words = useMessages().stockPage;
  const { locale } = useLocale();
  const count = (value: number) => value.toLocaleString(locale);
  return (
    <>
      <span className="flex items-center justify-between gap-3">
        <Name row={row} note={[row.variantTitle, row.sku].filter(Boolean).join(' · ')} />
        <span className="figures shrink-0 text-end">
          <span className="block text-xs text-soft">{words.onHand}</span>
          <OnHand row={row} />
        </span>
      </span>
      <span className="figures mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
        <span>{words.heldAndPromised(count(row.held), count(row.promised))}</span>
        {row.setAside > 0 && (
          <span>
            {words.setAside} {count(row.setAside)}
          </span>
        )}
        {row.perPersonMax !== null && <span>{words.limitOf(row.perPersonMax)}</span>}
      </span>
    </>
  );
}

function columnsOf(messages: StudioMessages, locale: Locale): DataColumn<StockRowView>[] {
  const words = messages.stockPage;
  const count = (value: number) =>
    value === 0 ? <span className="text-soft">0</span> : value.toLocaleString(locale);
  return [
    {
      key: 'goods',
      title: words.goods,
      grow: true,
      cell: (row) => <Name row={row} note={row.variantTitle} />,
    },
    {
      key: 'sku',
      title: words.sku,
      wideOnly: true,
      cell: ({ sku }) => <span className="text-soft">{sku}</span>,
    },
    { key: 'onHand', title: words.onHand, numeric: true, cell: (row) => <OnHand row={row} /> },
    { key: 'held', title: words.held, numeric: true, cell: ({ held }) => count(held) },
    { key: 'promised', title: words.promised, numeric: true, cell: ({ promised }) => count(promised) },
    { key: 'setAside', title: words.setAside, numeric: true, cell: ({ setAside }) => count(setAside) },
    {
      key: 'limit',
      title: words.limit,
      numeric: true,
      wideOnly: true,
      cell: ({ perPersonMax }) => perPersonMax ?? <span className="text-soft">{words.noLimit}</span>,
    },
  ];
}
