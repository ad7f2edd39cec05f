import type { RoomGoodsView, RoomPinView } from '@kanmai/client';
import { useSheet } from '../feed/use-sheet.ts';
import { RightsLine } from '../guarantees/rights-line.tsx';
import { clockText } from './clock-text.ts';
import { useSecondsLeft } from './countdown.tsx';
import { useLiveWords } from './live-words.ts';
import { canBuy, cardButton, GoodsPicture, GoodsPrice, idsOf, useLeftText } from './room-goods-parts.tsx';
import type { RoomSheetName } from './room-search.ts';

export interface RoomPinProps {
  pin: RoomPinView;
  goods: readonly RoomGoodsView[];
  nowMs: () => number;
  /** Something else on the screen has the accent. */
  quiet: boolean;
}

/** What the host is showing now. */
export function RoomPin({ pin, goods, ...rest }: RoomPinProps) {
  const shown = goods.find(({ productId }) => productId === pin.productId);
  return shown === undefined ? null : (
    <PinCard key={pin.id} pin={pin} goods={shown} among={idsOf(goods)} {...rest} />
  );
}

function PinCard({
  pin,
  goods,
  among,
  nowMs,
  quiet,
}: Omit<RoomPinProps, 'goods'> & { goods: RoomGoodsView; among: readonly string[] }) {
  const words = useLiveWords();
  const { open } = useSheet<RoomSheetName>();
  const leftS = useSecondsLeft(pin.until === null ? 0 : Date.parse(pin.until), nowMs);
  const left = useLeftText(goods);
  return (
    <section
      aria-label={words.pinned}
      data-page
      className="animate-rise pointer-events-auto relative flex w-full max-w-96 items-center gap-3 rounded-card bg-paper p-2 text-ink shadow-float"
    >
      <GoodsPicture url={goods.pictureUrl} className="size-18" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 text-xs text-accent-text">
          <span className="font-semibold">{words.pinned}</span>
          {leftS > 0 && (
            <span className="figures text-soft" role="timer" aria-label={words.explainLeft}>
              {clockText(leftS)}
            </span>
          )}
        </p>
        <p className="truncate text-sm font-medium">{goods.title}</p>
        <GoodsPrice goods={goods} />
        <RightsLine productId={goods.productId} among={among} most={2} />
        {left !== null && <p className="text-xs text-amber">{left}</p>}
      </div>
      <button
        type="button"
        aria-label={`${canBuy(goods) ? words.buy : words.look} ${goods.title}`}
        onClick={() => open('product', goods.productId)}
        className={cardButton(quiet ? 'solid' : 'accent')}
      >
        {canBuy(goods) ? words.buy : words.look}
      </button>
    </section>
  );
}
