import type { ReductionView } from '@kanmai/client';
import { useLocale } from '../../shared/i18n.ts';
import { Price } from '../../ui/index.ts';

/** What promotions and coupons take off, one a line. */
export function Reductions({ parts, currency }: { parts: readonly ReductionView[]; currency: string }) {
  const { locale } = useLocale();
  if (parts.length === 0) return null;
  return (
    <ul className="flex flex-col text-xs">
      {parts.map((part) => (
        <li
          key={`${part.promotionId} ${part.couponId}`}
          className="flex items-baseline justify-between gap-3 text-accent"
        >
          <span className="min-w-0 truncate">{part.name}</span>
          <Price cents={-part.cents} currency={currency} locale={locale} size="small" />
        </li>
      ))}
    </ul>
  );
}
