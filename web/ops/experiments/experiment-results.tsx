import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CirclePause, Hourglass } from 'lucide-react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { classNames, SkeletonLines } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { type Experiment, type Metric, type Results, resultsQuery } from './experiment-queries.ts';
import { differenceText, meanText } from './figure-text.ts';
import { IntervalPlot } from './interval-plot.tsx';

/** What is to be done next, why, and the figures behind it. */
export function ExperimentResults({ experiment }: { experiment: Experiment }) {
  const words = useMessages().experimentPage;
  const { data, error, refetch } = useQuery(resultsQuery(experiment.id));
  if (data === undefined)
    return error === null ? <SkeletonLines count={4} /> : <ProblemState error={error} onRetry={refetch} />;
  const met = data.arms.reduce((sum, { people }) => sum + people, 0);
  return (
    <PanelSection title={words.results}>
      {met === 0 ? (
        <p className="text-sm text-soft">{words.noResults}</p>
      ) : (
        <div className="flex flex-col gap-6">
          <Advice experiment={experiment} results={data} />
          <IntervalPlot experiment={experiment} results={data} />
          <Comparisons experiment={experiment} results={data} metric={experiment.metric} />
          {data.mixedPeople > 0 && <p className="text-xs text-soft">{words.mixed(data.mixedPeople)}</p>}
          <OtherMetrics experiment={experiment} results={data} />
        </div>
      )}
    </PanelSection>
  );
}

interface Shown {
  experiment: Experiment;
  results: Results;
}

/** How an arm is called. */
function useArmName({ variants }: Experiment): (key: string) => string {
  const words = useMessages().experimentPage;
  return (key) => {
    if (key === 'holdout') return words.holdout;
    return variants.find((variant) => variant.key === key)?.name ?? words.base;
  };
}

function Advice({ experiment, results }: Shown) {
  const words = useMessages().experimentPage;
  const nameOf = useArmName(experiment);
  const { advice, surePercent } = results;
  const sure = `${Math.round(surePercent)}%`;
  const { type, days, key } = advice;
  const Icon = type === 'better' ? CircleCheck : type === 'go-on' ? Hourglass : CirclePause;
  const text = {
    better: () => words.better(nameOf(key ?? ''), sure),
    worse: () => words.worse(sure),
    'no-difference': () => words.noDifference(sure),
    'go-on': () => (days === null ? words.goOnUnknown : words.goOn(days)),
  }[type]();
  return (
    <div
      className={classNames(
        'flex gap-3 rounded-card p-4',
        type === 'better' ? 'bg-jade-wash' : type === 'go-on' ? 'bg-mist' : 'bg-amber-wash',
      )}
    >
      <Icon size={20} className="mt-0.5 shrink-0" aria-hidden="true" />
      <div className="min-w-0">
        <p className="font-semibold" role="status" aria-label={words.advice}>
          {text}
        </p>
        <p className="mt-1 text-xs text-soft">{words.anyTime}</p>
      </div>
    </div>
  );
}

/** Arm by arm: people, mean, and the difference from usual with its interval. */
function Comparisons({ experiment, results, metric }: Shown & { metric: Metric }) {
  const words = useMessages().experimentPage;
  const { locale } = useLocale();
  const nameOf = useArmName(experiment);
  const text = (value: number) => differenceText(metric, value, locale, words.points);
  const cell = 'border-b border-line py-2 pe-3 align-top';
  return (
    <table aria-label={words.metrics[metric]} className="w-full text-sm">
      <thead className="text-xs text-soft">
        <tr>
          <th scope="col" className={`${cell} text-start font-medium`}>
            {words.variants}
          </th>
          <th scope="col" className={`${cell} text-end font-medium`}>
            {words.people}
          </th>
          <th scope="col" className={`${cell} text-end font-medium`}>
            {words.metrics[metric]}
          </th>
          <th scope="col" className={`${cell} text-end font-medium`}>
            {words.difference}
          </th>
        </tr>
      </thead>
      <tbody>
        {results.arms.map(({ key, people, means }) => {
          const mean = means.find((each) => each.metric === metric)?.value ?? null;
          const found = results.comparisons.find((each) => each.key === key && each.metric === metric);
          return (
            <tr key={key}>
              <th scope="row" className={`${cell} text-start font-semibold break-words`}>
                {nameOf(key)}
              </th>
              <td className={`${cell} figures text-end`}>{people.toLocaleString(locale)}</td>
              <td className={`${cell} figures text-end`}>
                {mean === null ? '–' : meanText(metric, mean, locale)}
              </td>
              <td className={`${cell} figures text-end`}>
                {found === undefined ? null : found.difference === null ? (
                  '–'
                ) : (
                  <>
                    <span className="block font-semibold">{text(found.difference)}</span>
                    <span className="block text-xs text-soft">
                      {found.low === null || found.high === null
                        ? words.notYet
                        : words.interval(text(found.low), text(found.high))}
                    </span>
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function OtherMetrics({ experiment, results }: Shown) {
  const words = useMessages().experimentPage;
  const others = (['completion', 'click-rate', 'orders-per-person'] as const).filter(
    (metric) => metric !== experiment.metric,
  );
  return (
    <details className="text-sm">
      <summary className="touchable cursor-pointer text-soft">{words.others}</summary>
      <div className="mt-3 flex flex-col gap-6">
        {others.map((metric) => (
          <Comparisons key={metric} experiment={experiment} results={results} metric={metric} />
        ))}
      </div>
    </details>
  );
}
