import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatchWords } from '../../shared/room-watch/words.ts';
import { showToast } from '../../ui/index.ts';
import { historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { type StepKind, stepIn, steps, watchKey } from './watch-queries.ts';

/** Steps into a live room by hand. */
export function StepForm({ roomId }: { roomId: string }) {
  const words = useWatchWords();
  const queries = useQueryClient();
  const [kind, setKind] = useState<StepKind>('hint');
  const step = useMutation({
    mutationFn: (reason: string) => stepIn(roomId, kind, reason),
    onSuccess: () => showToast(words.ops.done),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: watchKey });
      void queries.invalidateQueries({ queryKey: historyKey(roomId) });
    },
  });
  return (
    <section aria-label={words.ops.step}>
      <fieldset className="mb-4 flex flex-col gap-2">
        <legend className="mb-2 text-sm font-semibold">{words.ops.step}</legend>
        {steps.map((one) => (
          <label
            key={one}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-line px-3 text-sm has-checked:border-ink"
          >
            <input
              type="radio"
              name="step"
              checked={kind === one}
              onChange={() => setKind(one)}
              className="accent-current"
            />
            {words.kinds[one]}
          </label>
        ))}
      </fieldset>
      <ReasonForm
        key={`${kind} ${step.submittedAt}`}
        label={words.kinds[kind]}
        effect={words.ops.stepEffects[kind]}
        grave={kind !== 'hint'}
        busy={step.isPending}
        error={step.error}
        onDecide={(reason) => step.mutate(reason)}
      />
    </section>
  );
}
