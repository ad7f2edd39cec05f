import { useMutation, useQueryClient } from '@tanstack/react-query';
import { codeOf } from '../../shared/api.ts';
import { showToast } from '../../ui/index.ts';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { type AdvertCase, advertsKey, decideAdvert } from './advert-queries.ts';

/** Lets a text pass that the reader was wrong about, or has it judged again. */
export function AdvertDecision({ advert }: { advert: AdvertCase }) {
  const words = useMessages().advertPage;
  const queries = useQueryClient();
  const subjectId = advert.subjectId ?? advert.author.id;
  const decision = advert.state === 'passed' ? 'recall' : 'pass';
  const settle = () => {
    queries.invalidateQueries({ queryKey: advertsKey });
    queries.invalidateQueries({ queryKey: historyKey(subjectId) });
  };
  const decide = useMutation({
    mutationFn: (reason: string) => decideAdvert(advert.id, decision, reason),
    onSuccess: () => {
      showToast(words.done[decision]);
      settle();
    },
    onError: (error) => codeOf(error) === 'state-conflict' && settle(),
  });
  return (
    <>
      <ReasonForm
        label={words[decision]}
        effect={decision === 'pass' ? words.passEffect : words.recallEffect}
        grave={decision === 'recall'}
        busy={decide.isPending}
        error={decide.error}
        onDecide={(reason) => decide.mutate(reason)}
      />
      <div className="mt-8">
        <CaseHistory subjectId={subjectId} />
      </div>
    </>
  );
}
