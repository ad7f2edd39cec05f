import { useState } from 'react';
import { countText, moneyText } from '../../shared/format.ts';
import { type Locale, useLocale } from '../../shared/i18n.ts';
import { Select } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { CurveLanes } from './curve-lanes.tsx';
import {
  type CurveMeasure,
  type CurvePoint,
  curveMeasures,
  curveOf,
  placeOf,
  type Span,
  topOf,
} from './room-curve-scale.ts';
import type { RoomResults } from './room-queries.ts';
import { elapsedText } from './room-time.ts';

interface RoomCurveProps {
  results: RoomResults;
  startedMs: number;
  /** The end, or for a room that is live now. */
  untilMs: number;
  /** How many are there now, of a room that is live. */
  online?: number;
}

const height = 100;
const leastMs = 120_000;
/** Who is there is told once a minute: younger minutes are not counted to the end. */
const unripeMs = 120_000;

/** A room by the minute, with what was done in it on lanes below; the same as a table. */
export function RoomCurve({ results, startedMs, untilMs, online }: RoomCurveProps) {
  const words = useMessages().curve;
  const { locale } = useLocale();
  const [measure, setMeasure] = useState<CurveMeasure>('online');
  const span = { fromMs: startedMs, toMs: untilMs };
  const isLive = online !== undefined;
  const points = curveOf(results.minutes, measure, isLive ? { ...span, toMs: untilMs - unripeMs } : span);
  if (isLive && measure === 'online') points.push({ atMs: untilMs, value: online });
  const textOf = valueText(measure, locale);
  if (untilMs - startedMs < leastMs || points.length < 2)
    return <p className="text-sm text-soft">{words.tooShort}</p>;
  return (
    <figure aria-label={words.title} className="flex flex-col gap-2">
      <div className="flex items-end justify-between gap-3">
        <Select
          label={words.measure}
          value={measure}
          options={curveMeasures.map((value) => ({ value, label: words.measures[value] }))}
          onChange={(event) => setMeasure(event.target.value as CurveMeasure)}
        />
        <PeakNote points={points} startedMs={startedMs} textOf={textOf} />
      </div>
      <Plot points={points} span={span} textOf={textOf} />
      <CurveLanes results={results} span={span} />
      <CurveTable points={points} startedMs={startedMs} textOf={textOf} label={words.measures[measure]} />
    </figure>
  );
}

type ValueText = (value: number) => string;

function valueText(measure: CurveMeasure, locale: Locale): ValueText {
  if (measure === 'gmvCents') return (value) => moneyText(Math.round(value), 'CNY', locale);
  return (value) => countText(Math.round(value), locale);
}

interface PartProps {
  points: readonly CurvePoint[];
  textOf: ValueText;
}

function PeakNote({ points, startedMs, textOf }: PartProps & { startedMs: number }) {
  const words = useMessages().curve;
  const peak = points.reduce((best, point) => (point.value > best.value ? point : best));
  if (peak.value === 0) return null;
  return (
    <p className="figures text-end text-xs text-soft">
      {words.peak(textOf(peak.value), elapsedText(peak.atMs - startedMs))}
    </p>
  );
}

function Plot({ points, span, textOf }: PartProps & { span: Span }) {
  const top = topOf(Math.max(...points.map(({ value }) => value)));
  const spots = points.map(({ atMs, value }) => {
    const x = placeOf(atMs, span) * 100;
    return `${x.toFixed(2)},${(height * (1 - value / top)).toFixed(2)}`;
  });
  const line = `M${spots.join('L')}`;
  const [first, last] = [points[0], points.at(-1)];
  const edge = (point: CurvePoint | undefined) => (placeOf(point?.atMs ?? 0, span) * 100).toFixed(2);
  return (
    <div className="ms-16">
      <div className="relative">
        <span className="figures absolute end-full top-0 me-2 text-xs text-soft">{textOf(top)}</span>
        <span className="figures absolute end-full bottom-0 me-2 text-xs text-soft">{textOf(0)}</span>
        <svg
          viewBox={`0 0 100 ${height}`}
          preserveAspectRatio="none"
          className="h-40 w-full border-b border-line-strong"
          aria-hidden="true"
        >
          {[0, 0.5].map((share) => (
            <line
              key={share}
              x1={0}
              x2={100}
              y1={height * share}
              y2={height * share}
              className="stroke-line"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <path d={`${line}L${edge(last)},${height}L${edge(first)},${height}Z`} className="fill-jade/15" />
          <path
            d={line}
            fill="none"
            className="stroke-jade"
            strokeWidth={2}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <div className="figures flex justify-between text-xs text-soft">
        {[0, 0.5, 1].map((share) => (
          <span key={share}>{elapsedText((span.toMs - span.fromMs) * share)}</span>
        ))}
      </div>
    </div>
  );
}

interface CurveTableProps extends PartProps {
  startedMs: number;
  label: string;
}

function CurveTable({ points, startedMs, textOf, label }: CurveTableProps) {
  const words = useMessages().curve;
  return (
    <details className="text-sm">
      <summary className="flex min-h-11 cursor-pointer items-center text-soft">{words.asTable}</summary>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        className="max-h-80 overflow-y-auto"
      >
        <table className="w-full">
          <thead>
            <tr className="text-xs text-soft">
              <th scope="col" className="py-1 text-start font-normal">
                {words.moment}
              </th>
              <th scope="col" className="py-1 text-end font-normal">
                {label}
              </th>
            </tr>
          </thead>
          <tbody className="figures">
            {points.map(({ atMs, value }) => (
              <tr key={atMs} className="border-t border-line">
                <td className="py-1">{elapsedText(atMs - startedMs)}</td>
                <td className="py-1 text-end">{textOf(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
