import type { StudioReviewView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { Button, Select, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { shopReviewsKey } from './review-queries.ts';

const reasons = ['abusive', 'untrue', 'advertising', 'private-data', 'unrelated', 'other'] as const;
type Reason = (typeof reasons)[number];

/** Asks the platform to look at a review: the shop itself takes none away. */
export function ReportForm({ shopId, review }: { shopId: string; review: StudioReviewView }) {
  const words = useMessages().reviewsPage;
  const queries = useQueryClient();
  const [reason, setReason] = useState<Reason>('abusive');
  const [note, setNote] = useState('');
  const report = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/reviews/{id}/report', {
          params: { path: { id: review.id } },
          body: { reason, note },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: shopReviewsKey(shopId) }),
  });
  if (review.reported) return <p className="mt-6 text-xs text-soft">{words.reported}</p>;
  return (
    <details className="mt-6">
      <summary className="min-h-6 cursor-pointer text-xs text-soft">{words.report}</summary>
      <div className="flex flex-col gap-3 pt-3">
        <Select
          label={words.reportReason}
          value={reason}
          options={reasons.map((value) => ({ value, label: words.reportReasons[value] }))}
          onChange={({ target }) => setReason(target.value as Reason)}
        />
        <TextField
          label={words.reportNote}
          value={note}
          maxLength={300}
          onChange={({ target }) => setNote(target.value)}
        />
        <ProblemNotice error={report.error} />
        <Button
          look="outline"
          size="small"
          className="self-end"
          busy={report.isPending}
          onClick={() => report.mutate()}
        >
          {words.report}
        </Button>
      </div>
    </details>
  );
}
