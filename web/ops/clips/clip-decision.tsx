import type { OpsClipView, ReportedClipView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { showToast } from '../../ui/index.ts';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';

interface ClipDecisionProps {
  clip: OpsClipView & Partial<ReportedClipView>;
  queueKey: readonly unknown[];
}

export function ClipDecision({ clip, queueKey }: ClipDecisionProps) {
  const words = useMessages().clipPage;
  const queries = useQueryClient();
  const settle = () => {
    queries.invalidateQueries({ queryKey: queueKey });
    queries.invalidateQueries({ queryKey: historyKey(clip.id) });
  };
  const decide = useMutation({
    mutationFn: ({ act, reason }: { act: 'take-down' | 'restore' | 'keep'; reason: string }) => {
      const given = { params: { path: { clipId: clip.id } }, body: { reason } };
      if (act === 'keep') return unwrap(api.POST('/api/v1/ops/clips/{clipId}/keep', given));
      return unwrap(
        act === 'restore'
          ? api.POST('/api/v1/ops/clips/{clipId}/restore', given)
          : api.POST('/api/v1/ops/clips/{clipId}/take-down', given),
      );
    },
    onSuccess: (_answer, { act }) => {
      showToast(words.done[act]);
      settle();
    },
    onError: (error) => codeOf(error) === 'state-conflict' && settle(),
  });
  const act = clip.state === 'taken-down' ? ('restore' as const) : ('take-down' as const);
  const decidable = clip.state === 'published' || clip.state === 'taken-down';
  return (
    <>
      {clip.state === 'published' && clip.reportCount !== undefined && (
        <div className="mb-6">
          <ReasonForm
            label={words.keep}
            effect={words.keepEffect}
            grave={false}
            busy={decide.isPending}
            error={decide.variables?.act === 'keep' ? decide.error : null}
            onDecide={(reason) => decide.mutate({ act: 'keep', reason })}
          />
        </div>
      )}
      {decidable ? (
        <ReasonForm
          key={clip.state}
          label={act === 'restore' ? words.restore : words.takeDown}
          effect={act === 'restore' ? words.restoreEffect : words.takeDownEffect}
          grave={act === 'take-down'}
          busy={decide.isPending}
          error={decide.variables?.act === 'keep' ? null : decide.error}
          onDecide={(reason) => decide.mutate({ act, reason })}
        />
      ) : (
        <p className="text-sm text-soft">
          {clip.state === 'removed' ? words.removedNote : words.notDecidable}
        </p>
      )}
      <div className="mt-8">
        <CaseHistory subjectId={clip.id} />
      </div>
    </>
  );
}
