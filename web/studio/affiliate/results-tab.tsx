import type { AffiliateResultView } from '@kanmai/client';
import { ChartNoAxesColumn, Download } from 'lucide-react';
import { useState } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { buttonClass, EmptyState } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { isCreator, resultsHref, resultsQuery } from './affiliate-queries.ts';
import { rateText } from './rate.ts';

const spans = ['7', '30', '90', '366'] as const;

/** What came of each plan with each creator, the most sold first: of a shop, or of the creator that one is. */
export function ResultsTab({ authorId }: { authorId: string }) {
  const words = useMessages().affiliatePage;
  const [span, setSpan] = useState<(typeof spans)[number]>('30');
  const query = usePagedRows(resultsQuery(authorId, Number(span)));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FilterSelect
          label={words.days}
          value={span}
          options={spans.map((value) => ({ value, label: words.lastDays(Number(value)) }))}
          onChange={setSpan}
        />
        {query.rows.length > 0 && (
          <a href={resultsHref(authorId, Number(span))} download className={buttonClass('outline', 'small')}>
            <Download size={16} aria-hidden="true" />
            {words.csv}
          </a>
        )}
      </div>
      {query.isPending ? (
        <TableSkeleton />
      ) : query.data === undefined ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.rows.length === 0 ? (
        <EmptyState
          icon={<ChartNoAxesColumn size={28} />}
          title={words.noResultsTitle}
          detail={words.noResultsDetail}
        />
      ) : (
        <>
          <ResultsTable rows={query.rows} forCreator={isCreator(authorId)} />
          <ListEnd count={query.rows.length} {...query} />
        </>
      )}
    </div>
  );
}

function ResultsTable({ rows, forCreator }: { rows: readonly AffiliateResultView[]; forCreator: boolean }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const figures = figuresOf(messages, locale, forCreator);
  const who = ({ creator, shop }: AffiliateResultView) => (forCreator ? shop.name : creator.name);
  const words = messages.affiliatePage;
  return (
    <>
      <table aria-label={words.results} className="mt-3 hidden w-full text-sm tablet:table">
        <thead>
          <tr className="text-xs text-soft">
            <th className="py-2 pe-3 text-start font-normal">{words.product}</th>
            <th className="py-2 pe-3 text-start font-normal">{forCreator ? words.shop : words.creator}</th>
            {figures.map(({ title }) => (
              <th key={title} className="py-2 ps-3 text-end font-normal whitespace-nowrap">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.planId} ${row.creator.id}`} className="border-t border-line">
              <td className="max-w-72 py-3 pe-3">
                <span className="block truncate">{row.product.title}</span>
                <span className="figures block text-xs text-soft">
                  {words.kinds[row.planKind]} · {rateText(row.rateBasisPoints)}
                </span>
              </td>
              <td className="max-w-40 truncate py-3 pe-3">{who(row)}</td>
              {figures.map(({ title, cell }) => (
                <td key={title} className="figures py-3 ps-3 text-end whitespace-nowrap">
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="mt-3 divide-y divide-line tablet:hidden">
        {rows.map((row) => (
          <li key={`${row.planId} ${row.creator.id}`} className="py-3 text-sm">
            <p className="truncate">{row.product.title}</p>
            <p className="figures truncate text-xs text-soft">
              {who(row)} · {words.kinds[row.planKind]} · {rateText(row.rateBasisPoints)}
            </p>
            <dl className="mt-2 grid grid-cols-3 gap-2">
              {figures.map(({ title, cell }) => (
                <div key={title}>
                  <dt className="text-xs text-soft">{title}</dt>
                  <dd className="figures">{cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Figure {
  readonly title: string;
  readonly cell: (row: AffiliateResultView) => string;
}

function figuresOf(messages: StudioMessages, locale: Locale, forCreator: boolean): Figure[] {
  const words = messages.affiliatePage;
  const money = (of: (row: AffiliateResultView) => number) => (row: AffiliateResultView) =>
    moneyText(of(row), row.currency, locale);
  return [
    { title: words.clicks, cell: ({ clicks }) => String(clicks) },
    { title: words.orders, cell: ({ orders }) => String(orders) },
    { title: words.gmv, cell: money(({ gmvCents }) => gmvCents) },
    { title: words.refunded, cell: money(({ refundedCents }) => refundedCents) },
    { title: words.expected, cell: money(({ expectedCents }) => expectedCents) },
    { title: words.settled, cell: money(({ settledCents }) => settledCents) },
    ...(forCreator ? [] : [{ title: words.leaderFee, cell: money(({ leaderCents }) => leaderCents) }]),
  ];
}
