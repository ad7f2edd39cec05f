import type { ReaderView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { Activity, CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemState, problemWords } from '../../shared/desk/problem.tsx';
import { countText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { PageHead } from '../../ui/desk-frame.tsx';
import { classNames, EmptyState, RelativeTime } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { useMessages } from '../messages/index.ts';
import { type LagSample, lagShare, lagsOf, sparkPoints, withSample } from './lag-history.ts';

/** The platform counts no further than this. */
const lagCountedMax = 100_000;
/** A reader this far behind is worth a look. */
const lagFineMax = 1_000;

const readersQuery = {
  queryKey: ['ops', 'readers'],
  queryFn: () => unwrap(api.GET('/api/v1/ops/readers')),
  refetchInterval: 2_000,
  staleTime: 0,
};

/** Where the readers of the event log stand, looked at every two seconds. */
export function ReadersPage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.readerPage;
  const { data, error, isPending, refetch, dataUpdatedAt } = useQuery(readersQuery);
  const readers = data?.items ?? [];
  const history = useLagHistory(data?.items, dataUpdatedAt);
  const behind = readers.filter((reader) => reader.lag > 0).length;
  return (
    <>
      <PageHead title={messages.readers} note={words.note}>
        <p className="flex items-center gap-2 text-sm" role="status">
          {error !== null && data !== undefined ? (
            <span className="text-danger">{`${words.stalled} · ${problemWords(messages, error).title}`}</span>
          ) : (
            data !== undefined && (
              <>
                {behind === 0 ? (
                  <CircleCheck size={18} className="text-jade" aria-hidden="true" />
                ) : (
                  <TriangleAlert size={18} className="text-amber" aria-hidden="true" />
                )}
                {behind === 0 ? words.summaryOk : words.summaryBehind(behind)}
                <span className="text-xs text-soft">{words.live}</span>
              </>
            )
          )}
        </p>
      </PageHead>
      <section
        aria-label={messages.readers}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col overflow-auto border-t border-line"
      >
        {isPending ? (
          <TableSkeleton rows={4} />
        ) : data === undefined ? (
          <ProblemState error={error} onRetry={refetch} />
        ) : readers.length === 0 ? (
          <EmptyState icon={<Activity size={28} />} title={words.emptyTitle} detail={words.emptyDetail} />
        ) : (
          <ReaderTable readers={readers} history={history} locale={locale} />
        )}
      </section>
    </>
  );
}

function useLagHistory(readers: readonly ReaderView[] | undefined, atMs: number): readonly LagSample[] {
  const [history, setHistory] = useState<readonly LagSample[]>([]);
  useEffect(() => {
    if (readers === undefined) return;
    const lags = new Map(readers.map((reader) => [reader.name, reader.lag]));
    setHistory((before) => withSample(before, { atMs, lags }));
  }, [readers, atMs]);
  return history;
}

function ReaderTable({
  readers,
  history,
  locale,
}: {
  readers: readonly ReaderView[];
  history: readonly LagSample[];
  locale: Locale;
}) {
  const messages = useMessages();
  const words = messages.readerPage;
  const head =
    'sticky top-0 z-10 h-10 border-b border-line bg-paper px-3 text-xs font-medium whitespace-nowrap text-soft';
  const cell = 'h-14 border-b border-line px-3';
  return (
    <table aria-label={messages.readers} className="w-full border-separate border-spacing-0 text-sm">
      <thead>
        <tr>
          <th scope="col" className={`${head} ps-4 text-start`}>
            {words.name}
          </th>
          <th scope="col" className={`${head} text-start`}>
            {words.lag}
          </th>
          <th scope="col" className={`${head} text-start max-tablet:hidden`}>
            {words.lately}
          </th>
          <th scope="col" className={`${head} text-end max-desk:hidden`}>
            {words.position}
          </th>
          <th scope="col" className={`${head} text-end max-desk:hidden`}>
            {words.readCount}
          </th>
          <th scope="col" className={`${head} pe-4 text-end`}>
            {words.updated}
          </th>
        </tr>
      </thead>
      <tbody>
        {readers.map((reader) => (
          <tr key={reader.name}>
            <th scope="row" className={`${cell} ps-4 text-start font-semibold`}>
              {reader.name}
            </th>
            <td className={cell}>
              <LagBar lag={reader.lag} locale={locale} />
            </td>
            <td className={`${cell} max-tablet:hidden`}>
              <Spark name={reader.name} lags={lagsOf(history, reader.name)} locale={locale} />
            </td>
            <td className={`${cell} figures text-end max-desk:hidden`}>
              {reader.position.toLocaleString(locale)}
            </td>
            <td className={`${cell} figures text-end max-desk:hidden`}>
              {reader.readCount.toLocaleString(locale)}
            </td>
            <td className={`${cell} pe-4 text-end text-soft`}>
              <RelativeTime at={reader.updatedAt} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The lag as a number and as a bar by its logarithm; far behind is amber and says so in figures too. */
function LagBar({ lag, locale }: { lag: number; locale: Locale }) {
  const words = useMessages().readerPage;
  const count = Math.min(lag, lagCountedMax).toLocaleString(locale);
  const text = lag === 0 ? words.caughtUp : lag > lagCountedMax ? words.atLeast(count) : count;
  const far = lag > lagFineMax;
  return (
    <span className="inline-flex w-28 flex-col gap-1 tablet:w-44">
      <span
        className={classNames(
          'figures text-xs',
          far ? 'font-semibold text-amber' : lag === 0 ? 'text-soft' : 'text-ink',
        )}
      >
        {text}
      </span>
      <svg
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        className="h-1 w-full rounded-full"
        aria-hidden="true"
      >
        <rect width="100" height="4" className="fill-fill" />
        <rect width={100 * lagShare(lag)} height="4" className={far ? 'fill-amber' : 'fill-jade'} />
      </svg>
    </span>
  );
}

const sparkWidth = 160;
const sparkHeight = 28;

function Spark({ name, lags, locale }: { name: string; lags: readonly number[]; locale: Locale }) {
  const words = useMessages().readerPage;
  const low = countText(Math.min(...lags), locale);
  const high = countText(Math.max(...lags), locale);
  return (
    <svg
      viewBox={`0 -2 ${sparkWidth + 4} ${sparkHeight + 4}`}
      role="img"
      aria-label={words.sparkLabel(name, low, high)}
      className="h-8 w-40 overflow-visible"
    >
      <line
        x1="0"
        y1={sparkHeight}
        x2={sparkWidth}
        y2={sparkHeight}
        className="stroke-line"
        strokeWidth="1"
      />
      <polyline
        points={sparkPoints(lags, sparkWidth, sparkHeight)}
        fill="none"
        className="stroke-ink"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
