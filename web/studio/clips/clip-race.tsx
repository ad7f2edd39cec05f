import type { StudioClipView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { countText, moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { SkeletonLines } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { clipRaceQuery, type Race } from './clip-queries.ts';
import { RaceRange } from './race-range.tsx';
import { RaceSteps } from './race-steps.tsx';

type Measure = Race['measures'][number];

/** Where a clip stands in the traffic race, why, and what to do next. */
export function ClipRace({ clip }: { clip: StudioClipView }) {
  const words = useMessages().clipRace;
  const { locale } = useLocale();
  const race = useQuery(clipRaceQuery(clip.id));
  if (race.isPending) return <SkeletonLines count={4} />;
  if (race.isError) return <ProblemState error={race.error} onRetry={race.refetch} />;
  if (race.data === null) return null;
  const { measures, confidence, advice } = race.data;
  const [share, viewers] = [percentText(advice.share ?? 0), countText(advice.viewers ?? 0, locale)];
  return (
    <PanelSection title={words.title}>
      <p className="mb-3 text-xs text-soft">{words.explain}</p>
      <RaceSteps race={race.data} />
      <p className="mt-3 rounded-control bg-mist p-3 text-sm" role="status">
        {words.advice[advice.code](share, viewers, words.minutes(advice.minutes ?? 0))}
      </p>
      <h4 className="mt-4 text-xs text-soft">{words.measuresTitle}</h4>
      <ul className="flex flex-col divide-y divide-line">
        {measures.map((measure) => (
          <MeasureRow key={measure.measure} measure={measure} currency={race.data?.currency ?? 'CNY'} />
        ))}
      </ul>
      <p className="mt-1 text-xs text-soft">{words.confidence(`${Math.round(confidence * 100)}%`)}</p>
      <Windows race={race.data} locale={locale} />
    </PanelSection>
  );
}

const percentText = (share: number) => `${Math.round(share * 1_000) / 10}%`;

function valueText({ measure }: Pick<Measure, 'measure'>, value: number, currency: string, locale: Locale) {
  return measure === 'gpm' ? moneyText(Math.round(value), currency, locale) : percentText(value);
}

const tones: Record<Measure['verdict'], Tone> = { above: 'jade', below: 'danger', unclear: 'neutral' };

/** A measure beside what is needed; its name unfolds what it means. */
function MeasureRow({ measure, currency }: { measure: Measure; currency: string }) {
  const words = useMessages().clipRace;
  const { locale } = useLocale();
  const text = (value: number) => valueText(measure, value, currency, locale);
  return (
    <li className="flex flex-col gap-1 py-3">
      <div className="flex items-start justify-between gap-3 text-sm">
        <details className="min-w-0">
          <summary className="cursor-pointer text-soft decoration-dotted underline underline-offset-4">
            {words.names[measure.measure]}
          </summary>
          <p className="py-1 text-xs text-soft">{words.means[measure.measure]}</p>
        </details>
        <span className="flex shrink-0 items-center gap-2">
          <Badge tone={tones[measure.verdict]}>{words.verdicts[measure.verdict]}</Badge>
          <span className="figures font-semibold">{text(measure.value)}</span>
        </span>
      </div>
      <RaceRange measure={measure} />
      <p className="figures text-xs text-soft">
        {words.needed(text(measure.needed))} ({words.from[measure.from]}) ·{' '}
        {words.range(text(measure.low), text(measure.high))}
      </p>
    </li>
  );
}

function Windows({ race, locale }: { race: Race; locale: Locale }) {
  const words = useMessages().clipRace;
  const sells = race.measures.length > 1;
  const share = (value: number | null) => (value === null ? '–' : percentText(value));
  const money = (value: number | null) =>
    value === null ? '–' : moneyText(Math.round(value), race.currency, locale);
  return (
    <details className="text-sm">
      <summary className="flex min-h-11 cursor-pointer items-center text-soft">{words.windows}</summary>
      <div className="overflow-x-auto">
        <table className="figures w-full text-end text-sm">
          <thead>
            <tr className="text-xs text-soft">
              <th className="py-1 text-start font-normal">{words.windowHead}</th>
              <th className="font-normal">{words.viewers}</th>
              <th className="font-normal">{words.names.dwell}</th>
              {sells && <th className="font-normal">{words.names.clickRate}</th>}
              {sells && <th className="font-normal">{words.names.conversion}</th>}
              {sells && <th className="font-normal">{words.names.gpm}</th>}
            </tr>
          </thead>
          <tbody>
            {race.windows.map((window) => (
              <tr key={window.minutes} className="border-t border-line">
                <td className="py-1 text-start">{words.window(window.minutes)}</td>
                <td>{countText(window.viewers, locale)}</td>
                <td>{share(window.dwell)}</td>
                {sells && <td>{share(window.clickRate)}</td>}
                {sells && <td>{share(window.conversion)}</td>}
                {sells && <td>{money(window.gpm)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
