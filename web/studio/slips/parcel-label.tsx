import type { ShopOrderView } from '@kanmai/client';
import { useMessages } from '../messages/index.ts';
import { Barcode } from './barcode.tsx';
import { linesToSend } from './lines-to-send.ts';
import type { SendTo } from './send-to.ts';
import { IntakeCode, ToWhom } from './to-whom.tsx';

/**
 * What goes onto the box: to whom, from whom, and the number that the carrier scans, or until there is one the order's; on the
 * way to the warehouse the code that is scanned there.
 */
export function ParcelLabel({ order, to }: { order: ShopOrderView; to: SendTo }) {
  const { slips: words, orderDesk, orderPage, carriers } = useMessages();
  // What the warehouse sends on is no parcel of the shop's.
  const parcel = to.code === null ? order.parcels.at(-1) : undefined;
  const number = parcel?.trackingNo ?? order.id;
  const pieces = linesToSend(order).reduce((sum, line) => sum + line.quantity, 0);
  return (
    <article
      className="slip mx-auto flex flex-col"
      data-size="label"
      aria-label={`${orderDesk.papers.label} ${to.person?.name ?? order.id}`}
    >
      <header className="flex items-baseline justify-between gap-3 border-b-2 border-ink pb-2">
        <h2 className="text-lg font-semibold">
          {parcel === undefined ? order.shop.name : (carriers[parcel.carrier] ?? parcel.carrier)}
        </h2>
        <span className="figures text-sm">{words.pieces(pieces)}</span>
      </header>
      <address className="flex-1 py-3 not-italic">
        <ToWhom to={to} large />
      </address>
      <p className="border-t border-ink py-2 text-sm">
        <span className="text-xs">{orderDesk.sender}</span> {order.shop.name}
      </p>
      <div className="border-t-2 border-ink pt-2">
        {to.code === null ? (
          <>
            <Barcode text={number} label={`${orderPage.trackingNo} ${number}`} />
            <code className="block text-center text-xs break-all">{number}</code>
          </>
        ) : (
          <IntakeCode code={to.code} />
        )}
      </div>
    </article>
  );
}
