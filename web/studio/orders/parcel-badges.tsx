import type { ShopOrderView } from '@kanmai/client';
import { useLocale } from '../../shared/i18n.ts';
import { parcelWords } from '../../shared/parcel-words.ts';
import { Badge } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

/** What of an order has left and what of that is in trouble, short enough for a row. */
export function ParcelBadges({ order }: { order: ShopOrderView }) {
  const { parcelDesk: words } = useMessages();
  const { troubles } = parcelWords[useLocale().locale];
  const kinds = [...new Set(order.parcels.flatMap(({ trouble }) => trouble?.kind ?? []))];
  const left = order.leftToShip.reduce((sum, { quantity }) => sum + quantity, 0);
  const parts = order.parcels.some(({ state }) => state !== 'cancelled');
  return (
    <>
      {parts && left > 0 && <Badge tone="amber">{words.toShip(left)}</Badge>}
      {kinds.map((kind) => (
        <Badge key={kind} tone="danger">
          {troubles[kind]}
        </Badge>
      ))}
    </>
  );
}
