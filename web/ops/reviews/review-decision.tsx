import type { ReportedReviewView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { showToast } from '../../ui/index.ts';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';

interface ReviewDecisionProps {
  review: ReportedReviewView;
  queueKey: readonly unknown[];
}

export function ReviewDecision({ review, queueKey }: ReviewDecisionProps) {
  const words = useMessages().reviewPage;
  const queries = useQueryClient();
  const settle = () => {
    queries.invalidateQueries({ queryKey: queueKey });
    queries.invalidateQueries({ queryKey: historyKey(review.id) });
  };
  const decide = useMutation({
    mutationFn: (body: { decision: 'hide' | 'keep' | 'restore'; reason: string }) =>
      unwrap(api.POST('/api/v1/ops/reviews/{id}/decision', { params: { path: { id: review.id } }, body })),
    onSuccess: (_answer, { decision }) => {
      showToast(words.done[decision]);
      settle();
    },
    onError: (error) => codeOf(error) === 'state-conflict' && settle(),
  });
  const asked = decide.variables?.decision;
  const act = review.state === 'hidden' ? 'restore' : 'hide';
  return (
    <>
      {review.state === 'shown' && (
        <div className="mb-6">
          <ReasonForm
            label={words.keep}
            effect={words.keepEffect}
            busy={decide.isPending}
            error={asked === 'keep' ? decide.error : null}
            onDecide={(reason) => decide.mutate({ decision: 'keep', reason })}
          />
        </div>
      )}
      <ReasonForm
        key={review.state}
        label={words[act]}
        effect={act === 'hide' ? words.hideEffect : words.restoreEffect}
        grave={act === 'hide'}
        busy={decide.isPending}
        error={asked === 'keep' ? null : decide.error}
        onDecide={(reason) => decide.mutate({ decision: act, reason })}
      />
      <div className="mt-8">
        <CaseHistory subjectId={review.id} />
      </div>
    </>
  );
}
