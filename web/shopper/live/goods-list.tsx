import type { RoomGoodsView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { useLocale } from '../../shared/i18n.ts';
import { Price } from '../../ui/index.ts';
import { GoodsPicture } from './room-goods-parts.tsx';

/** Goods of a room that is not live: at the shop's price, on their own pages. */
export function GoodsList({ title, goods }: { title: string; goods: readonly RoomGoodsView[] }) {
  const { locale } = useLocale();
  if (goods.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="pb-1 text-base font-semibold">{title}</h2>
      <ol className="divide-y divide-line">
        {goods.map((each) => (
          <li key={each.productId}>
            <Link to="/p/$productId" params={{ productId: each.productId }} className="flex gap-3 py-3">
              <GoodsPicture url={each.pictureUrl} className="size-18" />
              <span className="flex min-w-0 flex-1 flex-col gap-1">
                <span className="line-clamp-2 text-sm font-medium wrap-anywhere">{each.title}</span>
                {each.note !== '' && <span className="text-xs text-soft">{each.note}</span>}
                <Price cents={each.usualPriceCents} currency={each.currency} locale={locale} />
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
