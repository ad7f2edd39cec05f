import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Select, SkeletonLines, showToast } from '../../ui/index.ts';
import { historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import {
  type Adoption,
  adoptVariant,
  type Experiment,
  experimentsKey,
  feedSettingsQuery,
  resultsQuery,
  revertAdoption,
} from './experiment-queries.ts';

interface Decided {
  readonly experiment: Experiment;
}

/** Makes what was found the usual settings of the feed, or goes back. */
export function ExperimentAdoption({ experiment }: Decided) {
  const words = useMessages().experimentPage;
  const { data, error, refetch } = useQuery(feedSettingsQuery);
  if (data === undefined)
    return error === null ? <SkeletonLines count={3} /> : <ProblemState error={error} onRetry={refetch} />;
  const own = data.adoptions.filter(({ experimentId }) => experimentId === experiment.id);
  const standing = own.find(({ revertedAt }) => revertedAt === null);
  if (standing === undefined) return <AdoptForm experiment={experiment} />;
  if (standing.inForce) return <RevertForm experiment={experiment} adoption={standing} />;
  const above = data.adoptions.find(({ inForce }) => inForce);
  return (
    <p className="text-sm text-soft">
      {words.adoptedBefore(nameOf(experiment, standing.variant), above?.experimentName ?? '')}
    </p>
  );
}

function AdoptForm({ experiment }: Decided) {
  const words = useMessages().experimentPage;
  const results = useQuery(resultsQuery(experiment.id));
  const winner = results.data?.advice.type === 'better' ? results.data.advice.key : null;
  const [chosen, setChosen] = useState<string>();
  const variant = (chosen ?? winner ?? experiment.variants[0]?.key) as Adoption['variant'];
  const act = useAct(experiment.id, words.done.adopt, (reason) =>
    adoptVariant(experiment.id, variant, reason),
  );
  return (
    <div className="flex flex-col gap-4">
      <Select
        label={words.adoptWhich}
        hint={variant === winner ? words.adoptBetter : words.adoptUnproven}
        value={variant}
        options={experiment.variants.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={({ target }) => setChosen(target.value)}
      />
      <ReasonForm
        readBy="operators"
        label={words.adopt}
        effect={words.adoptEffect}
        busy={act.isPending}
        error={act.error}
        onDecide={(reason) => act.mutate(reason)}
      />
    </div>
  );
}

function RevertForm({ experiment, adoption }: Decided & { adoption: Adoption }) {
  const words = useMessages().experimentPage;
  const { locale } = useLocale();
  const act = useAct(experiment.id, words.done.revert, (reason) => revertAdoption(adoption.id, reason));
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="rounded-control bg-jade-wash p-3 text-sm">
        {words.adopted(nameOf(experiment, adoption.variant), absoluteTime(adoption.adoptedAt, locale))}
      </p>
      <ReasonForm
        readBy="operators"
        label={words.revert}
        effect={words.revertEffect}
        grave
        busy={act.isPending}
        error={act.error}
        onDecide={(reason) => act.mutate(reason)}
      />
    </div>
  );
}

function useAct(experimentId: string, done: string, send: (reason: string) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => showToast(done),
    onSettled: () => {
      queries.invalidateQueries({ queryKey: experimentsKey });
      queries.invalidateQueries({ queryKey: historyKey(experimentId) });
    },
  });
}

const nameOf = ({ variants }: Experiment, key: string) =>
  variants.find((variant) => variant.key === key)?.name ?? key;
