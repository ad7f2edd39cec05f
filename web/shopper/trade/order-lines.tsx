import type { OrderLineView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { useLocale } from '../../shared/i18n.ts';
import { Price } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { LinePicture } from './line-picture.tsx';
import { Reductions } from './reductions.tsx';

/** The lines of a quote or an order. */
export function OrderLines({ lines, currency }: { lines: readonly OrderLineView[]; currency: string }) {
  const m = useMessages();
  const { locale } = useLocale();
  return (
    <ul className="flex flex-col gap-3">
      {lines.map((line) => (
        <li key={line.variantId} className="flex gap-3">
          <LinePicture url={line.pictureUrl} small />
          <div className="min-w-0 flex-1">
            <Link
              to="/p/$productId"
              params={{ productId: line.productId }}
              className="line-clamp-2 text-sm wrap-anywhere"
            >
              {line.title}
            </Link>
            <p className="truncate text-xs text-soft">{line.variantTitle}</p>
            <Reductions parts={line.reductions} currency={currency} />
          </div>
          <div className="shrink-0 text-end">
            <Price cents={line.unitPriceCents} currency={currency} locale={locale} size="small" />
            <p className="figures text-xs text-soft">{m.checkout.quantity(line.quantity)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
