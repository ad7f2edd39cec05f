import type { ShopOrderView } from '@kanmai/client';
import { Link } from '@tanstack/react-router';
import type { CaseSummary } from '../../shared/after-sales/case-view.ts';
import { useAfterSaleWords } from '../../shared/after-sales/words.ts';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';

/** What was asked for of an order after paying, and which of its pieces are not to be sent. */
export function OrderCases({ shopId, order }: { shopId: string; order: ShopOrderView }) {
  const words = useAfterSaleWords();
  const { locale } = useLocale();
  const cancelled = order.lines.filter((line) => line.cancelledQuantity > 0);
  if (order.afterSales.length === 0 && cancelled.length === 0) return null;
  return (
    <section
      aria-label={words.title}
      className="mb-4 not-first:mt-6 flex flex-col gap-2 rounded-card bg-amber-wash p-4 text-sm"
    >
      <h3 className="font-semibold text-amber">{words.title}</h3>
      {cancelled.map((line) => (
        <p key={line.variantId} className="break-words">
          {words.desk.doNotShip(`${line.title} ${line.variantTitle}`.trim(), line.cancelledQuantity)}
        </p>
      ))}
      <ul className="flex flex-col gap-1">
        {order.afterSales.map((one) => (
          <li key={one.id}>
            <Link
              to="/$authorId/after-sales"
              params={{ authorId: shopId }}
              search={{ view: one.outcome === null ? ('open' as const) : ('closed' as const), open: one.id }}
              className="touchable flex justify-between gap-3 text-link"
            >
              <span>
                {words.kinds[one.kind]} ·{' '}
                {words.outcomes[one.outcome as keyof typeof words.outcomes] ??
                  words.states[one.state as CaseSummary['state']]}
              </span>
              <span className="figures">
                {moneyText(
                  one.refundedCents > 0 ? one.refundedCents : one.amountCents,
                  order.currency,
                  locale,
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
