import type { ShopOrderView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { Download, PackagePlus, Printer } from 'lucide-react';
import { Button, buttonClass } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { slipsMax } from '../slips/print-search.ts';
import { downloadCsv } from '../tables/download-csv.ts';
import { csvColumns } from './order-csv.ts';
import { ordersCsvUrl } from './order-queries.ts';
import type { OrderFilter } from './order-views.ts';

interface OrderActsProps {
  shopId: string;
  /** What the table shows, for the file of it. */
  filter: OrderFilter;
  count: number;
  chosen: readonly ShopOrderView[];
  onClear: () => void;
  /** Null for those who may not ship. */
  onShip: (() => void) | null;
}

/** What is done with many orders: with the selected ones, or with all that wait. */
export function OrderActs({ shopId, filter, count, chosen, onClear, onShip }: OrderActsProps) {
  const messages = useMessages();
  const words = messages.slips;
  const some = chosen.length > 0;
  const ids = chosen
    .slice(0, slipsMax)
    .map(({ id }) => id)
    .join(',');
  return (
    <>
      {some && (
        <span role="status" className="figures text-sm text-soft">
          {words.chosen(chosen.length)}
        </span>
      )}
      {some && (
        <Button look="quiet" size="small" onClick={onClear}>
          {words.clear}
        </Button>
      )}
      <Link
        to="/$authorId/orders/print"
        params={{ authorId: shopId }}
        search={some ? { ids } : {}}
        target="_blank"
        title={chosen.length > slipsMax ? words.tooMany(slipsMax) : undefined}
        className={buttonClass('outline', 'small')}
      >
        <Printer size={16} aria-hidden="true" />
        {some ? words.printChosen(Math.min(chosen.length, slipsMax)) : words.print}
      </Link>
      {some ? (
        <Button
          look="outline"
          size="small"
          icon={<Download size={16} />}
          className="max-tablet:hidden"
          title={messages.table.exportNote(chosen.length)}
          onClick={() => downloadCsv('orders', csvColumns(messages), chosen)}
        >
          {messages.table.exportCsv}
        </Button>
      ) : (
        count > 0 && (
          <a
            href={ordersCsvUrl(shopId, filter)}
            className={`${buttonClass('outline', 'small')} max-tablet:hidden`}
          >
            <Download size={16} aria-hidden="true" />
            {messages.table.exportCsv}
          </a>
        )
      )}
      {onShip !== null && (
        <Button size="small" icon={<PackagePlus size={16} />} onClick={onShip}>
          {messages.shipments.open}
        </Button>
      )}
    </>
  );
}
