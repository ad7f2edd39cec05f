import { useQuery } from '@tanstack/react-query';
import { Plus, Zap } from 'lucide-react';
import { useState } from 'react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, Button, EmptyState, SkeletonLines } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type SaleView, salesQuery } from './offer-queries.ts';
import type { StudioRoom } from './room-queries.ts';
import { countdownOf } from './room-time.ts';
import { SaleDialog } from './sale-dialog.tsx';
import { type RoomLine, useServerNow } from './use-room-line.ts';

const againMs = 2_000;

/** Flash sales of a room: announced, running, over. */
export function SalesPane({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const [making, setMaking] = useState(false);
  const query = useQuery({ ...salesQuery(room.id), refetchInterval: againMs });
  const isLive = room.state === 'live';
  const button = (
    <Button
      size="small"
      icon={<Plus size={16} />}
      disabled={!isLive || room.goods.length === 0}
      onClick={() => setMaking(true)}
    >
      {words.makeSale}
    </Button>
  );
  return (
    <section aria-label={words.sales} className="flex min-h-0 flex-1 flex-col overflow-y-auto p-4">
      {query.isPending ? (
        <SkeletonLines />
      ) : query.data === undefined ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data.length === 0 ? (
        <EmptyState
          icon={<Zap size={28} />}
          title={words.noSales}
          detail={isLive ? words.noSalesDetail : words.whenLive}
          action={button}
        />
      ) : (
        <>
          <div className="mb-3 flex justify-end">{button}</div>
          <ul className="flex flex-col gap-3">
            {query.data.map((sale) => (
              <SaleRow key={sale.id} sale={sale} room={room} line={line} />
            ))}
          </ul>
        </>
      )}
      {making && <SaleDialog room={room} onClose={() => setMaking(false)} />}
    </section>
  );
}

function SaleRow({ sale, room, line }: { sale: SaleView; room: StudioRoom; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const { locale } = useLocale();
  const nowMs = useServerNow(line.nowMs);
  const goods = room.goods.find(({ productId }) => productId === sale.productId);
  const currency = goods?.currency ?? 'CNY';
  const begun = Date.parse(sale.beginsAt) <= nowMs;
  const sold = sale.quantity - sale.left;
  const isOver = sale.state === 'ended';
  return (
    <li className="rounded-card border border-line p-3 text-sm">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">{goods?.title ?? words.goneProduct}</p>
          <p className="figures">
            <span className="font-semibold text-accent-text">
              {moneyText(sale.priceCents, currency, locale)}
            </span>{' '}
            <s className="text-xs text-soft">{moneyText(sale.usualPriceCents, currency, locale)}</s>
          </p>
        </div>
        {isOver ? (
          <Badge>{words.saleStates.ended}</Badge>
        ) : (
          <p role="timer" className="shrink-0 text-end">
            <span className="figures block text-2xl leading-none font-semibold">
              {countdownOf(Date.parse(begun ? sale.endsAt : sale.beginsAt), nowMs).text}
            </span>
            <span className="text-xs text-soft">{begun ? words.endsIn : words.beginsIn}</span>
          </p>
        )}
      </div>
      {!isOver && (
        <p className="figures mt-2 text-xs text-soft">
          {words.saleLeft(
            sale.left.toLocaleString(locale),
            sale.quantity.toLocaleString(locale),
            sold.toLocaleString(locale),
          )}{' '}
          · {words.perPersonOf(sale.perPersonMax)}
        </p>
      )}
    </li>
  );
}
