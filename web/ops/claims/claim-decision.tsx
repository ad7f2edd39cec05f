import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readAmount, writeAmount } from '../../shared/after-sales/read-amount.ts';
import { api, unwrap } from '../../shared/api.ts';
import { moneyText } from '../../shared/format.ts';
import type { ClaimView } from '../../shared/guarantees/claim-view.ts';
import { useClaimWords } from '../../shared/guarantees/words.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Badge, showToast, TextField } from '../../ui/index.ts';
import { CaseHistory, historyKey } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { claimsKey } from './claim-queries.ts';

const rulings = ['pay', 'refuse'] as const;
const labSteps = ['received', 'fake', 'genuine', 'undecided'] as const;

/** What an operator decides of a claim now: what the laboratory found, or a ruling. */
export function ClaimDecision({ of }: { of: ClaimView }) {
  const words = useClaimWords();
  return (
    <>
      {!of.can.rule && !of.can.lab && (
        <div className="mb-4">
          <Badge>{words.states[of.state]}</Badge>
        </div>
      )}
      {of.can.lab && <LabForm of={of} />}
      {of.can.rule && <RulingForm of={of} />}
      <div className="mt-8">
        <CaseHistory subjectId={of.id} />
      </div>
    </>
  );
}

function useSettled(claimId: string) {
  const { ops } = useClaimWords();
  const queries = useQueryClient();
  return {
    onSuccess: () => showToast(ops.done),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: claimsKey });
      void queries.invalidateQueries({ queryKey: historyKey(claimId) });
    },
  };
}

function Choices<Choice extends string>({
  legend,
  name,
  choices,
  words,
  chosen,
  onChoose,
}: {
  legend: string;
  name: string;
  choices: readonly Choice[];
  words: Record<Choice, string>;
  chosen: Choice;
  onChoose: (choice: Choice) => void;
}) {
  return (
    <fieldset className="mb-4 flex flex-col gap-2">
      <legend className="mb-2 text-sm font-semibold">{legend}</legend>
      {choices.map((one) => (
        <label
          key={one}
          className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-line px-3 text-sm has-checked:border-ink"
        >
          <input
            type="radio"
            name={name}
            checked={chosen === one}
            onChange={() => onChoose(one)}
            className="accent-current"
          />
          {words[one]}
        </label>
      ))}
    </fieldset>
  );
}

function LabForm({ of }: { of: ClaimView }) {
  const { ops } = useClaimWords();
  const [step, setStep] = useState<(typeof labSteps)[number]>(of.atLab ? 'fake' : 'received');
  const note = useMutation({
    mutationFn: (text: string) =>
      unwrap(
        api.POST('/api/v1/ops/claims/{id}/lab', { params: { path: { id: of.id } }, body: { step, text } }),
      ),
    ...useSettled(of.id),
  });
  return (
    <section aria-label={ops.lab} className="mb-8">
      <Choices
        legend={ops.lab}
        name="lab"
        choices={labSteps.filter((one) => one !== 'received' || !of.atLab)}
        words={ops.labSteps}
        chosen={step}
        onChoose={setStep}
      />
      <ReasonForm
        key={step}
        label={ops.labSteps[step]}
        effect={ops.labEffect}
        grave={step === 'fake'}
        busy={note.isPending}
        error={note.error}
        onDecide={(text) => note.mutate(text)}
      />
    </section>
  );
}

function RulingForm({ of }: { of: ClaimView }) {
  const { ops, form } = useClaimWords();
  const { locale } = useLocale();
  const [ruling, setRuling] = useState<(typeof rulings)[number]>('pay');
  const [typed, setTyped] = useState(writeAmount(of.stakeCents));
  const amountCents = readAmount(typed, of.stakeCents);
  const most = moneyText(of.stakeCents, of.currency, locale);
  // What was paid is not paid again: then a ruling says only who was right.
  const asksAmount = ruling === 'pay' && of.paidCents === 0;
  const rule = useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.POST('/api/v1/ops/claims/{id}/ruling', {
          params: { path: { id: of.id } },
          body: { ruling, reason, ...(asksAmount && amountCents !== null ? { amountCents } : {}) },
        }),
      ),
    ...useSettled(of.id),
  });
  return (
    <section aria-label={ops.choose}>
      <Choices
        legend={ops.choose}
        name="ruling"
        choices={rulings}
        words={ops.rulings}
        chosen={ruling}
        onChoose={setRuling}
      />
      {asksAmount && (
        <div className="mb-4">
          <TextField
            label={ops.amount}
            inputMode="decimal"
            value={typed}
            hint={form.most(most)}
            error={amountCents === null ? ops.amountWrong(most) : null}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      )}
      <ReasonForm
        key={ruling}
        label={ops.rulings[ruling]}
        effect={ops.effects[ruling]}
        grave={ruling === 'refuse'}
        busy={rule.isPending}
        error={rule.error}
        onDecide={(reason) => (!asksAmount || amountCents !== null) && rule.mutate(reason)}
      />
    </section>
  );
}
