import type { OrderView, Page as PageOf } from '@kanmai/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Package } from 'lucide-react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { useLocale } from '../../shared/i18n.ts';
import {
  Badge,
  buttonClass,
  EmptyState,
  ErrorState,
  Price,
  RelativeTime,
  Skeleton,
  Tabs,
  type Tone,
} from '../../ui/index.ts';
import { Page } from '../app/page.tsx';
import { LoadMore } from '../browse/load-more.tsx';
import { SignInGate } from '../me/sign-in-gate.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { LinePicture } from './line-picture.tsx';

const filters = ['', 'pending-payment', 'paid', 'shipped', 'delivered', 'received', 'closed'] as const;

export const orderTone: Record<string, Tone> = {
  'pending-payment': 'amber',
  paid: 'neutral',
  shipped: 'neutral',
  delivered: 'jade',
  received: 'jade',
};

export function OrdersPage() {
  const m = useMessages();
  const navigate = useNavigate();
  const { state = '' } = useSearch({ from: '/orders' });
  const value = filters.find((one) => one === state) ?? '';
  return (
    <Page title={m.orders.title}>
      <div className="-mx-4 pb-4">
        <Tabs
          label={m.orders.filter}
          panelId="orders-panel"
          value={value}
          onChange={(next) =>
            void navigate({ to: '/orders', search: next === '' ? {} : { state: next }, replace: true })
          }
          tabs={filters.map((one) => ({
            value: one,
            label: one === '' ? m.orders.all : (m.orders.states[one] ?? one),
          }))}
        />
      </div>
      <div id="orders-panel" role="tabpanel" className="flex flex-1 flex-col">
        <SignInGate>
          <OrderList state={value} />
        </SignInGate>
      </div>
    </Page>
  );
}

function OrderList({ state }: { state: (typeof filters)[number] }) {
  const m = useMessages();
  const query = useInfiniteQuery({
    queryKey: ['orders', state],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/orders', {
          params: {
            query: { ...(pageParam === '' ? {} : { cursor: pageParam }), ...(state === '' ? {} : { state }) },
          },
        }),
      ),
    getNextPageParam: (page: PageOf<OrderView>) => page.nextCursor,
  });
  const orders = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <OrdersSkeleton />;
  if (query.isError)
    return <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />;
  if (orders.length === 0) {
    return (
      <EmptyState
        icon={<Package size={36} />}
        title={m.orders.emptyTitle}
        detail={m.orders.emptyDetail}
        action={
          <Link to="/" className={buttonClass('outline')}>
            {m.feed.toFeed}
          </Link>
        }
      />
    );
  }
  return (
    <>
      <ul className="flex flex-col gap-3">
        {orders.map((order) => (
          <li key={order.id}>
            <OrderCard order={order} />
          </li>
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}

function OrderCard({ order }: { order: OrderView }) {
  const m = useMessages();
  const { locale } = useLocale();
  const first = order.lines[0];
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Link
      to="/orders/$orderId"
      params={{ orderId: order.id }}
      className="flex flex-col gap-3 rounded-card bg-mist p-3"
    >
      <span className="flex items-center justify-between gap-2">
        <span className="truncate text-sm font-semibold">{order.shop.name}</span>
        <Badge tone={orderTone[order.state] ?? 'neutral'}>
          {m.orders.states[order.state] ?? order.state}
        </Badge>
      </span>
      <span className="flex gap-3">
        <LinePicture url={first?.pictureUrl ?? null} small />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 text-sm wrap-anywhere">{first?.title}</span>
          <span className="text-xs text-soft">
            {m.orders.count(pieces)} · <RelativeTime at={order.placedAt} locale={locale} />
          </span>
        </span>
        <Price cents={order.totalCents} currency={order.currency} locale={locale} />
      </span>
    </Link>
  );
}

function OrdersSkeleton() {
  return (
    <div className="flex flex-col gap-3">
      {['a', 'b', 'c'].map((row) => (
        <Skeleton key={row} className="h-28 w-full rounded-card" />
      ))}
    </div>
  );
}
