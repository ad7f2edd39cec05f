import type { paths, StudioClipView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { countText, durationText, moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { SkeletonLines } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { LikelyBuyersOfClip } from '../likely-buyers/likely-buyers.tsx';
import { type StudioMessages, useMessages } from '../messages/index.ts';
import { clipResultsQuery } from './clip-queries.ts';
import { ClipRace } from './clip-race.tsx';
import { RetentionCurve } from './retention-curve.tsx';

type Results =
  paths['/api/v1/studio/clips/{clipId}/results']['get']['responses'][200]['content']['application/json'];

/** What came of a clip, and what to do next. */
export function ClipResults({ clip }: { clip: StudioClipView }) {
  const messages = useMessages();
  const words = messages.clipResults;
  const { locale } = useLocale();
  const results = useQuery(clipResultsQuery(clip.id));
  if (results.isPending) return <SkeletonLines count={6} />;
  if (results.isError) return <ProblemState error={results.error} onRetry={results.refetch} />;
  const { totals, retention, advice, durationMs } = results.data;
  return (
    <div className="flex flex-col gap-2">
      <p className="rounded-control bg-mist p-3 text-sm" role="status">
        {words.advice[advice.code](percentText(advice.share), durationText(advice.atMs ?? 0))}
      </p>
      <ClipRace clip={clip} />
      <LikelyBuyersOfClip clipId={clip.id} />
      <PanelSection title={words.curve}>
        {retention.views === 0 ? (
          <p className="text-sm text-soft">{words.noViews}</p>
        ) : (
          <RetentionCurve shares={retention.shares} durationMs={durationMs} stripUrl={clip.stripUrl} />
        )}
      </PanelSection>
      <PanelSection title={words.figures}>
        <dl className="flex flex-col divide-y divide-line">
          {figuresOf(results.data, messages, locale).map(({ key, ...figure }) => (
            <Figure key={key} {...figure} />
          ))}
        </dl>
        {totals.views > 0 && results.data.median.views === null && (
          <p className="mt-2 text-xs text-soft">{words.noMedian}</p>
        )}
      </PanelSection>
      <PanelSection title={words.byDay}>
        <Days results={results.data} locale={locale} />
      </PanelSection>
    </div>
  );
}

interface FigureProps {
  key: string;
  name: string;
  means: string;
  value: string;
  /** The author's middle clip. */
  usual: string | null;
}

/** A figure; its name unfolds what it means. */
function Figure({ name, means, value, usual }: Omit<FigureProps, 'key'>) {
  const words = useMessages().clipResults;
  return (
    <div className="flex items-start justify-between gap-3 py-1">
      <dt className="min-w-0 flex-1 text-sm">
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center text-soft decoration-dotted underline underline-offset-4 desk:min-h-9">
            {name}
          </summary>
          <p className="pb-2 text-xs text-soft">{means}</p>
        </details>
      </dt>
      <dd className="figures flex min-h-11 flex-col items-end justify-center text-sm desk:min-h-9">
        <span className="font-semibold">{value}</span>
        {usual !== null && <span className="text-xs text-soft">{words.usual(usual)}</span>}
      </dd>
    </div>
  );
}

const percentText = (share: number | null) => (share === null ? '–' : `${Math.round(share * 1_000) / 10}%`);

function figuresOf(
  { totals, median, currency }: Results,
  messages: StudioMessages,
  locale: Locale,
): FigureProps[] {
  const words = messages.clipResults;
  const count = (value: number | null) => (value === null ? '–' : countText(Math.round(value), locale));
  const seconds = (ms: number | null) => (ms === null ? '–' : words.seconds((ms / 1_000).toFixed(1)));
  const money = (cents: number | null) =>
    cents === null ? '–' : moneyText(Math.round(cents), currency, locale);
  const figure = (
    key: keyof typeof words.names,
    value: string,
    usual: string | null = null,
  ): FigureProps => ({
    key,
    name: words.names[key],
    means: words.means[key],
    value,
    usual,
  });
  const beside = (value: number | null, text: (value: number | null) => string) =>
    value === null ? null : text(value);
  return [
    figure('views', count(totals.views), beside(median.views, count)),
    figure('viewers', count(totals.viewers)),
    figure('averagePlayMs', seconds(totals.averagePlayMs), beside(median.averagePlayMs, seconds)),
    figure('completionRate', percentText(totals.completionRate), beside(median.completionRate, percentText)),
    figure(
      'productClickRate',
      percentText(totals.productClickRate),
      beside(median.productClickRate, percentText),
    ),
    figure('productOpens', count(totals.productOpens)),
    figure('cartAdds', count(totals.cartAdds)),
    figure('orders', count(totals.orders)),
    figure('paidCents', money(totals.paidCents)),
    figure(
      'paidCentsPer1000Views',
      money(totals.paidCentsPer1000Views),
      beside(median.paidCentsPer1000Views, money),
    ),
    figure('likes', count(totals.likes)),
    figure('follows', count(totals.follows)),
  ];
}

function Days({ results, locale }: { results: Results; locale: Locale }) {
  const words = useMessages().clipResults;
  const { days, currency } = results;
  const most = Math.max(1, ...days.map((day) => day.views));
  return (
    <>
      <div className="flex h-16 items-end gap-0.5" aria-hidden="true">
        {days.map((day) => (
          <span
            key={day.day}
            className="min-h-px flex-1 rounded-t-sm bg-jade"
            style={{ height: `${(day.views / most) * 100}%` }}
          />
        ))}
      </div>
      <details className="text-sm">
        <summary className="flex min-h-11 cursor-pointer items-center text-soft">{words.asTable}</summary>
        <table className="figures w-full text-end text-sm">
          <thead>
            <tr className="text-xs text-soft">
              <th className="py-1 text-start font-normal">{words.day}</th>
              <th className="font-normal">{words.names.views}</th>
              <th className="font-normal">{words.names.orders}</th>
              <th className="font-normal">{words.names.paidCents}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.day} className="border-t border-line">
                <td className="py-1 text-start">{day.day}</td>
                <td>{countText(day.views, locale)}</td>
                <td>{countText(day.orders, locale)}</td>
                <td>{moneyText(day.paidCents, currency, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
