import type { StudioProductView } from '@kanmai/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Price, SkeletonLines } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { exampleProductsQuery } from '../products/product-queries.ts';
import type { DraftReading } from './promotion-draft.ts';
import { type PreviewAsk, previewQuery } from './promotion-queries.ts';

const productsShown = 4;

interface PricePreviewProps {
  shopId: string;
  reading: DraftReading;
  replaces: string | undefined;
}

/** What a buyer will pay with the draft as it stands: an example cart of the goods it is about, two pieces each. */
export function PricePreview({ shopId, reading, replaces }: PricePreviewProps) {
  const words = useMessages().promotionsPage;
  const { locale } = useLocale();
  const named = reading.ok && reading.input.scope.of === 'products' ? reading.input.scope.ids : null;
  const products = useQuery(exampleProductsQuery(shopId, named?.slice(0, productsShown) ?? null));
  const ask = useDeferredValue(reading.ok && products.data ? askOf(reading, products.data, replaces) : null);
  const query = useQuery({ ...previewQuery(shopId, ask), placeholderData: keepPreviousData });
  const money = (cents: number) => <Price cents={cents} currency="CNY" locale={locale} size="small" />;
  const preview = ask === null ? undefined : query.data;
  return (
    <PanelSection title={words.preview}>
      {!reading.ok && <p className="text-sm text-soft">{words.previewLater}</p>}
      {reading.ok && products.data?.length === 0 && <p className="text-sm text-soft">{words.noProducts}</p>}
      <ProblemNotice error={products.error ?? query.error} />
      {ask !== null && query.isPending && <SkeletonLines count={3} />}
      {preview !== undefined && (
        <div className="flex flex-col gap-3 text-sm" aria-live="polite">
          <table className="w-full">
            <thead>
              <tr className="text-xs text-soft">
                <th className="pb-1 text-start font-normal">{words.exampleCart}</th>
                <th className="pb-1 text-end font-normal">{words.before}</th>
                <th className="pb-1 text-end font-normal">{words.after}</th>
              </tr>
            </thead>
            <tbody>
              {preview.lines.map((line) => (
                <tr key={line.variantId} className="border-t border-line align-top">
                  <td className="py-2 pe-2">
                    <span className="line-clamp-1 wrap-anywhere">
                      {line.title} × {line.quantity}
                    </span>
                    {line.rivals.length > 1 && (
                      <span className="block text-xs text-amber">
                        {words.wins(line.rivals[0]?.name ?? '', line.rivals.length - 1)}
                      </span>
                    )}
                    {line.afterCents * 2 < line.goodsCents && (
                      <span className="block text-xs text-danger">{words.belowHalf}</span>
                    )}
                  </td>
                  <td className="py-2 text-end">{money(line.beforeCents)}</td>
                  <td className="py-2 text-end">{money(line.afterCents)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr className="border-t border-line font-semibold">
                <td className="py-2">{words.together}</td>
                <td className="py-2 text-end">{money(preview.before.totalCents)}</td>
                <td className="py-2 text-end">{money(preview.after.totalCents)}</td>
              </tr>
            </tfoot>
          </table>
          <ul className="text-xs text-soft">
            {preview.after.reductions.map((part) => (
              <li key={`${part.promotionId} ${part.kind}`} className="flex justify-between gap-3">
                <span className="min-w-0 truncate">{part.name}</span>
                {money(-part.cents)}
              </li>
            ))}
          </ul>
          <p className="text-xs text-soft">{words.rule}</p>
        </div>
      )}
    </PanelSection>
  );
}

function askOf(
  { input }: Extract<DraftReading, { ok: true }>,
  products: readonly StudioProductView[],
  replaces: string | undefined,
): PreviewAsk | null {
  const { scope } = input;
  const lines = products
    .filter((product) => {
      if (product.state !== 'on-sale') return false;
      if (scope.of === 'categories') return scope.names.includes(product.category);
      if (scope.of === 'products') return scope.ids.includes(product.id);
      return scope.of === 'shop' || product.variants.some(({ id }) => scope.ids.includes(id));
    })
    .slice(0, productsShown)
    .flatMap(({ variants: [variant] }) =>
      variant === undefined ? [] : [{ variantId: variant.id, quantity: 2 }],
    );
  return lines.length === 0 ? null : { draft: input, lines, replaces };
}
