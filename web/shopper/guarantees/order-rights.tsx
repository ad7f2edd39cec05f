import type { OrderView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import type { LineRight } from '../../shared/guarantees/claim-view.ts';
import { RightTerms } from '../../shared/guarantees/right-terms.tsx';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import type { ClaimWords } from '../../shared/guarantees/words-zh-cn.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { buttonClass } from '../../ui/index.ts';
import { PartFailed } from '../app/part-failed.tsx';
import { orderRightsQuery } from './claim-query.ts';
import { type RightStanding, standingOf } from './right-standing.ts';

/** The rights that were promised with an order, line by line, with the way to claim and the claims there are. */
export function OrderRights({ order }: { order: OrderView }) {
  const words = useClaimWords();
  const { data, isError, refetch } = useQuery(orderRightsQuery(order.id));
  if (data === undefined && isError)
    return <PartFailed text={words.cardFailed} onRetry={() => void refetch()} />;
  if (data === undefined || data.lines.length === 0) return null;
  return (
    <section aria-label={words.card} className="flex flex-col gap-4 rounded-card bg-jade-wash p-3">
      <h3 className="text-sm font-semibold">{words.card}</h3>
      {data.lines.map((line) => (
        <div key={line.position} className="flex flex-col gap-3">
          {data.lines.length > 1 && <p className="truncate text-xs text-soft">{line.title}</p>}
          <ul className="flex flex-col gap-4">
            {line.rights.map((of) => (
              <li key={of.right.code} className="flex flex-col items-start gap-2">
                <RightTerms right={of.right} />
                <RightAct order={order} position={line.position} of={of} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** What is no claim: it goes with cancelling what has not left, and with a return. */
function AfterSalesAct({ order, claimable }: { order: OrderView; claimable: boolean }) {
  const words = useClaimWords();
  if (!claimable)
    return (
      <span className="text-xs text-soft">
        {order.state === 'closed' ? words.orderClosed : words.claimOver}
      </span>
    );
  const isAsked = order.afterSales.some(({ outcome }) => outcome === null);
  if (order.state === 'paid' || isAsked) return <span className="text-xs text-soft">{words.inOrder}</span>;
  return (
    <Link
      to="/orders/$orderId/after-sales"
      params={{ orderId: order.id }}
      className={buttonClass('outline', 'small')}
    >
      {words.askAfterSales}
    </Link>
  );
}

interface RightActProps {
  order: OrderView;
  position: number;
  of: LineRight;
}

function RightAct({ order, position, of }: RightActProps) {
  const words = useClaimWords();
  const { locale } = useLocale();
  const { claim, claimable, until, right } = of;
  const orderId = order.id;
  if (right.askedIn === 'after-sales') return <AfterSalesAct order={order} claimable={claimable} />;
  if (claim !== null)
    return (
      <Link
        to="/claims/$claimId"
        params={{ claimId: claim.id }}
        className="touchable flex w-full items-center gap-2 rounded-control bg-paper px-3 py-2 text-sm"
      >
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{words.states[claim.state]}</span>
          <span className="block text-xs text-soft">{words.because(claim.because)}</span>
          {claim.dueAt !== null && (
            <span className="figures block text-xs text-soft">{absoluteTime(claim.dueAt, locale)}</span>
          )}
        </span>
        {claim.paidCents > 0 && (
          <span className="figures shrink-0">{moneyText(claim.paidCents, claim.currency, locale)}</span>
        )}
        <ChevronRight size={16} className="shrink-0 text-soft" aria-hidden="true" />
      </Link>
    );
  if (claimable)
    return (
      <span className="flex flex-wrap items-center gap-3">
        <Link
          to="/orders/$orderId/claim"
          params={{ orderId }}
          search={{ position, code: of.right.code }}
          className={buttonClass('outline', 'small')}
        >
          {words.claim}
        </Link>
        {until !== null && (
          <span className="figures text-xs text-soft">{words.claimUntil(absoluteTime(until, locale))}</span>
        )}
      </span>
    );
  const standing = standingOf(of, order.state === 'closed', Date.now());
  return <span className="figures text-xs text-soft">{notNow(of, standing, words, locale)}</span>;
}

function notNow({ from }: LineRight, standing: RightStanding, words: ClaimWords, locale: Locale): string {
  if (standing === 'unclear') return words.claimFrom;
  if (standing === 'closed') return words.orderClosed;
  return standing === 'early' && from !== null
    ? words.claimFromTime(absoluteTime(from, locale))
    : words.claimOver;
}
