import type { OrderView } from '@kanmai/client';
import { getRouteApi } from '@tanstack/react-router';
import { Download, PackageCheck } from 'lucide-react';
import { useMemo } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { Button, EmptyState, Price, RelativeTime, Tabs } from '../../ui/index.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { useAuthorId } from '../shell/authors.ts';
import { downloadCsv } from '../tables/download-csv.ts';
import { Thumb } from '../tables/thumb.tsx';
import { OrderPanel } from './order-panel.tsx';
import { ordersQuery } from './order-queries.ts';
import { OrderStateBadge } from './order-state-badge.tsx';
import { type OrderViewName, oldestFirst, orderViewNames, orderViews } from './order-views.ts';
import { ShipDeadlineBar } from './ship-deadline.tsx';

const ordersApi = getRouteApi('/$authorId/orders');

export function OrdersPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const shopId = useAuthorId();
  const { view = 'to-ship', open } = ordersApi.useSearch();
  const navigate = ordersApi.useNavigate();
  const list = usePagedRows(ordersQuery(shopId, orderViews[view]), () => 30_000);
  const orders = useMemo(() => (view === 'to-ship' ? oldestFirst(list.rows) : list.rows), [view, list.rows]);
  const columns = useMemo(() => columnsOf(view, messages, locale), [view, messages, locale]);
  const words = messages.orderPage;
  const openOrder = (id: string | null) =>
    navigate({
      search: (before) => ({ ...withoutOpen(before), ...(id === null ? {} : { open: id }) }),
      replace: open !== undefined && id !== null,
    });
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={messages.orders}>
          <span className="hidden items-center gap-2 text-xs text-soft desk:flex">
            <KeyHint keys="K" />
            <KeyHint keys="J" />
            {messages.table.keys}
          </span>
          <Button
            look="outline"
            size="small"
            icon={<Download size={16} />}
            className="max-tablet:hidden"
            disabled={orders.length === 0}
            title={messages.table.exportNote(orders.length)}
            onClick={() => downloadCsv(`orders-${view}`, csvColumns(messages), orders)}
          >
            {messages.table.exportCsv}
          </Button>
        </PageHead>
        <Tabs
          label={messages.orders}
          panelId="orders"
          value={view}
          tabs={orderViewNames.map((value) => ({ value, label: words.views[value] }))}
          onChange={(next) => navigate({ search: next === 'to-ship' ? {} : { view: next } })}
        />
        <div
          id="orders"
          role="tabpanel"
          aria-label={words.views[view]}
          className="flex min-h-0 flex-1 flex-col overflow-y-auto"
        >
          {list.isPending ? (
            <TableSkeleton />
          ) : list.isError && orders.length === 0 ? (
            <ProblemState error={list.error} onRetry={list.refetch} />
          ) : orders.length === 0 ? (
            <EmptyState
              icon={<PackageCheck size={28} />}
              title={view === 'to-ship' ? words.emptyTitle['to-ship'] : words.emptyTitle.other}
              detail={view === 'to-ship' ? words.emptyDetail['to-ship'] : words.emptyDetail.other}
            />
          ) : (
            <DataTable
              label={words.views[view]}
              columns={columns}
              rows={orders}
              idOf={(order) => order.id}
              nameOf={(order) => `${order.address.recipient}, ${order.lines[0]?.title ?? ''}`}
              openId={open ?? null}
              onOpen={openOrder}
              card={(order) => <OrderCard order={order} view={view} />}
              end={<ListEnd count={orders.length} {...list} />}
            />
          )}
        </div>
      </div>
      {open !== undefined && (
        <OrderPanel
          key={open}
          shopId={shopId}
          orderId={open}
          known={orders.find((order) => order.id === open)}
          nextId={nextOf(orders, open)}
          onOpen={openOrder}
        />
      )}
    </div>
  );
}

function withoutOpen<Search extends { open?: string }>({
  open: _open,
  ...rest
}: Search): Omit<Search, 'open'> {
  return rest;
}

function nextOf(orders: readonly OrderView[], id: string): string | null {
  const at = orders.findIndex((order) => order.id === id);
  return (orders[at + 1] ?? (at > 0 ? orders[0] : undefined))?.id ?? null;
}

const piecesOf = (order: OrderView) => order.lines.reduce((sum, line) => sum + line.quantity, 0);

function Goods({ order }: { order: OrderView }) {
  const messages = useMessages();
  const first = order.lines[0];
  const note = [first?.variantTitle, messages.orderPage.pieces(piecesOf(order))].filter(Boolean).join(' · ');
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Thumb url={first?.pictureUrl ?? null} />
      <span className="min-w-0">
        <span className="block truncate">{first?.title}</span>
        <span className="block truncate text-xs text-soft">{note}</span>
      </span>
    </span>
  );
}

function columnsOf(view: OrderViewName, messages: StudioMessages, locale: Locale): DataColumn<OrderView>[] {
  const titles = messages.orderPage.columns;
  const columns: DataColumn<OrderView>[] = [
    { key: 'goods', title: titles.goods, grow: true, cell: (order) => <Goods order={order} /> },
    { key: 'buyer', title: titles.buyer, cell: (order) => order.address.recipient },
    { key: 'city', title: titles.city, wideOnly: true, cell: (order) => order.address.city },
    {
      key: 'total',
      title: titles.total,
      numeric: true,
      cell: (order) => (
        <Price cents={order.totalCents} currency={order.currency} locale={locale} size="small" />
      ),
    },
    {
      key: 'placed',
      title: titles.placed,
      numeric: true,
      wideOnly: view === 'to-ship',
      cell: (order) => <RelativeTime at={order.placedAt} locale={locale} />,
    },
  ];
  if (view === 'to-ship') {
    columns.push({ key: 'due', title: titles.deadline, cell: (order) => <ShipDeadlineBar order={order} /> });
  }
  if (view === 'all') {
    columns.push({
      key: 'state',
      title: titles.state,
      cell: (order) => <OrderStateBadge state={order.state} />,
    });
  }
  return columns;
}

function OrderCard({ order, view }: { order: OrderView; view: OrderViewName }) {
  const { locale } = useLocale();
  return (
    <>
      <Goods order={order} />
      <span className="mt-2 flex items-end justify-between gap-3 text-soft">
        <span className="min-w-0 truncate">
          {order.address.recipient} · {order.address.city}
        </span>
        <span className="shrink-0 text-ink">
          {view === 'to-ship' ? (
            <ShipDeadlineBar order={order} />
          ) : view === 'all' ? (
            <OrderStateBadge state={order.state} />
          ) : (
            moneyText(order.totalCents, order.currency, locale)
          )}
        </span>
      </span>
    </>
  );
}

function csvColumns(messages: StudioMessages) {
  const titles = messages.orderPage.columns;
  return [
    { title: titles.order, valueOf: (order: OrderView) => order.id },
    { title: titles.state, valueOf: (order: OrderView) => messages.orderStates[order.state] ?? order.state },
    { title: titles.placed, valueOf: (order: OrderView) => order.placedAt },
    {
      title: titles.goods,
      valueOf: (order: OrderView) =>
        order.lines.map((line) => `${line.title} ${line.variantTitle} × ${line.quantity}`).join('; '),
    },
    { title: titles.quantity, valueOf: piecesOf },
    { title: titles.total, valueOf: (order: OrderView) => order.totalCents / 100 },
    { title: titles.buyer, valueOf: (order: OrderView) => order.address.recipient },
    { title: messages.orderPage.address, valueOf: (order: OrderView) => addressLine(order) },
  ];
}

function addressLine({ address }: OrderView): string {
  const { phone, province, city, district, street, postalCode } = address;
  return [phone, province, city, district, street, postalCode].filter(Boolean).join(' ');
}
