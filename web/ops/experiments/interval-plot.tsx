import { useLocale } from '../../shared/i18n.ts';
import { classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { Experiment, Results } from './experiment-queries.ts';
import { differenceText } from './figure-text.ts';
import { placeIntervals } from './interval-scale.ts';

/** What sets the variants apart: a colour, and a dash for those who do not see it. */
const looksOf: Readonly<Record<string, { stroke: string; dash: string; border: string }>> = {
  a: { stroke: 'stroke-jade', dash: 'none', border: 'border-solid border-jade' },
  b: { stroke: 'stroke-link', dash: '6 3', border: 'border-dashed border-link' },
  c: { stroke: 'stroke-amber', dash: '2 3', border: 'border-dotted border-amber' },
};
const width = 1_000;
const height = 240;
/** Half of the tick that marks the estimate. */
const tick = 7;
const dayText = (day: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(day));

/** The difference of each variant from usual, with its interval, day by day. */
export function IntervalPlot({ experiment, results }: { experiment: Experiment; results: Results }) {
  const words = useMessages().experimentPage;
  const { locale } = useLocale();
  const keys = experiment.variants.map(({ key }) => key as string);
  const looks = results.looks.filter(({ key }) => keys.includes(key));
  const { bars, reach, days } = placeIntervals(looks, keys, experiment.worthwhile);
  if (bars.length === 0) return null;
  const text = (value: number) => differenceText(experiment.metric, value, locale, words.points);
  const band = experiment.worthwhile / reach;
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-xs text-soft">{words.plot(words.metrics[experiment.metric])}</figcaption>
      <div className="flex items-start gap-2">
        <div
          className="figures flex h-60 flex-col justify-between text-end text-xs whitespace-nowrap text-soft"
          aria-hidden="true"
        >
          <span>{text(reach)}</span>
          <span>0</span>
          <span>{text(-reach)}</span>
        </div>
        <div className="min-w-0 flex-1">
          <svg
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={words.plot(words.metrics[experiment.metric])}
            className="h-60 w-full border-y border-line"
          >
            <rect y={(height * (1 - band)) / 2} width={width} height={height * band} className="fill-fill" />
            <line
              x2={width}
              y1={height / 2}
              y2={height / 2}
              className="stroke-line-strong"
              vectorEffect="non-scaling-stroke"
            />
            {bars.map(({ key, day, x, low, high, middle }) => (
              <g key={`${key} ${day}`} className={looksOf[key]?.stroke} strokeWidth="2">
                <line
                  x1={width * x}
                  x2={width * x}
                  y1={height * high}
                  y2={height * low}
                  strokeDasharray={looksOf[key]?.dash}
                  vectorEffect="non-scaling-stroke"
                />
                <line
                  x1={width * x - tick}
                  x2={width * x + tick}
                  y1={height * middle}
                  y2={height * middle}
                  vectorEffect="non-scaling-stroke"
                />
              </g>
            ))}
          </svg>
          <p className="figures mt-1 flex justify-between text-xs text-soft" aria-hidden="true">
            <span>{dayText(days[0] ?? '', locale)}</span>
            {days.length > 1 && <span>{dayText(days.at(-1) ?? '', locale)}</span>}
          </p>
        </div>
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {experiment.variants.map(({ key, name }) => (
          <li key={key} className="flex items-center gap-2">
            <span className={classNames('w-6 border-t-2', looksOf[key]?.border)} aria-hidden="true" />
            {name}
          </li>
        ))}
        <li className="flex items-center gap-2 text-soft">
          <span className="h-3 w-6 bg-fill" aria-hidden="true" />
          {words.worthwhileBand}
        </li>
      </ul>
    </figure>
  );
}
