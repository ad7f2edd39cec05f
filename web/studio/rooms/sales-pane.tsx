import { useQuery } from '@tanstack/react-query';
import { Zap } from 'lucide-react';
import { useState } from 'react';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { OfferClock, OfferList } from './offer-list.tsx';
import { type SaleView, salesQuery } from './offer-queries.ts';
import type { StudioRoom } from './room-queries.ts';
import { SaleDialog } from './sale-dialog.tsx';
import { type RoomLine, useServerNow } from './use-room-line.ts';

const againMs = 2_000;

/** Flash sales of a room: announced, running, over. */
export function SalesPane({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const [making, setMaking] = useState(false);
  const query = useQuery({ ...salesQuery(room.id), refetchInterval: againMs });
  const isLive = room.state === 'live';
  return (
    <>
      <OfferList
        label={words.sales}
        icon={<Zap size={28} />}
        query={query}
        make={{
          label: words.makeSale,
          disabled: !isLive || room.goods.length === 0,
          onMake: () => setMaking(true),
        }}
        empty={{ title: words.noSales, detail: isLive ? words.noSalesDetail : words.whenLive }}
      >
        {(sale) => <SaleRow sale={sale} room={room} line={line} />}
      </OfferList>
      {making && <SaleDialog room={room} onClose={() => setMaking(false)} />}
    </>
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
    <>
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
          <OfferClock
            until={begun ? sale.endsAt : sale.beginsAt}
            line={line}
            label={begun ? words.endsIn : words.beginsIn}
          />
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
    </>
  );
}
