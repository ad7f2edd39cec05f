import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, showToast } from '../../ui/index.ts';
import { historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { ExperimentAdoption } from './experiment-adoption.tsx';
import {
  type Experiment,
  experimentsKey,
  judgeExperiment,
  startExperiment,
  stopExperiment,
} from './experiment-queries.ts';

type Act = 'judge' | 'start' | 'stop';

/** What may be done with it now. */
export function ExperimentDecision({ experiment }: { experiment: Experiment }) {
  const words = useMessages().experimentPage;
  const queries = useQueryClient();
  const { id, state } = experiment;
  const act = useMutation({
    mutationFn: ({ act: wanted, reason = '' }: { act: Act; reason?: string }) => {
      if (wanted === 'stop') return stopExperiment(id, reason);
      return wanted === 'judge' ? judgeExperiment(id) : startExperiment(id);
    },
    onSuccess: (_, { act: done }) => showToast(words.done[done]),
    onSettled: () => {
      queries.invalidateQueries({ queryKey: experimentsKey });
      queries.invalidateQueries({ queryKey: historyKey(id) });
    },
  });
  const errorOf = (wanted: Act) => (act.variables?.act === wanted ? act.error : null);
  if (state === 'stopped')
    return experiment.startedAt === null ? (
      <p className="text-sm text-soft">{words.neverServed}</p>
    ) : (
      <ExperimentAdoption key={id} experiment={experiment} />
    );
  return (
    <div className="flex flex-col gap-8">
      {state === 'draft' && (
        <div className="flex flex-col gap-3">
          <p className="text-sm text-soft">{words.judgeEffect}</p>
          <ProblemNotice error={errorOf('judge')} />
          <Button look="outline" wide busy={act.isPending} onClick={() => act.mutate({ act: 'judge' })}>
            {words.judge}
          </Button>
        </div>
      )}
      {state !== 'running' && (
        <div className="flex flex-col gap-3">
          <p className="text-sm text-soft">{words.startEffect}</p>
          <ProblemNotice error={errorOf('start')} />
          <Button wide busy={act.isPending} onClick={() => act.mutate({ act: 'start' })}>
            {words.start}
          </Button>
        </div>
      )}
      {state !== 'draft' && (
        <ReasonForm
          readBy="operators"
          label={words.stop}
          effect={words.stopEffect}
          grave
          busy={act.isPending}
          error={errorOf('stop')}
          onDecide={(reason) => act.mutate({ act: 'stop', reason })}
        />
      )}
    </div>
  );
}
