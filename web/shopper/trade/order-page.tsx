import type { OrderView, ParcelView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { MessageCircle, Truck } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { absoluteTime, dayRangeText, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, ErrorState, Skeleton } from '../../ui/index.ts';
import { OrderCases } from '../after-sales/order-cases.tsx';
import { Page } from '../app/page.tsx';
import { OrderRights } from '../guarantees/order-rights.tsx';
import { OrderInspection } from '../inspections/order-inspection.tsx';
import { errorText, useMessages } from '../messages/index.ts';
import { AddressLines } from './address-chooser.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderCancel } from './order-cancel.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderParcels } from './order-parcels.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import { ReceiptClock } from './receipt-clock.tsx';
import { Totals } from './totals.tsx';
import { whyClosed } from './why-closed.ts';

const OrderMessages = lazy(() => import('./order-messages.tsx'));
const OrderCompensation = lazy(() =>
  import('../rulings/order-compensation.tsx').then((part) => ({ default: part.OrderCompensation })),
);
const ReviewInvite = lazy(() => import('../reviews/review-invite.tsx'));

const askEveryMs = 15_000;
const underWay = new Set(['pending-payment', 'paid', 'shipped']);

export function OrderPage() {
  const { orderId } = useParams({ from: '/orders/$orderId' });
  const m = useMessages();
  const query = useQuery({
    queryKey: ['order', orderId],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{id}', { params: { path: { id: orderId } } })),
    refetchInterval: ({ state }) => (state.data && underWay.has(state.data.state) ? askEveryMs : false),
  });
  return (
    <Page
      title={m.orders.order}
      footer={query.data && hasActions(query.data) && <OrderActions order={query.data} />}
    >
      {query.isPending && (
        <div className="flex flex-col gap-4">
          <Skeleton className="h-16 w-full rounded-card" />
          <Skeleton className="h-40 w-full rounded-card" />
          <Skeleton className="h-32 w-full rounded-card" />
        </div>
      )}
      {query.isError && (
        <ErrorState title={errorText(m, codeOf(query.error))} onRetry={() => void query.refetch()} />
      )}
      {query.data && <OrderBody order={query.data} />}
    </Page>
  );
}

const hasActions = ({ can, payUrl }: OrderView) => can.cancel || can.receive || payUrl !== null;

const hasLeft = ({ state }: ParcelView) =>
  state === 'announced' || state === 'moving' || state === 'delivered';

function OrderBody({ order }: { order: OrderView }) {
  const m = useMessages();
  const { locale } = useLocale();
  const taxFact: Fact[] =
    order.taxCents > 0 ? [[m.orders.receiptTax, moneyText(order.taxCents, order.currency, locale)]] : [];
  const arriving = order.state === 'paid' || order.state === 'shipped';
  return (
    <div className="flex flex-col gap-4">
      <section>
        <h2 className="text-xl font-semibold">{m.orders.states[order.state] ?? order.state}</h2>
        <p className="text-sm text-soft">
          {whyClosed(order, m) ??
            (order.state === 'paid' && order.parcels.some(hasLeft)
              ? m.parcels.partly
              : m.orders.stateDetail[order.state])}
        </p>
        {arriving && (
          <p className="flex items-center gap-2 pt-2 text-sm">
            <Truck size={18} className="text-soft" />
            {m.checkout.arrival(dayRangeText(order.arrival.from, order.arrival.to, locale))}
          </p>
        )}
      </section>
      {order.refund !== null && (
        <section className="rounded-card bg-mist p-3 text-sm">
          <p className="figures font-semibold">
            {m.orders.refund(
              moneyText(order.refund.amountCents, order.currency, locale),
              order.refund.refundedAt !== null,
            )}
          </p>
          <p className="break-words text-soft">{order.refund.reason}</p>
        </section>
      )}
      {order.state === 'received' && (
        <Suspense fallback={null}>
          <ReviewInvite orderId={order.id} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <OrderCompensation orderId={order.id} />
      </Suspense>
      <OrderCancel order={order} />
      <ReceiptClock order={order} />
      <OrderInspection order={order} />
      <OrderParcels order={order} />
      <OrderRights order={order} />
      <OrderCases order={order} />
      <OrderTimeline steps={order.timeline} />
      <section className="flex flex-col gap-3 rounded-card bg-mist p-3">
        <h3 className="text-sm font-semibold">
          <Link to="/shop/$id" params={{ id: order.shop.id }} className="touchable">
            {order.shop.name}
          </Link>
        </h3>
        <OrderLines lines={order.lines} currency={order.currency} />
        <div className="border-t border-line pt-3">
          <Totals {...order} totalLabel={order.receipt === null ? m.checkout.total : m.orders.paidTotal} />
        </div>
      </section>
      <Messages order={order} />
      <section className="rounded-card bg-mist p-3">
        <h3 className="pb-1 text-xs text-soft">{m.orders.deliveredTo}</h3>
        <AddressLines address={{ ...order.address, isDefault: false }} />
      </section>
      {order.receipt && (
        <OrderFacts
          title={m.orders.receipt}
          facts={[
            [m.orders.receiptBy, m.orders.providers[order.receipt.provider] ?? order.receipt.provider],
            [m.orders.receiptAt, absoluteTime(order.receipt.capturedAt, locale)],
            ...taxFact,
            [m.orders.receiptNo, order.receipt.paymentId],
          ]}
        />
      )}
      <OrderFacts
        title={m.orders.order}
        facts={[
          [m.orders.number, order.id],
          [m.orders.placed, absoluteTime(order.placedAt, locale)],
        ]}
      />
    </div>
  );
}

/** Opened by hand, or because there is something to read. */
function Messages({ order }: { order: OrderView }) {
  const m = useMessages();
  const { count, unread } = order.messages;
  const [open, setOpen] = useState(count > 0);
  if (!open) {
    return (
      <Button
        look="outline"
        size="small"
        className="self-start"
        icon={<MessageCircle size={16} />}
        onClick={() => setOpen(true)}
      >
        {m.orderDesk.messages}
      </Button>
    );
  }
  return (
    <section className="rounded-card bg-mist p-3">
      <h3 className="flex items-center gap-2 pb-2 text-xs text-soft">
        {m.orderDesk.messages}
        {unread > 0 && <Badge tone="jade">{m.orderDesk.unread(unread)}</Badge>}
      </h3>
      <Suspense fallback={<Skeleton className="h-16 w-full rounded-card" />}>
        <OrderMessages orderId={order.id} />
      </Suspense>
    </section>
  );
}

type Fact = [name: string, value: string];

function OrderFacts({ title, facts }: { title: string; facts: Fact[] }) {
  return (
    <section className="rounded-card bg-mist p-3 text-sm">
      <h3 className="pb-1 text-xs text-soft">{title}</h3>
      <dl className="flex flex-col gap-1">
        {facts.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="shrink-0 text-soft">{name}</dt>
            <dd className="figures text-end break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
