import type { AddressView, ShopOrderView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { copyText } from '../../shared/desk/copy-text.ts';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, dayRangeText, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Button, Price, SkeletonLines, showToast } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { OrderCases } from '../after-sales/order-cases.tsx';
import { orderInspectionQuery } from '../inspections/inspection-queries.ts';
import { OrderInspection } from '../inspections/order-inspection.tsx';
import { ToWarehouseForm } from '../inspections/to-warehouse-form.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { Thumb } from '../tables/thumb.tsx';
import { addressLines } from './address-lines.ts';
import { CancelAsk } from './cancel-ask.tsx';
import { DeliverButton } from './deliver-button.tsx';
import { OrderMessages } from './order-messages.tsx';
import { orderQuery } from './order-queries.ts';
import { OrderStateBadge } from './order-state-badge.tsx';
import { ParcelList } from './parcel-list.tsx';
import { recipientOf } from './recipient-of.ts';
import { RefundForm } from './refund-form.tsx';
import { ShipDeadlineBar } from './ship-deadline.tsx';
import { ShipForm } from './ship-form.tsx';

interface OrderPanelProps {
  shopId: string;
  orderId: string;
  /** The order as the table has it, shown until it was read again. */
  known: ShopOrderView | undefined;
  nextId: string | null;
  onOpen: (id: string | null) => void;
}

export function OrderPanel({ shopId, orderId, known, nextId, onOpen }: OrderPanelProps) {
  const messages = useMessages();
  const { data, error, refetch } = useQuery(orderQuery(shopId, orderId));
  const { data: inspection } = useQuery(orderInspectionQuery(shopId, orderId));
  const order = data ?? known;
  const close = () => onOpen(null);
  if (order === undefined) {
    return (
      <SidePanel title={messages.orderPage.orderNo} onClose={close}>
        {error ? <ProblemState error={error} onRetry={refetch} /> : <SkeletonLines count={8} />}
      </SidePanel>
    );
  }
  return (
    <SidePanel
      title={recipientOf(order, messages)}
      note={
        <span className="flex flex-wrap items-center gap-3">
          <OrderStateBadge state={order.state} />
          {order.can.ship && !inspection?.sentAt && !inspection?.arrivedAt && (
            <ShipDeadlineBar order={order} />
          )}
        </span>
      }
      onClose={close}
      footer={<Acts shopId={shopId} order={order} nextId={nextId} onOpen={onOpen} />}
    >
      <CancelAsk shopId={shopId} order={order} />
      {inspection && <OrderInspection shopId={shopId} of={inspection} />}
      <ParcelList shopId={shopId} order={order} />
      <OrderCases shopId={shopId} order={order} />
      <OrderDetail order={order} />
      {order.refund !== null && <RefundNote order={order} />}
      <OrderMessages shopId={shopId} order={order} />
      {order.can.refund && order.cancelAsk === null && (
        <div className="mt-6">
          <RefundForm shopId={shopId} order={order} />
        </div>
      )}
    </SidePanel>
  );
}

function RefundNote({ order }: { order: ShopOrderView }) {
  const { refundForm: words } = useMessages();
  const { locale } = useLocale();
  if (order.refund === null) return null;
  const amount = moneyText(order.refund.amountCents, order.currency, locale);
  return (
    <PanelSection title={order.refund.refundedAt === null ? words.underWay : words.refunded}>
      <p className="text-sm">
        <span className="figures font-semibold">{amount}</span>
        <span className="ms-2 break-words">{order.refund.reason}</span>
      </p>
    </PanelSection>
  );
}

function Acts({
  shopId,
  order,
  nextId,
  onOpen,
}: { shopId: string; order: ShopOrderView } & Pick<OrderPanelProps, 'nextId' | 'onOpen'>) {
  const messages = useMessages();
  const { data: inspection, isPending } = useQuery(orderInspectionQuery(shopId, order.id));
  // Not before it is known where to: a parcel that is sent to the buyer by mistake is not inspected.
  if (isPending && order.can.ship) return <SkeletonLines count={2} />;
  if (inspection && order.can.ship && inspection.arrivedAt === null)
    return <ToWarehouseForm key={order.id} shopId={shopId} of={inspection} />;
  if (inspection) return null;
  if (order.can.ship) return <ShipForm shopId={shopId} order={order} nextId={nextId} onOpen={onOpen} />;
  if (order.can.deliver) return <DeliverButton shopId={shopId} orderId={order.id} />;
  if (order.state === 'paid') return <p className="text-sm text-soft">{messages.orderPage.cannotShip}</p>;
  return null;
}

function OrderDetail({ order }: { order: ShopOrderView }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.orderPage;
  const money = (amount: number) => moneyText(amount, order.currency, locale);
  return (
    <>
      {order.address !== null && <BuyerAddress address={order.address} />}
      <PanelSection title={words.lines}>
        <ul className="flex flex-col gap-3">
          {order.lines.map((line) => (
            <li key={line.variantId} className="flex gap-3 text-sm">
              <Thumb url={line.pictureUrl} />
              <span className="min-w-0 flex-1">
                <span className="block break-words">{line.title}</span>
                <span className="block text-xs text-soft">
                  {[line.variantTitle, line.clipId === null ? '' : words.fromClip]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className="figures shrink-0 text-end">
                <span className="block">{money(line.totalCents)}</span>
                <span className="block text-xs text-soft">× {line.quantity}</span>
              </span>
            </li>
          ))}
        </ul>
        <dl className="figures mt-4 grid grid-cols-[1fr_auto] gap-y-1 border-t border-line pt-3 text-sm">
          <dt className="text-soft">{words.goodsTotal}</dt>
          <dd className="text-end">{money(order.goodsCents)}</dd>
          <dt className="text-soft">{words.shipping}</dt>
          <dd className="text-end">
            {order.shippingCents === 0 ? words.freeShipping : money(order.shippingCents)}
          </dd>
          <dt className="self-center">{words.total}</dt>
          <dd className="text-end">
            <Price cents={order.totalCents} currency={order.currency} locale={locale} />
          </dd>
        </dl>
      </PanelSection>
      <PanelSection title={words.timeline}>
        <Timeline order={order} />
      </PanelSection>
      <PanelSection title={words.orderNo}>
        <Facts
          facts={[
            [
              words.orderNo,
              <code key="id" className="text-xs break-all">
                {order.id}
              </code>,
            ],
            [words.arrival, dayRangeText(order.arrival.from, order.arrival.to, locale)],
          ]}
        />
      </PanelSection>
    </>
  );
}

function BuyerAddress({ address }: { address: AddressView }) {
  const messages = useMessages();
  const words = messages.orderPage;
  return (
    <PanelSection
      title={words.address}
      action={
        <Button
          look="quiet"
          size="small"
          icon={<Copy size={14} />}
          onClick={() => copyAddress(address, messages)}
        >
          {words.copyAddress}
        </Button>
      }
    >
      <address className="text-sm not-italic">
        <span className="figures block">
          {address.recipient} {address.phone}
        </span>
        {addressLines(address).map((line) => (
          <span key={line} className="block break-words">
            {line}
          </span>
        ))}
      </address>
    </PanelSection>
  );
}

function Timeline({ order }: { order: ShopOrderView }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.orderPage;
  return (
    <ol className="flex flex-col">
      {order.timeline.map((event) => {
        const reason =
          typeof event.data['reason'] === 'string' ? words.closeReasons[event.data['reason']] : undefined;
        return (
          <li
            key={`${event.kind} ${event.at} ${event.data['parcelId'] ?? ''}`}
            className="relative flex justify-between gap-3 border-s border-line ps-4 pb-3 text-sm last:border-transparent last:pb-0"
          >
            <span className="absolute -start-1 top-2 size-2 rounded-full bg-line-strong" aria-hidden="true" />
            <span>
              {words.events[event.kind] ?? event.kind}
              {reason && <span className="text-soft"> · {reason}</span>}
            </span>
            <time dateTime={event.at} className="figures shrink-0 text-soft">
              {absoluteTime(event.at, locale)}
            </time>
          </li>
        );
      })}
    </ol>
  );
}

async function copyAddress(address: AddressView, messages: StudioMessages): Promise<void> {
  const text = [`${address.recipient} ${address.phone}`, ...addressLines(address)].join('\n');
  if (await copyText(text)) showToast(messages.copied);
  else showToast(messages.copyFailed, 'danger');
}
