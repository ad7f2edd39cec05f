import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { moneyText } from '../../shared/format.ts';
import { ClaimAppeal } from '../../shared/guarantees/claim-appeal.tsx';
import type { ClaimView } from '../../shared/guarantees/claim-view.ts';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, showToast, TextArea } from '../../ui/index.ts';
import { claimQuery, claimsKey } from './claim-queries.ts';

/** What the shop can say to a claim now. Nothing when it has said all, or may not. */
export function ClaimAnswers({ shopId, of }: { shopId: string; of: ClaimView }) {
  const words = useClaimWords();
  const queries = useQueryClient();
  const path = { params: { path: { shopId, id: of.id } } };
  const given = {
    onSuccess: (next: ClaimView) => {
      queries.setQueryData(claimQuery(shopId, of.id).queryKey, next);
      showToast(words.desk.done);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: claimsKey(shopId) }),
  };
  const answer = useMutation({
    mutationFn: (body: { answer: 'agrees' | 'disagrees'; text: string }) =>
      unwrap(api.POST('/api/v1/studio/shops/{shopId}/claims/{id}/answer', { ...path, body })),
    ...given,
  });
  const appeal = useMutation({
    mutationFn: (text: string) =>
      unwrap(api.POST('/api/v1/studio/shops/{shopId}/claims/{id}/appeal', { ...path, body: { text } })),
    ...given,
  });
  if (!of.can.answer && !of.can.appeal) return null;
  return (
    <section
      aria-label={words.states[of.state]}
      className="mb-4 flex flex-col gap-3 rounded-card bg-amber-wash p-4 text-sm"
    >
      <ProblemNotice error={answer.error ?? appeal.error} />
      {of.can.answer && (
        <AnswerForm of={of} busy={answer.isPending} onAnswer={(body) => answer.mutate(body)} />
      )}
      {of.can.appeal && <ClaimAppeal busy={appeal.isPending} onSend={(text) => appeal.mutate(text)} />}
    </section>
  );
}

interface AnswerFormProps {
  of: ClaimView;
  busy: boolean;
  onAnswer: (body: { answer: 'agrees' | 'disagrees'; text: string }) => void;
}

function AnswerForm({ of, busy, onAnswer }: AnswerFormProps) {
  const { desk } = useClaimWords();
  const { locale } = useLocale();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const say = (word: 'agrees' | 'disagrees') => {
    setTried(true);
    if (text.trim() !== '') onAnswer({ answer: word, text: text.trim() });
  };
  return (
    <>
      <p>{desk.pays(moneyText(of.stakeCents, of.currency, locale))}</p>
      <TextArea
        label={desk.answerText}
        rows={2}
        maxLength={1_000}
        value={text}
        error={tried && text.trim() === '' ? desk.answerNeeded : null}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" busy={busy} onClick={() => say('agrees')}>
          {desk.agree}
        </Button>
        {of.answer === null && (
          <Button size="small" look="outline" busy={busy} onClick={() => say('disagrees')}>
            {desk.disagree}
          </Button>
        )}
      </div>
    </>
  );
}
