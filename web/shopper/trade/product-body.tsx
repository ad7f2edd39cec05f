import type { ProductView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { BadgeCheck, ChevronRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Avatar, Price, Skeleton } from '../../ui/index.ts';
import { ExperienceScore } from '../guarantees/experience-score.tsx';
import { TrustCard } from '../guarantees/trust-card.tsx';
import { ForetoldLine } from '../inspections/foretold-line.tsx';
import { useMessages } from '../messages/index.ts';
import { Pictures } from './pictures.tsx';
import { ProductOffers, useProductOffers } from './product-offers.tsx';
import { Quantity } from './quantity.tsx';
import type { Purchase } from './use-purchase.ts';
import { VariantPicker } from './variant-picker.tsx';

const ReviewsSection = lazy(() => import('../reviews/reviews-section.tsx'));

/** A product from its pictures to its details; the buying buttons stand in the bar below it. */
export function ProductBody({ product, purchase }: { product: ProductView; purchase: Purchase }) {
  const m = useMessages();
  const { variant } = purchase;
  const offers = useProductOffers(product.id);
  const nowCents = offers?.prices.find(({ variantId }) => variantId === variant?.id)?.priceCents;
  return (
    <div className="flex flex-col gap-4">
      <Pictures urls={product.pictureUrls} title={product.title} />
      {variant && <ProductPrice product={product} purchase={purchase} nowCents={nowCents} />}
      <h3 className="text-base font-semibold text-balance wrap-anywhere">{product.title}</h3>
      {offers && <ProductOffers productId={product.id} offers={offers} />}
      {variant && <VariantPicker variants={product.variants} current={variant} onChoose={purchase.choose} />}
      {variant && (
        <div className="flex items-center justify-between">
          <span className="text-sm text-soft">
            {m.product.quantity} ·{' '}
            {variant.available > 0 ? m.product.stock(variant.available) : m.product.soldOut}
          </span>
          <Quantity
            value={purchase.quantity}
            max={Math.max(1, variant.available)}
            label={m.product.quantity}
            onChange={purchase.setQuantity}
          />
        </div>
      )}
      {variant && (
        <ForetoldLine goods={[{ variantId: variant.id, pieceCents: payingCents(variant, nowCents) }]} />
      )}
      {product.guarantees.length > 0 && (
        <div className="rounded-card bg-jade-wash p-3 empty:hidden">
          <TrustCard variantIds={variant ? [variant.id] : []} labels={product.guarantees} />
        </div>
      )}
      <Suspense fallback={<Skeleton className="h-24 w-full rounded-card" />}>
        <ReviewsSection productId={product.id} />
      </Suspense>
      <ShopRow product={product} />
      <ProductDetails product={product} />
      <ProductClips clips={product.clips} />
    </div>
  );
}

interface ProductPriceProps {
  product: ProductView;
  purchase: Purchase;
  /** With promotions, of one piece; undefined while it is not known. */
  nowCents: number | undefined;
}

function ProductPrice({ product, purchase: { variant }, nowCents }: ProductPriceProps) {
  const { locale } = useLocale();
  const m = useMessages();
  if (variant === undefined) return null;
  const priceCents = payingCents(variant, nowCents);
  const before = Math.max(variant.listPriceCents ?? 0, variant.priceCents);
  return (
    <p className="flex items-baseline gap-2">
      <Price cents={priceCents} currency={variant.currency} locale={locale} size="large" />
      {before > priceCents && (
        <span title={m.product.listPrice}>
          <Price cents={before} currency={variant.currency} locale={locale} size="small" struck />
        </span>
      )}
      <span className="sr-only">{product.title}</span>
    </p>
  );
}

/** In a live room the variant's own price may be the lower one. */
function payingCents(
  { priceCents }: Pick<ProductView['variants'][number], 'priceCents'>,
  nowCents: number | undefined,
) {
  return Math.min(nowCents ?? priceCents, priceCents);
}

function ShopRow({ product: { shop } }: { product: ProductView }) {
  const m = useMessages();
  const { locale } = useLocale();
  return (
    <Link
      to="/shop/$id"
      params={{ id: shop.id }}
      className="flex items-center gap-3 rounded-card bg-mist p-3"
    >
      <Avatar name={shop.name} url={shop.avatarUrl} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium">{shop.name}</span>
        <span className="text-xs text-soft">
          {m.product.followers(countText(shop.followerCount, locale))}
        </span>{' '}
        <ExperienceScore shopId={shop.id} />
      </span>
      <span className="text-sm text-soft">{m.product.visitShop}</span>
      <ChevronRight size={16} className="text-soft" />
    </Link>
  );
}

function ProductDetails({ product }: { product: ProductView }) {
  const m = useMessages();
  const { locale } = useLocale();
  const english = locale === 'en';
  const { details } = product;
  if (product.description === '' && details.length === 0) return null;
  return (
    <section>
      <h4 className="pb-2 text-sm font-semibold">{m.product.details}</h4>
      {details.length > 0 && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 pb-3 text-sm">
          {details.map(({ name, en, value, valueEn, certificate }) => (
            <div key={name} className="contents">
              <dt className="text-soft">{english ? en : name}</dt>
              <dd className="wrap-anywhere">
                {english ? valueEn : value}
                {certificate !== null && <Certified certificate={certificate} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="text-sm wrap-anywhere whitespace-pre-line">{product.description}</p>
    </section>
  );
}

type Certificate = NonNullable<ProductView['details'][number]['certificate']>;

/** That the platform has seen a certificate of it, whose, and how long it is good. */
function Certified({ certificate: { issuer, number, validUntil } }: { certificate: Certificate }) {
  const m = useMessages();
  return (
    <details className="mt-1">
      <summary className="inline-flex min-h-6 cursor-pointer items-center gap-1 rounded-full bg-jade-wash px-2 text-xs font-medium text-jade">
        <BadgeCheck size={14} aria-hidden="true" />
        {m.product.certified}
      </summary>
      <p className="pt-1 text-xs text-soft">
        {m.product.certifiedBy(issuer, number)}
        {validUntil !== null && ` ${m.product.certifiedUntil(validUntil)}`}
      </p>
    </details>
  );
}

function ProductClips({ clips }: { clips: ProductView['clips'] }) {
  const m = useMessages();
  if (clips.length === 0) return null;
  return (
    <section>
      <h4 className="pb-2 text-sm font-semibold">{m.product.clips}</h4>
      <ul className="scrollbar-none -mx-4 flex gap-2 overflow-x-auto px-4">
        {clips.map((clip) => (
          <li key={clip.id} className="shrink-0">
            <Link to="/c/$clipId" params={{ clipId: clip.id }} aria-label={m.home.playClip(clip.caption)}>
              {clip.coverUrl === null ? (
                <span className="block h-32 w-20 rounded-control bg-fill" />
              ) : (
                <img
                  src={clip.coverUrl}
                  alt=""
                  loading="lazy"
                  className="h-32 w-20 rounded-control bg-fill object-cover"
                />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
