import type { ShopOrderView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useMemo } from 'react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { Button, buttonClass, EmptyState, Loading, Select } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { ParcelLabel } from './parcel-label.tsx';
import { type PaperSize, paperSizes, readPrintIds, readPrintSearch, slipsMax } from './print-search.ts';
import { sendToOf } from './send-to.ts';
import { Slip } from './slip.tsx';
import { slipOf } from './slip-of.ts';
import { slipsQuery } from './slip-queries.ts';

const printApi = getRouteApi('/$authorId/orders/print');

/** Packing slips, one a page, with nothing around them on paper. */
export function PrintPage() {
  const { slips: words, orderDesk } = useMessages();
  const { authorId: shopId } = printApi.useParams();
  const { ids: text, size = 'A5', parcel } = printApi.useSearch();
  const navigate = printApi.useNavigate();
  const ids = useMemo(() => (text === undefined ? null : readPrintIds(text)), [text]);
  const { data, error, isPending, refetch } = useQuery(slipsQuery(shopId, ids));
  const count = data?.orders.length ?? 0;
  return (
    <main className="flex min-h-dvh flex-col">
      <header className="sticky top-0 z-10 flex flex-wrap items-end gap-3 border-b border-line bg-paper px-4 py-3 print:hidden">
        <div className="min-w-40 flex-1">
          <h1 className="text-lg font-semibold">{words.title}</h1>
          <p role="status" className="figures text-sm text-soft">
            {data !== undefined &&
              [
                words.count(count),
                data.missing > 0 ? words.missing(data.missing) : '',
                data.more ? words.tooMany(slipsMax) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
          </p>
        </div>
        <Select
          label={orderDesk.paper}
          value={size}
          options={paperSizes.map((value) => ({ value, label: orderDesk.papers[value] }))}
          onChange={({ target }) =>
            navigate({
              search: (before) => readPrintSearch({ ...before, size: target.value }),
              replace: true,
            })
          }
        />
        <Link to="/$authorId/orders" params={{ authorId: shopId }} className={buttonClass('outline')}>
          {words.back}
        </Link>
        <Button icon={<Printer size={16} />} disabled={count === 0} onClick={() => window.print()}>
          {words.printNow}
        </Button>
      </header>
      {isPending ? (
        <Loading />
      ) : error ? (
        <ProblemState error={error} onRetry={refetch} />
      ) : count === 0 ? (
        <EmptyState icon={<Printer size={28} />} title={words.emptyTitle} detail={words.emptyDetail} />
      ) : (
        <div className="flex flex-col gap-4 bg-mist py-4 print:block print:p-0">
          {data.orders
            .map((whole) => slipOf(whole, parcel))
            .map((order) => (
              <Paper key={order.id} order={order} size={size} />
            ))}
        </div>
      )}
    </main>
  );
}

function Paper({ order, size }: { order: ShopOrderView; size: PaperSize }) {
  const to = sendToOf(order);
  if (to === null) return null;
  return size === 'label' ? (
    <ParcelLabel order={order} to={to} />
  ) : (
    <Slip order={order} to={to} size={size} />
  );
}
