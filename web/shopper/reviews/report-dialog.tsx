import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { Button, Dialog, showToast, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { reviewProblem, useReviewWords } from './review-words.ts';

const reasons = ['abusive', 'untrue', 'advertising', 'private-data', 'unrelated', 'other'] as const;

/** What is wrong with a review: one reason, and a few words for whoever looks at it. */
export function ReportDialog({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const m = useMessages();
  const words = useReviewWords();
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null);
  const [note, setNote] = useState('');
  const report = useMutation({
    mutationFn: (chosen: (typeof reasons)[number]) =>
      unwrap(
        api.POST('/api/v1/reviews/{id}/report', {
          params: { path: { id: reviewId } },
          body: { reason: chosen, note },
        }),
      ),
    onSuccess: () => {
      showToast(words.reported);
      onClose();
    },
    onError: (error) => showToast(reviewProblem(words, m, error), 'danger'),
  });
  return (
    <Dialog
      open
      title={words.reportTitle}
      onClose={onClose}
      actions={
        <Button
          busy={report.isPending}
          disabled={reason === null}
          onClick={() => reason !== null && report.mutate(reason)}
        >
          {words.reportSend}
        </Button>
      }
    >
      <fieldset className="pb-3">
        <legend className="pb-1 text-xs text-soft">{words.reportWhy}</legend>
        <div className="divide-y divide-line overflow-hidden rounded-card bg-mist">
          {reasons.map((each) => (
            <label key={each} className="flex h-11 items-center gap-3 px-3 text-sm hover:bg-fill">
              <input
                type="radio"
                name="review-report"
                value={each}
                checked={reason === each}
                onChange={() => setReason(each)}
                className="size-5 accent-ink"
              />
              {words.reportReasons[each]}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        label={words.reportNote}
        value={note}
        maxLength={300}
        onChange={(event) => setNote(event.target.value)}
      />
    </Dialog>
  );
}
