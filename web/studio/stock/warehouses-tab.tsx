import type { WarehouseView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import type { StockListProps } from './goods-tab.tsx';
import { mainWarehouse } from './stock-draft.ts';
import { warehousesQuery } from './stock-queries.ts';
import { useWarehouseName } from './warehouse-name.ts';
import { WarehousePanel } from './warehouse-panel.tsx';

/** A shop's warehouses, in the order in which goods are taken from them. */
export function WarehousesTab({ shopId, mayWrite, openId, onOpen }: StockListProps) {
  const messages = useMessages();
  const words = messages.stockPage;
  const { locale } = useLocale();
  const { data = [], isPending, error, refetch } = useQuery(warehousesQuery(shopId));
  const nameOf = useWarehouseName(data);
  const shown = data.find(({ id }) => id === openId);
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
        {isPending ? (
          <TableSkeleton />
        ) : error !== null && data.length === 0 ? (
          <ProblemState error={error} onRetry={() => void refetch()} />
        ) : (
          <DataTable
            label={words.tabs.warehouses}
            columns={columnsOf(messages, locale, nameOf)}
            rows={data}
            idOf={({ id }) => id}
            nameOf={({ id }) => nameOf(id)}
            openId={openId ?? null}
            onOpen={onOpen}
            card={(warehouse) => <WarehouseCard warehouse={warehouse} name={nameOf(warehouse.id)} />}
          />
        )}
      </div>
      {(shown !== undefined || (openId === 'new' && mayWrite)) && (
        <WarehousePanel
          key={openId}
          {...{ shopId, mayWrite }}
          warehouse={shown ?? null}
          title={shown === undefined ? words.addWarehouse : nameOf(shown.id)}
          onClose={() => onOpen(undefined)}
        />
      )}
    </div>
  );
}

function WarehouseCard({ warehouse, name }: { warehouse: WarehouseView; name: string }) {
  const words = useMessages().stockPage;
  const { locale } = useLocale();
  return (
    <span className="flex items-center justify-between gap-3">
      <span className="min-w-0">
        <span className="block truncate">{name}</span>
        <span className="block truncate text-xs text-soft">{warehouse.province}</span>
      </span>
      <span className="figures shrink-0 text-end text-xs text-soft">
        <span className="block">
          {words.onHand} {warehouse.onHand.toLocaleString(locale)}
        </span>
        <span className="block">
          {words.promised} {warehouse.promised.toLocaleString(locale)}
        </span>
      </span>
    </span>
  );
}

function columnsOf(
  messages: StudioMessages,
  locale: Locale,
  nameOf: (id: string) => string,
): DataColumn<WarehouseView>[] {
  const words = messages.stockPage;
  return [
    { key: 'name', title: words.warehouse, grow: true, cell: ({ id }) => nameOf(id) },
    { key: 'province', title: words.province, cell: ({ province }) => province },
    {
      key: 'priority',
      title: words.priority,
      numeric: true,
      cell: ({ id, priority }) => (id === mainWarehouse ? '' : priority),
    },
    {
      key: 'onHand',
      title: words.onHand,
      numeric: true,
      cell: ({ onHand }) => onHand.toLocaleString(locale),
    },
    {
      key: 'promised',
      title: words.promised,
      numeric: true,
      cell: ({ promised }) => promised.toLocaleString(locale),
    },
  ];
}
