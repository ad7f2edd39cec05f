import type { OrderView } from '@kanmai/client';
import { useMessages } from '../messages/index.ts';
import { addressLines } from '../orders/address-lines.ts';
import { Barcode } from './barcode.tsx';
import { linesToSend } from './lines-to-send.ts';

/** What goes onto the box: to whom, from whom, and the number that the carrier scans, or until there is one the order's. */
export function ParcelLabel({ order }: { order: OrderView }) {
  const { slips: words, orderDesk, orderPage, carriers } = useMessages();
  const parcel = order.parcels.at(-1);
  const number = parcel?.trackingNo ?? order.id;
  const pieces = linesToSend(order).reduce((sum, line) => sum + line.quantity, 0);
  return (
    <article
      className="slip mx-auto flex flex-col"
      data-size="label"
      aria-label={`${orderDesk.papers.label} ${order.address.recipient}`}
    >
      <header className="flex items-baseline justify-between gap-3 border-b-2 border-ink pb-2">
        <h2 className="text-lg font-semibold">
          {parcel === undefined ? order.shop.name : (carriers[parcel.carrier] ?? parcel.carrier)}
        </h2>
        <span className="figures text-sm">{words.pieces(pieces)}</span>
      </header>
      <address className="flex-1 py-3 not-italic">
        <span className="block text-xs">{words.recipient}</span>
        <span className="figures block text-xl font-semibold break-words">{order.address.recipient}</span>
        <span className="figures block text-lg font-semibold">{order.address.phone}</span>
        {addressLines(order).map((line) => (
          <span key={line} className="block text-base break-words">
            {line}
          </span>
        ))}
      </address>
      <p className="border-t border-ink py-2 text-sm">
        <span className="text-xs">{orderDesk.sender}</span> {order.shop.name}
      </p>
      <div className="border-t-2 border-ink pt-2">
        <Barcode text={number} label={`${orderPage.trackingNo} ${number}`} />
        <code className="block text-center text-xs break-all">{number}</code>
      </div>
    </article>
  );
}
