import type { ReactNode } from 'react';
import type { ScoredView } from './score-view.ts';
import { useScoreWords } from './score-words.ts';

interface ScoredCardProps {
  title: string;
  hint: string;
  scored: ScoredView;
  /** The ends of its scale. */
  least: number;
  /** Said in the place of a score that is not known. */
  missing: ReactNode;
}

/** A score with its interval, and each dimension with its own: where it lies, what is usual, from how much. */
export function ScoredCard({ title, hint, scored, least, missing }: ScoredCardProps) {
  const words = useScoreWords();
  const { score, dimensions } = scored;
  return (
    <section aria-label={title} className="flex flex-col gap-3 rounded-card bg-mist p-4">
      <h2 className="text-sm font-semibold">{title}</h2>
      {score === null ? (
        <div>
          <p className="text-lg font-semibold text-soft">{words.unknown}</p>
          <p className="text-sm text-soft">{missing}</p>
        </div>
      ) : (
        <p className="figures flex items-baseline gap-3">
          <span className="text-2xl font-semibold">{score.value.toFixed(2)}</span>
          <span className="text-sm text-soft" title={words.intervalHint}>
            {words.interval(score.low.toFixed(2), score.high.toFixed(2))}
          </span>
        </p>
      )}
      <p className="text-xs text-soft">{hint}</p>
      <ul className="flex flex-col gap-3">
        {dimensions.map((each) => (
          <li key={each.dimension} className="flex flex-col gap-1">
            <p className="flex items-baseline justify-between gap-2 text-sm">
              <span>
                {words.dimensions[each.dimension]}{' '}
                <span className="text-xs text-soft">{words.share(Math.round(each.share * 1_000) / 10)}</span>
              </span>
              <span className="figures">
                {each.believed === null ? (
                  <span className="text-soft">{words.unknown}</span>
                ) : (
                  <>
                    <span className="font-semibold">{each.believed.value.toFixed(2)}</span>{' '}
                    <span className="text-xs text-soft">
                      {words.interval(each.believed.low.toFixed(2), each.believed.high.toFixed(2))}
                    </span>
                  </>
                )}
              </span>
            </p>
            <Bar {...each} least={least} />
            <p className="figures text-xs text-soft">
              {words.usual(each.usual.toFixed(2))} · {words.observations(each.observations.toFixed(1))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bar({ believed, usual, least }: ScoredView['dimensions'][number] & { least: number }) {
  const place = (value: number) => `${Math.max(0, Math.min(100, (100 * (value - least)) / (5 - least)))}%`;
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 w-full" aria-hidden="true">
      <rect width="100%" height="8" rx="1" className="fill-fill" />
      {believed !== null && (
        <>
          <rect
            x={place(believed.low)}
            width={`${parseFloat(place(believed.high)) - parseFloat(place(believed.low))}%`}
            height="8"
            className="fill-jade/30"
          />
          <rect x={place(believed.value)} y="0" width="1" height="8" className="fill-jade" />
        </>
      )}
      <rect x={place(usual)} y="0" width="0.6" height="8" className="fill-soft" />
    </svg>
  );
}
