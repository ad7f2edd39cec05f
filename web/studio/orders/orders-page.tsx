import type { ShopOrderView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PackageCheck, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/desk-frame.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import {
  Badge,
  Button,
  classNames,
  EmptyState,
  Price,
  RelativeTime,
  showToast,
  Tabs,
} from '../../ui/index.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { maySell, useAuthor, useAuthorId } from '../shell/authors.ts';
import { BulkShipPanel } from '../shipments/bulk-ship-panel.tsx';
import { Thumb } from '../tables/thumb.tsx';
import { OrderActs } from './order-acts.tsx';
import { piecesOf } from './order-csv.ts';
import { OrderPanel } from './order-panel.tsx';
import { orderCountsQuery, ordersQuery } from './order-queries.ts';
import { OrderStateBadge } from './order-state-badge.tsx';
import {
  dayFilters,
  filterOf,
  isToShip,
  type OrderSearch,
  type OrderViewName,
  orderViewNames,
  readOrderSearch,
} from './order-views.ts';
import { ParcelBadges } from './parcel-badges.tsx';
import { recipientOf } from './recipient-of.ts';
import { SavedViews } from './saved-views.tsx';
import { ShipDeadlineBar } from './ship-deadline.tsx';

const ordersApi = getRouteApi('/$authorId/orders');

export function OrdersPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const shopId = useAuthorId();
  const search = ordersApi.useSearch();
  const { view = 'to-ship', text, days, open } = search;
  const navigate = ordersApi.useNavigate();
  const filter = useMemo(
    () =>
      filterOf(
        { view, ...(text === undefined ? {} : { text }), ...(days === undefined ? {} : { days }) },
        Date.now(),
      ),
    [view, text, days],
  );
  const list = usePagedRows(ordersQuery(shopId, filter), () => 30_000);
  const { data: counts } = useQuery(orderCountsQuery(shopId));
  const orders = list.rows;
  const filtered = text !== undefined || days !== undefined;
  const look = (next: Pick<OrderSearch, 'text' | 'days'>, replace = false) => {
    setChosen(new Set());
    return navigate({
      search: ({ view: before, text: textBefore, days: daysBefore }) =>
        readOrderSearch({ view: before, text: textBefore, days: daysBefore, ...next }),
      replace,
    });
  };
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState<'closed' | 'open' | 'kept'>('closed');
  const mayShip = maySell.shipOrders(useAuthor()?.role ?? null);
  const stillChosen = useMemo(() => orders.filter(({ id }) => chosen.has(id)), [orders, chosen]);
  const columns = useMemo(() => columnsOf(view, messages, locale), [view, messages, locale]);
  const desk = messages.orderDesk;
  const openOrder = (id: string | null) => {
    // What was brought into the panel is not lost to a stray click.
    if (bulk === 'kept' && id !== null) return showToast(messages.shipments.finishFirst);
    setBulk('closed');
    return navigate({
      search: (before) => ({ ...withoutOpen(before), ...(id === null ? {} : { open: id }) }),
      replace: open !== undefined && id !== null,
    });
  };
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHead title={messages.orders}>
          <SearchField
            label={desk.search}
            value={text ?? ''}
            onChange={(next) => look({ text: next === '' ? undefined : next } as OrderSearch, true)}
          />
          <FilterSelect
            label={desk.placed}
            value={days ?? 'any'}
            options={dayFilters.map((value) => ({ value, label: desk.days[value] }))}
            onChange={(next) => look({ days: next === 'any' ? undefined : next } as OrderSearch)}
          />
          <span
            className={classNames(
              'hidden items-center gap-2 text-xs text-soft',
              stillChosen.length === 0 && 'desk:flex',
            )}
          >
            <KeyHint keys="K" />
            <KeyHint keys="J" />
            {messages.table.keys}
            <KeyHint keys="␣" />
            {messages.slips.keys}
          </span>
          <OrderActs
            shopId={shopId}
            filter={filter}
            count={orders.length}
            chosen={stillChosen}
            onClear={() => setChosen(new Set())}
            onShip={mayShip ? () => setBulk('open') : null}
          />
        </PageHead>
        <Tabs
          label={messages.orders}
          panelId="orders"
          value={view}
          tabs={orderViewNames.map((value) => ({ value, label: labelOf(value, messages, counts) }))}
          onChange={(next) => {
            setChosen(new Set());
            navigate({ search: readOrderSearch({ ...withoutOpen(search), view: next }) });
          }}
        />
        <SavedViews
          shopId={shopId}
          list="orders"
          search={search}
          read={readOrderSearch}
          onChoose={(next) => {
            setChosen(new Set());
            navigate({ search: next });
          }}
        />
        <div
          id="orders"
          role="tabpanel"
          aria-label={nameOf(view, messages)}
          className="flex min-h-0 flex-1 flex-col overflow-y-auto"
        >
          {list.isPending ? (
            <TableSkeleton />
          ) : list.isError && orders.length === 0 ? (
            <ProblemState error={list.error} onRetry={list.refetch} />
          ) : orders.length === 0 && filtered ? (
            <EmptyState
              icon={<SearchX size={28} />}
              title={desk.noMatch}
              action={
                <Button look="outline" onClick={() => navigate({ search: readOrderSearch({ view }) })}>
                  {desk.clearFilters}
                </Button>
              }
            />
          ) : orders.length === 0 ? (
            <EmptyState icon={<PackageCheck size={28} />} {...emptyOf(view, messages)} />
          ) : (
            <DataTable
              label={nameOf(view, messages)}
              columns={columns}
              rows={orders}
              idOf={(order) => order.id}
              nameOf={(order) => `${recipientOf(order, messages)}, ${order.lines[0]?.title ?? ''}`}
              openId={open ?? null}
              onOpen={openOrder}
              card={(order) => <OrderCard order={order} view={view} />}
              selection={{
                chosen,
                onChange: setChosen,
                allLabel: messages.slips.chooseAll,
                labelOf: messages.slips.choose,
              }}
              end={<ListEnd count={orders.length} {...list} />}
            />
          )}
        </div>
      </div>
      {bulk !== 'closed' ? (
        <BulkShipPanel
          shopId={shopId}
          onClose={() => setBulk('closed')}
          onKept={(kept) => setBulk(kept ? 'kept' : 'open')}
        />
      ) : open === undefined ? null : (
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

function nextOf(orders: readonly ShopOrderView[], id: string): string | null {
  const at = orders.findIndex((order) => order.id === id);
  return (orders[at + 1] ?? (at > 0 ? orders[0] : undefined))?.id ?? null;
}

function nameOf(view: OrderViewName, { orderPage, orderDesk, parcelDesk }: StudioMessages): string {
  if (view === 'trouble' || view === 'partly-shipped') return parcelDesk.views[view];
  return view === 'cancel-asked' || view === 'unread' ? orderDesk.views[view] : orderPage.views[view];
}

type Counts = Readonly<
  Record<'unpaid' | 'toShip' | 'overdue' | 'cancelAsked' | 'trouble' | 'partlyShipped' | 'unread', number>
>;

const countNames: Partial<Record<OrderViewName, keyof Counts>> = {
  'to-ship': 'toShip',
  overdue: 'overdue',
  'cancel-asked': 'cancelAsked',
  trouble: 'trouble',
  'partly-shipped': 'partlyShipped',
  unread: 'unread',
  unpaid: 'unpaid',
};

/** A view with how many wait in it. */
function labelOf(view: OrderViewName, messages: StudioMessages, counts: Counts | undefined): string {
  const name = countNames[view];
  const count = name === undefined || counts === undefined ? 0 : counts[name];
  return count === 0 ? nameOf(view, messages) : `${nameOf(view, messages)} ${count}`;
}

function emptyOf(view: OrderViewName, { orderPage, orderDesk, parcelDesk }: StudioMessages) {
  if (view === 'trouble' || view === 'partly-shipped')
    return { title: parcelDesk.emptyTitle[view], detail: parcelDesk.emptyDetail[view] };
  if (view === 'cancel-asked' || view === 'unread')
    return { title: orderDesk.emptyTitle[view], detail: orderDesk.emptyDetail[view] };
  const name = view === 'to-ship' || view === 'overdue' ? view : 'other';
  return { title: orderPage.emptyTitle[name], detail: orderPage.emptyDetail[name] };
}

function Goods({ order }: { order: ShopOrderView }) {
  const messages = useMessages();
  const first = order.lines[0];
  const note = [first?.variantTitle, messages.orderPage.pieces(piecesOf(order))].filter(Boolean).join(' · ');
  const { unread } = order.messages;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Thumb url={first?.pictureUrl ?? null} />
      <span className="min-w-0">
        <span className="block truncate">{first?.title}</span>
        <span className="block truncate text-xs text-soft">{note}</span>
        {(unread > 0 || order.cancelAsk !== null || order.parcels.length > 0) && (
          <span className="flex flex-wrap gap-1 pt-1">
            <ParcelBadges order={order} />
            {order.cancelAsk !== null && <Badge tone="amber">{messages.orderDesk.cancelTitle}</Badge>}
            {unread > 0 && <Badge tone="jade">{messages.orderDesk.unreadCount(unread)}</Badge>}
          </span>
        )}
      </span>
    </span>
  );
}

function columnsOf(
  view: OrderViewName,
  messages: StudioMessages,
  locale: Locale,
): DataColumn<ShopOrderView>[] {
  const titles = messages.orderPage.columns;
  const columns: DataColumn<ShopOrderView>[] = [
    { key: 'goods', title: titles.goods, grow: true, cell: (order) => <Goods order={order} /> },
    { key: 'buyer', title: titles.buyer, cell: (order) => recipientOf(order, messages) },
    { key: 'city', title: titles.city, wideOnly: true, cell: (order) => order.address?.city },
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
      wideOnly: isToShip(view),
      cell: (order) => <RelativeTime at={order.placedAt} locale={locale} />,
    },
  ];
  if (isToShip(view)) {
    columns.push({ key: 'due', title: titles.deadline, cell: (order) => <ShipDeadlineBar order={order} /> });
  }
  if (view === 'all' || view === 'unread' || view === 'trouble') {
    columns.push({
      key: 'state',
      title: titles.state,
      cell: (order) => <OrderStateBadge state={order.state} />,
    });
  }
  return columns;
}

function OrderCard({ order, view }: { order: ShopOrderView; view: OrderViewName }) {
  const messages = useMessages();
  const { locale } = useLocale();
  return (
    <>
      <Goods order={order} />
      <span className="mt-2 flex items-end justify-between gap-3 text-soft">
        <span className="min-w-0 truncate">
          {[recipientOf(order, messages), order.address?.city].filter(Boolean).join(' · ')}
        </span>
        <span className="shrink-0 text-ink">
          {isToShip(view) ? (
            <ShipDeadlineBar order={order} />
          ) : view === 'all' || view === 'unread' ? (
            <OrderStateBadge state={order.state} />
          ) : (
            moneyText(order.totalCents, order.currency, locale)
          )}
        </span>
      </span>
    </>
  );
}
