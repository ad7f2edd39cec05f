import type { ShopOrderView } from '@kanmai/client';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useMessages } from '../messages/index.ts';
import { Barcode } from './barcode.tsx';
import { linesToSend } from './lines-to-send.ts';
import type { PaperSize } from './print-search.ts';
import type { SendTo } from './send-to.ts';
import { IntakeCode, ToWhom } from './to-whom.tsx';

/** What goes into the box: to whom, what, how many, and for the scanner the order's number, or the warehouse's. */
export function Slip({ order, to, size }: { order: ShopOrderView; to: SendTo; size: PaperSize }) {
  const { slips: words, orderPage } = useMessages();
  const { locale } = useLocale();
  const pieces = linesToSend(order).reduce((sum, line) => sum + line.quantity, 0);
  return (
    <article
      className="slip mx-auto"
      data-size={size}
      aria-label={`${words.slip} ${to.person?.name ?? order.id}`}
    >
      <header className="slip-head flex flex-col gap-2">
        <div className="flex items-baseline justify-between gap-4">
          <h2 className="text-lg font-semibold">{order.shop.name}</h2>
          <span className="text-sm">{words.slip}</span>
        </div>
        {to.code === null && <Barcode text={order.id} label={`${orderPage.orderNo} ${order.id}`} />}
        <p className="figures flex flex-wrap justify-between gap-x-4 text-xs">
          <code className="break-all">{order.id}</code>
          <span>
            {words.placed} {absoluteTime(order.placedAt, locale)}
          </span>
        </p>
        <address className="border-y border-line py-3 not-italic">
          <ToWhom to={to} />
        </address>
        {to.code !== null && <IntakeCode code={to.code} />}
      </header>
      <table className="mt-3 w-full text-sm">
        <thead>
          <tr className="text-xs">
            <th scope="col" className="py-1 text-start font-medium">
              {words.goods}
            </th>
            <th scope="col" className="px-3 py-1 text-start font-medium">
              {words.variant}
            </th>
            <th scope="col" className="py-1 text-end font-medium whitespace-nowrap">
              {words.quantity}
            </th>
          </tr>
        </thead>
        <tbody>
          {linesToSend(order).map((line) => (
            <tr key={line.variantId} className="border-t border-line align-top">
              <td className="py-2 break-words">{line.title}</td>
              <td className="px-3 py-2 break-words">{line.variantTitle}</td>
              <td className="figures py-2 text-end text-base font-semibold">{line.quantity}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="figures mt-2 border-t border-line pt-2 text-end text-sm">{words.pieces(pieces)}</p>
    </article>
  );
}
