import type { StudioProductView } from '@kanmai/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, Select, SkeletonLines, showToast } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { curveBox, type PricePoint, priceCurve } from './price-curve.ts';
import { changeProduct, priceHistoryQuery, productsKey } from './product-queries.ts';

interface PriceHistoryProps {
  shopId: string;
  product: StudioProductView;
  mayPrice: boolean;
}

/** What the variants cost before, and whether their struck prices are true. */
export function PriceHistory({ shopId, product, mayPrice }: PriceHistoryProps) {
  const messages = useMessages();
  const words = messages.priceHistory;
  const { locale } = useLocale();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error } = useQuery(priceHistoryQuery(shopId, product.id, product.updatedAt));
  if (error !== null && data === undefined) return <ProblemNotice error={error} />;
  // What was found invented comes first: it is what there is to do.
  const variant =
    data?.variants.find(({ id }) => id === chosen) ??
    data?.variants.find(({ struckPriceHeld }) => struckPriceHeld === false) ??
    data?.variants[0];
  return (
    <PanelSection title={words.title}>
      {variant === undefined ? (
        <SkeletonLines count={2} />
      ) : (
        <div className="flex flex-col gap-3">
          {data !== undefined && data.variants.length > 1 && (
            <Select
              label={words.variant}
              value={variant.id}
              options={data.variants.map(({ id, title, sku }) => ({ value: id, label: title || sku }))}
              onChange={(event) => setChosen(event.target.value)}
            />
          )}
          <Points points={variant.points} currency={variant.currency} />
          {variant.points.length > 1 && (
            <p className="figures text-sm text-soft">
              {words.lowest(moneyText(variant.lowest30DaysCents, variant.currency, locale))}
            </p>
          )}
          {variant.struckPriceHeld === false && (
            <InventedPrice shopId={shopId} product={product} variantId={variant.id} mayPrice={mayPrice} />
          )}
        </div>
      )}
    </PanelSection>
  );
}

function Points({ points, currency }: { points: readonly PricePoint[]; currency: string }) {
  const words = useMessages().priceHistory;
  const { locale } = useLocale();
  const money = (cents: number) => moneyText(cents, currency, locale);
  const [first] = points;
  if (first === undefined) return null;
  if (points.length === 1) {
    return (
      <p className="figures text-sm">
        {words.unchanged(money(first.priceCents), absoluteTime(first.since, locale))}
      </p>
    );
  }
  const curve = priceCurve(points, Date.now());
  return (
    <figure className="flex flex-col gap-1">
      <div className="flex gap-2">
        <div className="figures flex flex-col justify-between text-end text-xs text-soft">
          <span>{money(curve.highestCents)}</span>
          <span>{money(curve.lowestCents)}</span>
        </div>
        <svg
          viewBox={`0 0 ${curveBox.width} ${curveBox.height}`}
          preserveAspectRatio="none"
          className="h-24 min-w-0 flex-1 border-b border-line-strong"
          aria-hidden="true"
        >
          <path
            d={curve.path}
            fill="none"
            className="stroke-jade"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <div className="figures flex justify-between text-xs text-soft">
        <span>{absoluteTime(first.since, locale)}</span>
        <span>{words.now}</span>
      </div>
      <details className="text-sm">
        <summary className="flex min-h-11 cursor-pointer items-center text-soft">{words.asTable}</summary>
        <table className="w-full">
          <thead className="text-xs text-soft">
            <tr>
              <th className="py-1 text-start font-normal">{words.when}</th>
              <th className="py-1 text-end font-normal">{words.price}</th>
              <th className="py-1 text-end font-normal">{words.struck}</th>
            </tr>
          </thead>
          <tbody className="figures">
            {points.toReversed().map((point) => (
              <tr key={`${point.since} ${point.priceCents}`} className="border-t border-line">
                <td className="py-1">{absoluteTime(point.since, locale)}</td>
                <td className="py-1 text-end">{money(point.priceCents)}</td>
                <td className="py-1 text-end">
                  {point.listPriceCents === null ? '–' : money(point.listPriceCents)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** A struck price that was never asked: says so, and takes it away. */
function InventedPrice({ shopId, product, variantId, mayPrice }: PriceHistoryProps & { variantId: string }) {
  const messages = useMessages();
  const words = messages.priceHistory;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const variant = product.variants.find(({ id }) => id === variantId);
  const remove = useMutation({
    mutationFn: () =>
      changeProduct(shopId, product.id, {
        variants: product.variants.map(({ id, sku, title, options, priceCents, listPriceCents }) => ({
          ...{ sku, title, options, priceCents },
          listPriceCents: id === variantId ? null : listPriceCents,
        })),
      }),
    onSuccess: () => showToast(messages.productPage.saved),
    onSettled: () => queries.invalidateQueries({ queryKey: productsKey(shopId) }),
  });
  if (variant === undefined || variant.listPriceCents === null) return null;
  return (
    <div className="flex flex-col items-start gap-2 rounded-control bg-mist p-3 text-sm">
      <p className="text-amber">
        {words.struckInvented(moneyText(variant.listPriceCents, variant.currency, locale))}
      </p>
      <ProblemNotice error={remove.error} />
      {mayPrice && (
        <Button look="outline" size="small" busy={remove.isPending} onClick={() => remove.mutate()}>
          {words.removeStruck}
        </Button>
      )}
    </div>
  );
}
