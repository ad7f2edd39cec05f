import type { ProductView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { EyeOff, Star } from 'lucide-react';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, IconButton, Price } from '../../ui/index.ts';
import { isRight } from '../guarantees/right-labels.ts';
import { RightsLine } from '../guarantees/rights-line.tsx';
import { useMessages } from '../messages/index.ts';
import { Guarantees } from '../trade/guarantees.tsx';
import { useProductOffers } from '../trade/product-offers.tsx';
import { cheapest } from '../trade/variant-choice.ts';
import type { GoodsEntry } from './feed-store.ts';
import { useGoodsWords } from './goods-words.ts';

export interface GoodsFactsProps {
  entry: GoodsEntry;
  /** As it is now; the entry may be old. */
  product: ProductView;
  /** Units that can be had. */
  left: number;
  onHide: () => void;
}

/** Price and reductions, what it is, how it is rated and sold, what goes with it, and why it is here. */
export function GoodsFacts({ entry: { goods, reason }, product, left, onHide }: GoodsFactsProps) {
  const m = useMessages();
  const words = useGoodsWords();
  const why = m.why[reason.code]?.(reason.params);
  return (
    <>
      <div className="flex items-center justify-between gap-2">
        <GoodsPrice product={product} />
        <IconButton label={words.notInterested} icon={<EyeOff size={20} />} onClick={onHide} />
      </div>
      <h2 className="line-clamp-2 text-base font-semibold wrap-anywhere">{product.title}</h2>
      <GoodsNumbers goods={goods} left={left} />
      <div className="flex flex-wrap gap-x-3 gap-y-1 empty:hidden">
        <RightsLine productId={goods.id} most={promisesShown} />
        <Guarantees codes={product.guarantees.filter((label) => !isRight(label)).slice(0, promisesShown)} />
      </div>
      {why !== undefined && <p className="text-xs text-soft">{why}</p>}
    </>
  );
}

const promisesShown = 3;
const reductionsShown = 2;

function GoodsPrice({ product: { id, variants } }: Pick<GoodsFactsProps, 'product'>) {
  const { locale } = useLocale();
  const words = useGoodsWords();
  const offers = useProductOffers(id);
  const lowest = cheapest(variants);
  if (lowest === undefined) return null;
  const { currency, priceCents, listPriceCents } = lowest;
  const reduced = Math.min(priceCents, ...(offers?.prices ?? []).map((each) => each.priceCents));
  const before = Math.max(priceCents, listPriceCents ?? 0);
  return (
    <p className="flex min-w-0 flex-wrap items-baseline gap-2">
      <Price cents={reduced} currency={currency} locale={locale} size="large" />
      {variants.some((other) => other.priceCents > priceCents) && (
        <span className="text-xs text-soft">{words.orMore}</span>
      )}
      {before > reduced && <Price cents={before} currency={currency} locale={locale} size="small" struck />}
      {offers?.promotions.slice(0, reductionsShown).map(({ id, name }) => (
        <Badge key={id} tone="amber">
          {name}
        </Badge>
      ))}
    </p>
  );
}

function GoodsNumbers({
  goods: { shop, rating, soldCount },
  left,
}: Pick<GoodsEntry, 'goods'> & { left: number }) {
  const m = useMessages();
  const words = useGoodsWords();
  const { locale } = useLocale();
  return (
    <p className="figures flex flex-wrap items-center gap-x-3 text-xs text-soft">
      <Link
        to="/shop/$id"
        params={{ id: shop.id }}
        aria-label={words.shop(shop.name)}
        className="touchable text-link"
      >
        {shop.name}
      </Link>
      {rating !== null && (
        <span className="flex items-center gap-1">
          <Star size={12} fill="currentColor" className="text-amber" aria-hidden="true" />
          {words.rating(rating.mean.toFixed(1), countText(rating.count, locale))}
        </span>
      )}
      {soldCount > 0 && <span>{words.sold(countText(soldCount, locale))}</span>}
      <span role="status">{left > 0 ? m.product.stock(left) : m.product.soldOut}</span>
    </p>
  );
}
