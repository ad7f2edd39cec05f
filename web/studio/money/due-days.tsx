import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { dayRangeText, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Skeleton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { dueQuery } from './money-queries.ts';

/** What is settled on which day, day by day. */
export function DueDays({ shopId, days }: { shopId: string; days: number }) {
  const { moneyPage: words } = useMessages();
  const { locale } = useLocale();
  const { data, error } = useQuery(dueQuery(shopId));
  return (
    <section aria-labelledby="due-title">
      <h2 id="due-title" className="text-base font-semibold">
        {words.dueTitle}
      </h2>
      <p className="mt-1 mb-3 text-xs text-soft">{words.dueDetail(days)}</p>
      <ProblemNotice error={error} />
      {data === undefined ? (
        error === null && <Skeleton className="h-20 w-full" />
      ) : data.items.length === 0 ? (
        <p className="text-sm text-soft">{words.dueEmpty}</p>
      ) : (
        <ul className="grid grid-cols-2 gap-2 tablet:grid-cols-4 desk:grid-cols-7">
          {data.items.map((due) => (
            <li key={`${due.day} ${due.currency}`} className="rounded-control border border-line p-3 text-sm">
              <span className="block text-xs text-soft">{dayRangeText(due.day, due.day, locale)}</span>
              <span className="figures block font-semibold">
                {moneyText(due.amountCents, due.currency, locale)}
              </span>
              <span className="block text-xs text-soft">{words.dueOrders(due.orderCount)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
