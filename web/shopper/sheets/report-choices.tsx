import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf } from '../../shared/api.ts';
import { Button, showToast, TextField } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';

const reasons = ['misleading', 'counterfeit', 'unsafe', 'indecent', 'stolen', 'other'] as const;

export interface Report {
  reason: (typeof reasons)[number];
  note: string;
}

export interface ReportChoicesProps {
  send: (report: Report) => Promise<unknown>;
  onDone: () => void;
}

/** What is wrong with a clip or a room: one reason, and a few words for whoever looks at it. */
export function ReportChoices({ send, onDone }: ReportChoicesProps) {
  const m = useMessages();
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null);
  const [note, setNote] = useState('');
  const report = useMutation({
    mutationFn: (chosen: Report['reason']) => send({ reason: chosen, note }),
    onSuccess: () => {
      showToast(m.report.thanks);
      onDone();
    },
    onError: (error) => showToast(errorText(m, codeOf(error)), 'danger'),
  });
  return (
    <form
      className="flex flex-col gap-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== null) report.mutate(reason);
      }}
    >
      <fieldset>
        <legend className="px-1 pb-1 text-xs text-soft">{m.report.why}</legend>
        <div className="divide-y divide-line overflow-hidden rounded-card bg-mist">
          {reasons.map((each) => (
            <label key={each} className="flex h-12 items-center gap-3 px-3 text-sm hover:bg-fill">
              <input
                type="radio"
                name="reason"
                value={each}
                checked={reason === each}
                onChange={() => setReason(each)}
                className="size-5 accent-ink"
              />
              {m.report.reasons[each]}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        label={m.report.note}
        value={note}
        maxLength={300}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" look="accent" busy={report.isPending} disabled={reason === null}>
        {m.report.send}
      </Button>
    </form>
  );
}
