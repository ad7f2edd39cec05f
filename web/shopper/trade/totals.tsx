import { useLocale } from '../../shared/i18n.ts';
import { Price } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

export interface TotalsProps {
  goodsCents: number;
  reductionCents: number;
  shippingCents: number;
  totalCents: number;
  currency: string;
  /** What the sum is called here: to pay, or paid. */
  totalLabel: string;
}

export function Totals({
  goodsCents,
  reductionCents,
  shippingCents,
  totalCents,
  currency,
  totalLabel,
}: TotalsProps) {
  const m = useMessages();
  const { locale } = useLocale();
  return (
    <dl className="flex flex-col gap-1 text-sm *:flex *:items-baseline *:justify-between">
      <div>
        <dt className="text-soft">{m.checkout.goods}</dt>
        <dd>
          <Price cents={goodsCents} currency={currency} locale={locale} size="small" />
        </dd>
      </div>
      {reductionCents > 0 && (
        <div>
          <dt className="text-soft">{m.coupons.reductions}</dt>
          <dd className="text-accent">
            <Price cents={-reductionCents} currency={currency} locale={locale} size="small" />
          </dd>
        </div>
      )}
      <div>
        <dt className="text-soft">{m.checkout.shipping}</dt>
        <dd>
          {shippingCents === 0 ? (
            m.checkout.freeShipping
          ) : (
            <Price cents={shippingCents} currency={currency} locale={locale} size="small" />
          )}
        </dd>
      </div>
      <div className="pt-1">
        <dt className="font-semibold">{totalLabel}</dt>
        <dd>
          <Price cents={totalCents} currency={currency} locale={locale} />
        </dd>
      </div>
    </dl>
  );
}
