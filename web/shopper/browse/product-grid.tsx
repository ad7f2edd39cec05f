import type { ProductCard, RatingView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { ShoppingBag, Star } from 'lucide-react';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useRatings } from '../../shared/ratings.ts';
import { Price, Skeleton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { useReviewWords } from '../reviews/review-words.ts';

const grid = 'grid grid-cols-2 gap-3 tablet:grid-cols-3 desk:grid-cols-4';

export function ProductGrid({
  products,
  by,
  onOpen,
}: {
  products: readonly ProductCard[];
  /** The creator whose window it is. */
  by?: string;
  /** Told which one is gone to. */
  onOpen?: (productId: string) => void;
}) {
  const ratings = useRatings(
    products.map(({ id }) => id),
    20,
  );
  return (
    <ul className={grid}>
      {products.map((product) => (
        <li key={product.id}>
          <ProductTile
            product={product}
            rating={ratings.get(product.id)}
            by={by}
            onOpen={() => onOpen?.(product.id)}
          />
        </li>
      ))}
    </ul>
  );
}

interface ProductTileProps {
  product: ProductCard;
  rating: RatingView | undefined;
  by: string | undefined;
  onOpen: () => void;
}

function ProductTile({ product, rating, by, onOpen }: ProductTileProps) {
  const m = useMessages();
  const { locale } = useLocale();
  return (
    <Link
      to="/p/$productId"
      params={{ productId: product.id }}
      search={by === undefined ? {} : { by }}
      onClick={onOpen}
      className="block overflow-hidden rounded-card bg-mist"
    >
      <span className="relative block aspect-square bg-fill">
        {product.pictureUrl === null ? (
          <ShoppingBag size={28} className="absolute inset-0 m-auto text-soft" />
        ) : (
          <img src={product.pictureUrl} alt="" loading="lazy" className="size-full object-cover" />
        )}
        {!product.inStock && (
          <span className="absolute start-2 top-2 rounded-full bg-glass px-2 text-xs leading-5 text-on-glass">
            {m.mall.soldOut}
          </span>
        )}
      </span>
      <span className="flex flex-col gap-1 p-2">
        <span className="line-clamp-2 min-h-[2.8em] text-sm wrap-anywhere">{product.title}</span>
        <span className="flex items-baseline justify-between gap-2">
          <Price cents={product.priceCents} currency={product.currency} locale={locale} />
          {rating !== undefined && <TileRating rating={rating} />}
        </span>
      </span>
    </Link>
  );
}

function TileRating({ rating: { mean, count } }: { rating: RatingView }) {
  const words = useReviewWords();
  const { locale } = useLocale();
  if (mean === null) return null;
  return (
    <span className="figures flex shrink-0 items-center gap-1 text-xs text-soft">
      <Star size={12} fill="currentColor" className="text-amber" aria-hidden="true" />
      <span className="sr-only">{words.rating}</span>
      {mean.toFixed(1)} ({countText(count, locale)})
    </span>
  );
}

export function ProductGridSkeleton() {
  return (
    <div className={grid} aria-hidden="true">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((tile) => (
        <div key={tile} className="flex flex-col gap-2">
          <Skeleton className="aspect-square rounded-card" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-5 w-16" />
        </div>
      ))}
    </div>
  );
}
