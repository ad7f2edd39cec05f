import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, SkeletonLines } from '../../ui/index.ts';
import { PanelSection } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { type Experiment, judgementQuery } from './experiment-queries.ts';
import { meanText } from './figure-text.ts';

/** Below it an estimate says next to nothing. */
const effectiveMin = 100;

/** What each variant would have had, without anybody being served by it; and how little that may say. */
export function ExperimentJudgement({ experiment }: { experiment: Experiment }) {
  const words = useMessages().experimentPage;
  const { locale } = useLocale();
  const { data, error, refetch } = useQuery(judgementQuery(experiment.id));
  if (data === undefined)
    return error === null ? <SkeletonLines count={3} /> : <ProblemState error={error} onRetry={refetch} />;
  const count = (value: number) => Math.round(value).toLocaleString(locale);
  const rate = (value: number | null) => (value === null ? '–' : meanText('completion', value, locale));
  const nameOf = (key: string) => experiment.variants.find((each) => each.key === key)?.name ?? words.base;
  return (
    <PanelSection title={words.judgement}>
      {data.slots === 0 ? (
        <p className="text-sm text-soft">{words.noJudgement}</p>
      ) : (
        <div className="flex flex-col gap-3 text-sm">
          <p>
            <span className="font-semibold">{words.rewards[data.reward]}</span>
            <span className="figures block text-soft">
              {words.slots(count(data.slots), count(data.people))}
            </span>
          </p>
          <ul aria-label={words.judgement} className="flex flex-col gap-2">
            {data.policies.map(({ key, snips, ips, dr, effectiveSlots, largestWeight }) => (
              <li key={key} className="rounded-card border border-line p-3">
                <p className="mb-1 flex flex-wrap items-center justify-between gap-2">
                  <span className="min-w-0 font-semibold break-words">{nameOf(key)}</span>
                  {effectiveSlots < effectiveMin && <Badge tone="amber">{words.notYet}</Badge>}
                </p>
                <dl className="figures grid grid-cols-[auto_auto_1fr] items-baseline gap-x-3">
                  {(
                    [
                      ['snips', snips],
                      ['dr', dr],
                      ['ips', ips],
                    ] as const
                  ).map(([name, { value, low, high }]) => (
                    <Fragment key={name}>
                      <dt className="text-xs text-soft">{words.estimators[name]}</dt>
                      <dd className={name === 'snips' ? 'text-lg font-semibold' : ''}>{rate(value)}</dd>
                      <dd className="text-soft">{words.interval(rate(low), rate(high))}</dd>
                    </Fragment>
                  ))}
                </dl>
                <p className="figures text-xs text-soft">
                  {words.effective} {count(effectiveSlots)} · {words.weights}{' '}
                  {largestWeight.toLocaleString(locale, { maximumSignificantDigits: 3 })}
                </p>
              </li>
            ))}
          </ul>
          <p className="text-xs text-soft">{words.judgementLimits}</p>
        </div>
      )}
    </PanelSection>
  );
}
