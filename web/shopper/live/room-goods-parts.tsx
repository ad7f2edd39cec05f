import type { RoomGoodsView } from '@kanmai/client';
import { ShoppingBag } from 'lucide-react';
import { useLocale } from '../../shared/i18n.ts';
import { buttonClass, classNames, Price } from '../../ui/index.ts';
import { useLiveWords } from './live-words.ts';

export function GoodsPicture({ url, className }: { url: string | null; className: string }) {
  const frame = classNames('shrink-0 rounded-control bg-fill', className);
  if (url !== null)
    return <img src={url} alt="" loading="lazy" className={classNames(frame, 'object-cover')} />;
  return (
    <span className={classNames(frame, 'flex items-center justify-center')}>
      <ShoppingBag size={22} aria-hidden="true" />
    </span>
  );
}

/** The room's price, what it is elsewhere, and what is left when that is little. */
export function GoodsPrice({ goods }: { goods: RoomGoodsView }) {
  const { locale } = useLocale();
  const { priceCents, usualPriceCents, currency } = goods;
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <Price cents={priceCents} currency={currency} locale={locale} />
      {usualPriceCents > priceCents && (
        <Price cents={usualPriceCents} currency={currency} locale={locale} size="small" struck />
      )}
    </span>
  );
}

/** So few, and it is said how many. */
const fewPieces = 50;

/** Whether it can be had, and how many are left of few; null when there are plenty. */
export function useLeftText(goods: RoomGoodsView): string | null {
  const words = useLiveWords();
  if (!goods.onSale) return words.notOnSale;
  if (goods.available === 0) return words.soldOut;
  const aside = goods.livePrices.flatMap(({ left }) => (left === null || left === 0 ? [] : [left]));
  const left = aside.length > 0 ? aside.reduce((sum, each) => sum + each, 0) : goods.available;
  return left <= fewPieces ? words.left(left) : null;
}

export const canBuy = ({ onSale, available }: RoomGoodsView) => onSale && available > 0;

/** The button of a card over the picture; pressing anywhere on the card presses it. */
export function cardButton(look: 'accent' | 'solid'): string {
  return classNames(buttonClass(look), 'after:absolute after:inset-0');
}

export const idsOf = (goods: readonly RoomGoodsView[]): readonly string[] =>
  goods.map(({ productId }) => productId);
