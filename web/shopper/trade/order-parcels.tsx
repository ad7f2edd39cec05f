import type { OrderView, ParcelView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, Copy, Package } from 'lucide-react';
import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { carrierNames } from '../../shared/carriers.ts';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { parcelWords } from '../../shared/parcel-words.ts';
import { TraceList } from '../../shared/trace-list.tsx';
import { IconButton, Skeleton, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** Where the goods are, parcel by parcel. */
export function OrderParcels({ order }: { order: OrderView }) {
  const parcels = order.parcels.filter(({ state }) => state !== 'cancelled');
  const traces = useQuery({
    queryKey: ['order', order.id, 'traces'],
    queryFn: () => unwrap(api.GET('/api/v1/orders/{id}/traces', { params: { path: { id: order.id } } })),
    enabled: parcels.length > 0,
    refetchInterval: parcels.some(({ state }) => state === 'announced' || state === 'moving')
      ? 30_000
      : false,
  });
  return parcels.map((parcel, index) => (
    <Parcel
      key={parcel.id}
      order={order}
      parcel={parcel}
      place={index + 1}
      count={parcels.length}
      events={traces.data?.parcels.find(({ parcelId }) => parcelId === parcel.id)?.events}
      failed={traces.isError}
    />
  ));
}

interface ParcelProps {
  order: OrderView;
  parcel: ParcelView;
  place: number;
  count: number;
  events: Parameters<typeof TraceList>[0]['events'] | undefined;
  failed: boolean;
}

function Parcel({ order, parcel, place, count, events, failed }: ParcelProps) {
  const m = useMessages();
  const { locale } = useLocale();
  const words = parcelWords[locale];
  const [open, setOpen] = useState(false);
  const copy = () =>
    navigator.clipboard?.writeText(parcel.trackingNo).then(
      () => showToast(m.orders.copied),
      () => undefined,
    );
  const name = words.number(place, count);
  const shown = open ? events : events?.slice(0, 1);
  return (
    <section aria-label={name} className="flex flex-col gap-2 rounded-card bg-mist p-3">
      <header className="flex items-center gap-3">
        <Package size={20} aria-hidden="true" className="shrink-0 text-jade" />
        <h3 className="min-w-0 flex-1 text-sm font-semibold">
          {name} · {words.states[parcel.state]}
        </h3>
        {events !== undefined && events.length > 1 && (
          <IconButton
            label={open ? m.parcels.less : m.parcels.more(events.length)}
            icon={open ? <ChevronUp size={18} /> : <ChevronDown size={18} />}
            onClick={() => setOpen(!open)}
          />
        )}
      </header>
      {count > 1 && <p className="text-xs text-soft">{goodsText(order, parcel)}</p>}
      {parcel.trouble !== null && (
        <p className="text-sm text-amber">
          {words.troubles[parcel.trouble.kind]} · {absoluteTime(parcel.trouble.since, locale)}
        </p>
      )}
      {failed && events === undefined ? (
        <p className="text-sm text-soft">{words.failed}</p>
      ) : shown === undefined ? (
        <Skeleton className="h-5 w-full" />
      ) : (
        <TraceList events={shown} />
      )}
      <p className="flex items-center gap-2 text-sm text-soft">
        <span className="min-w-0 flex-1">
          {carrierNames[locale][parcel.carrier] ?? parcel.carrier}{' '}
          <span className="figures break-all">{parcel.trackingNo}</span>
        </span>
        <IconButton label={m.orders.copyNo} icon={<Copy size={18} />} onClick={() => void copy()} />
      </p>
    </section>
  );
}

/** What is in it, in a line. */
function goodsText(order: OrderView, parcel: ParcelView): string {
  return parcel.lines
    .map(({ variantId, quantity }) => {
      const line = order.lines.find((one) => one.variantId === variantId);
      return `${[line?.title, line?.variantTitle].filter(Boolean).join(' ')} × ${quantity}`;
    })
    .join(' · ');
}
