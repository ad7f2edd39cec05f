import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf } from '../../shared/api.ts';
import { showToast, Tabs } from '../../ui/index.ts';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useMessages } from '../messages/index.ts';
import { type FraudCase, fraudKey, ruleFraud } from './fraud-queries.ts';

const rulings = ['confirm', 'dismiss'] as const;

/** Rules an open case; one that is ruled shows how. */
export function FraudDecision({ one }: { one: FraudCase }) {
  const words = useMessages().fraudPage;
  const queries = useQueryClient();
  const [ruling, setRuling] = useState<(typeof rulings)[number]>('confirm');
  const settle = () => {
    queries.invalidateQueries({ queryKey: fraudKey });
    queries.invalidateQueries({ queryKey: historyKey(one.id) });
  };
  const rule = useMutation({
    mutationFn: (reason: string) => ruleFraud(one.id, ruling, reason),
    onSuccess: () => {
      showToast(words.done[ruling]);
      settle();
    },
    onError: (error) => codeOf(error) === 'state-conflict' && settle(),
  });
  return (
    <>
      {one.state === 'open' && (
        <>
          <Tabs
            label={words.ruling}
            panelId="fraud-ruling"
            value={ruling}
            tabs={rulings.map((value) => ({ value, label: words.rulings[value] }))}
            onChange={setRuling}
          />
          <div id="fraud-ruling" role="tabpanel" className="pt-4">
            <ReasonForm
              key={ruling}
              label={words.rulings[ruling]}
              effect={words.effects[ruling]}
              grave={ruling === 'confirm'}
              busy={rule.isPending}
              error={rule.error}
              onDecide={(reason) => rule.mutate(reason)}
            />
          </div>
        </>
      )}
      <div className="mt-8">
        <CaseHistory subjectId={one.id} />
      </div>
    </>
  );
}
