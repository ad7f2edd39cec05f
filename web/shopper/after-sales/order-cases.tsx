import type { OrderView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import { ChevronRight, PackageOpen } from 'lucide-react';
import type { CaseSummary } from '../../shared/after-sales/case-view.ts';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { buttonClass } from '../../ui/index.ts';

/** What was asked for of an order after paying, and the way to ask. Nothing when there is neither. */
export function OrderCases({ order }: { order: OrderView }) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  if (order.afterSales.length === 0 && !order.can.askAfterSale) return null;
  return (
    <section aria-label={words.title} className="flex flex-col items-start gap-3">
      {order.afterSales.map((one) => {
        const state = words.states[one.state as CaseSummary['state']];
        const outcome = words.outcomes[one.outcome as keyof typeof words.outcomes];
        const due = one.dueAt === null ? undefined : words.due[one.state]?.(absoluteTime(one.dueAt, locale));
        const cents = one.refundedCents > 0 ? one.refundedCents : one.amountCents;
        return (
          <Link
            key={one.id}
            to="/after-sales/$caseId"
            params={{ caseId: one.id }}
            className="flex w-full items-center gap-3 rounded-card bg-mist p-3 text-sm"
          >
            <span className="min-w-0 flex-1">
              <span className="block font-semibold">
                {words.kinds[one.kind]} · {one.outcome === null ? state : outcome}
              </span>
              {due !== undefined && <span className="figures block text-xs text-soft">{due}</span>}
            </span>
            <span className="figures shrink-0">{moneyText(cents, order.currency, locale)}</span>
            <ChevronRight size={16} className="shrink-0 text-soft" aria-hidden="true" />
          </Link>
        );
      })}
      {order.can.askAfterSale && (
        <Link
          to="/orders/$orderId/after-sales"
          params={{ orderId: order.id }}
          className={buttonClass('outline', 'small')}
        >
          <PackageOpen size={16} aria-hidden="true" />
          {words.ask}
        </Link>
      )}
    </section>
  );
}
