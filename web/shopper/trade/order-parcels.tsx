import type { OrderView } from '@kanmai/client';
import { Copy, Package } from 'lucide-react';
import { carrierNames } from '../../shared/carriers.ts';
import { useLocale } from '../../shared/i18n.ts';
import { IconButton, showToast } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

export function OrderParcels({ parcels }: { parcels: OrderView['parcels'] }) {
  const m = useMessages();
  const { locale } = useLocale();
  const copy = (no: string) =>
    navigator.clipboard?.writeText(no).then(
      () => showToast(m.orders.copied),
      () => undefined,
    );
  return parcels.map((parcel) => (
    <section
      key={parcel.id}
      aria-label={m.orders.parcel}
      className="flex items-center gap-3 rounded-card bg-jade-wash py-1 ps-3 pe-1"
    >
      <Package size={20} className="shrink-0 text-jade" />
      <p className="min-w-0 flex-1 text-sm">
        <span className="font-medium">{carrierNames[locale][parcel.carrier] ?? parcel.carrier}</span>{' '}
        <span className="figures break-all">{parcel.trackingNo}</span>
      </p>
      <IconButton
        label={m.orders.copyNo}
        icon={<Copy size={18} />}
        onClick={() => void copy(parcel.trackingNo)}
      />
    </section>
  ));
}
