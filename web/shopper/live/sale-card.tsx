import type { FlashSaleView, RoomGoodsView } from '@kanmai/client';
import { Zap } from 'lucide-react';
import { useLocale } from '../../shared/i18n.ts';
import { Price } from '../../ui/index.ts';
import { useSheet } from '../feed/use-sheet.ts';
import { Countdown } from './countdown.tsx';
import { useLiveWords } from './live-words.ts';
import { cardButton, GoodsPicture } from './room-goods-parts.tsx';
import type { RoomSheetName } from './room-search.ts';

export interface SaleCardProps {
  sale: FlashSaleView;
  goods: readonly RoomGoodsView[];
  nowMs: () => number;
}

/** A flash sale: when it begins, or until when it runs and what is left. */
export function SaleCard({ sale, goods, nowMs }: SaleCardProps) {
  const words = useLiveWords();
  const { locale } = useLocale();
  const { open } = useSheet<RoomSheetName>();
  const product = goods.find(({ productId }) => productId === sale.productId);
  const running = sale.state === 'running';
  const canHave = running && sale.left > 0;
  const currency = product?.currency ?? 'CNY';
  return (
    <section
      aria-label={words.sale}
      data-page
      className="animate-rise pointer-events-auto relative flex w-full max-w-96 items-center gap-3 rounded-card bg-paper p-2 text-ink shadow-float"
    >
      <GoodsPicture url={product?.pictureUrl ?? null} className="size-18" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1 text-xs text-accent-text">
          <Zap size={14} className="fill-current" aria-hidden="true" />
          <span className="font-semibold">{words.sale}</span>
          <span className="ms-1 text-soft">
            {running ? words.saleEnds : words.saleBegins}{' '}
            <Countdown until={running ? sale.endsAt : sale.beginsAt} nowMs={nowMs} />
          </span>
        </p>
        <p className="truncate text-sm font-medium">{product?.title}</p>
        <p className="flex items-baseline gap-2">
          <Price cents={sale.priceCents} currency={currency} locale={locale} />
          <Price cents={sale.usualPriceCents} currency={currency} locale={locale} size="small" struck />
        </p>
        {running ? (
          <SaleLeft sale={sale} />
        ) : (
          <p className="text-xs text-soft">{words.salePerson(sale.perPersonMax)}</p>
        )}
      </div>
      <button
        type="button"
        aria-label={`${canHave ? words.buy : words.look} ${product?.title ?? words.sale}`}
        onClick={() => open('product', sale.productId)}
        className={cardButton(canHave ? 'accent' : 'solid')}
      >
        {canHave ? words.buy : words.look}
      </button>
    </section>
  );
}

function SaleLeft({ sale: { left, quantity } }: { sale: FlashSaleView }) {
  const words = useLiveWords();
  return (
    <span className="flex items-center gap-2 text-xs text-amber">
      <span aria-hidden="true" className="h-1.5 w-16 overflow-hidden rounded-full bg-fill">
        <span
          className="block h-full origin-left rounded-full bg-accent"
          style={{ transform: `scaleX(${Math.min(1, left / Math.max(1, quantity))})` }}
        />
      </span>
      <span className="figures">{left === 0 ? words.soldOut : words.saleLeft(left, quantity)}</span>
    </span>
  );
}
