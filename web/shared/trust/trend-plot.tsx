import { useLocale } from '../i18n.ts';
import type { ScoreReport } from './score-view.ts';
import { useScoreWords } from './score-words.ts';
import { pathsOf } from './trend-paths.ts';

const width = 300;
const height = 100;
const tableRows = 7;

/** The scores over the last ninety days; the same as a table for those who listen. Days without a score are gaps. */
export function TrendPlot({ trend }: Pick<ScoreReport, 'trend'>) {
  const words = useScoreWords();
  const { locale } = useLocale();
  const values = trend
    .flatMap(({ experience, trust }) => [experience, trust])
    .filter((value) => value !== null);
  // Hosts have no experience score, nor have shops that delivered little.
  const isPublished = trend.some(({ experience }) => experience !== null);
  if (values.length === 0) return <p className="text-sm text-soft">{words.trendEmpty}</p>;
  const least = Math.max(1, Math.floor((Math.min(...values) - 0.1) * 2) / 2);
  const most = Math.min(5, Math.ceil((Math.max(...values) + 0.1) * 2) / 2);
  const place = (value: number) => height * (1 - (value - least) / Math.max(0.5, most - least));
  const dayText = (day: string) =>
    new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
      new Date(day),
    );
  // The last day is among them: of who begins it is the only one with a score.
  const rows = trend.filter((_, n) => (trend.length - 1 - n) % Math.ceil(trend.length / tableRows) === 0);
  const figure = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  return (
    <figure className="flex flex-col gap-2">
      <div className="flex gap-4 text-xs text-soft" aria-hidden="true">
        {isPublished && (
          <span className="flex items-center gap-1">
            <span className="w-4 border-t-2 border-jade" />
            {words.experience}
          </span>
        )}
        <span className="flex items-center gap-1">
          <span className="w-4 border-t-2 border-dashed border-link" />
          {words.trust}
        </span>
      </div>
      <div className="flex gap-2">
        <div
          className="figures flex h-40 flex-col justify-between text-end text-xs text-soft"
          aria-hidden="true"
        >
          <span>{most.toFixed(1)}</span>
          <span>{least.toFixed(1)}</span>
        </div>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="h-40 min-w-0 flex-1 overflow-visible border-y border-line"
          aria-hidden="true"
        >
          <Line values={trend.map(({ trust }) => trust)} place={place} className="stroke-link" dash="6 3" />
          <Line values={trend.map(({ experience }) => experience)} place={place} className="stroke-jade" />
        </svg>
      </div>
      <p className="figures flex justify-between ps-8 text-xs text-soft" aria-hidden="true">
        <span>{dayText(trend[0]?.day ?? '')}</span>
        <span>{dayText(trend.at(-1)?.day ?? '')}</span>
      </p>
      <details className="text-sm">
        <summary className="flex min-h-11 cursor-pointer items-center text-soft">{words.asTable}</summary>
        <table className="w-full text-sm">
          <thead>
            <tr className="text-xs text-soft">
              <th className="py-1 text-start font-normal">{words.day}</th>
              {isPublished && <th className="py-1 text-end font-normal">{words.experience}</th>}
              <th className="py-1 text-end font-normal">{words.trust}</th>
            </tr>
          </thead>
          <tbody className="figures">
            {rows.map(({ day, experience, trust }) => (
              <tr key={day} className="border-t border-line">
                <td className="py-1">{dayText(day)}</td>
                {isPublished && <td className="py-1 text-end">{figure(experience)}</td>}
                <td className="py-1 text-end">{figure(trust)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

interface LineProps {
  values: readonly (number | null)[];
  place: (value: number) => number;
  className: string;
  dash?: string;
}

function Line({ values, place, className, dash }: LineProps) {
  const { line, dots } = pathsOf(values, width, place);
  const drawn = {
    fill: 'none',
    className,
    strokeLinecap: 'round',
    vectorEffect: 'non-scaling-stroke',
  } as const;
  return (
    <>
      <path d={line} {...drawn} strokeWidth={2} strokeDasharray={dash} />
      <path d={dots} {...drawn} strokeWidth={7} />
    </>
  );
}
