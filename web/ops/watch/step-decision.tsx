import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useWatchWords } from '../../shared/room-watch/words.ts';
import { showToast } from '../../ui/index.ts';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { StepForm } from './step-form.tsx';
import { type OpsIntervention, takeStepBack, watchKey } from './watch-queries.ts';

/** Takes a step back, or takes another one while the room is live. */
export function StepDecision({ one }: { one: OpsIntervention }) {
  const words = useWatchWords();
  const queries = useQueryClient();
  const back = useMutation({
    mutationFn: (reason: string) => takeStepBack(one.id, reason),
    onSuccess: () => showToast(words.ops.takenBackDone),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: watchKey });
      void queries.invalidateQueries({ queryKey: historyKey(one.roomId) });
    },
  });
  return (
    <div className="flex flex-col gap-8">
      {one.takenBack ? (
        <p className="text-sm text-soft">{words.ops.takenBackBecause(one.takenBackReason)}</p>
      ) : (
        <ReasonForm
          label={words.ops.takeBack}
          effect={words.ops.takeBackEffect}
          busy={back.isPending}
          error={back.error}
          onDecide={(reason) => back.mutate(reason)}
        />
      )}
      {one.room.state === 'live' ? (
        <StepForm roomId={one.roomId} />
      ) : (
        <p className="text-sm text-soft">{words.ops.over}</p>
      )}
      <CaseHistory subjectId={one.roomId} />
    </div>
  );
}
