import { useState } from 'react';
import { TextArea, TextField } from '../../ui/index.ts';
import { ReasonForm } from '../case/reason-form.tsx';
import { ruleOnCase, type TrustCase, useCaseAct } from './case-queries.ts';
import { Choices } from './choices.tsx';
import { useCaseWords } from './words.ts';

type Ruling = Parameters<typeof ruleOnCase>[1];

const publicTextMin = 10;

/** Rules on a case: nothing wrong, or a violation with points and what everybody reads. */
export function RulingForm({ of }: { of: TrustCase }) {
  const words = useCaseWords();
  const [decision, setDecision] = useState<'violation' | 'none'>('violation');
  const rule = useCaseAct((ruling: Ruling) => ruleOnCase(of.id, ruling), words.done.rule);
  return (
    <section aria-label={words.rule} className="flex flex-col gap-4">
      <Choices
        legend={words.decision}
        name="decision"
        choices={['violation', 'none']}
        words={words.decisions}
        chosen={decision}
        onChoose={setDecision}
      />
      {decision === 'violation' ? (
        <ViolationForm of={of} busy={rule.isPending} error={rule.error} onRule={rule.mutate} />
      ) : (
        <ReasonForm
          label={words.rule}
          effect={words.noneEffect}
          busy={rule.isPending}
          error={rule.error}
          onDecide={(reason) => rule.mutate({ decision: 'none', reason })}
        />
      )}
    </section>
  );
}

interface ViolationFormProps {
  of: TrustCase;
  busy: boolean;
  error: unknown;
  onRule: (ruling: Ruling) => void;
}

function ViolationForm({ of, busy, error, onRule }: ViolationFormProps) {
  const words = useCaseWords();
  const [kind, setKind] = useState<'A' | 'B'>('A');
  const [points, setPoints] = useState('');
  const [code, setCode] = useState(codeOf(of));
  const [publicText, setPublicText] = useState('');
  const [tried, setTried] = useState(false);
  const given = Number(points);
  const pointsWrong = !(Number.isInteger(given) && given >= 1 && given <= 12);
  const textShort = publicText.trim().length < publicTextMin;
  const decide = (reason: string) => {
    setTried(true);
    if (pointsWrong || textShort) return;
    onRule({
      ...{ decision: 'violation', class: kind, points: given, reason },
      ...{ officialCode: code.trim().toUpperCase(), publicText: publicText.trim() },
    });
  };
  return (
    <>
      <Choices
        legend={words.kind}
        name="class"
        choices={['A', 'B']}
        words={words.kinds}
        chosen={kind}
        onChoose={setKind}
      />
      <p className="figures text-sm text-soft">{words.before(of.pointsBefore.A, of.pointsBefore.B)}</p>
      <TextField
        label={words.pointsLabel}
        inputMode="numeric"
        value={points}
        maxLength={2}
        error={tried && pointsWrong ? words.pointsWrong : null}
        onChange={(event) => setPoints(event.target.value)}
      />
      <TextField
        label={words.code}
        value={code}
        maxLength={10}
        autoComplete="off"
        onChange={(event) => setCode(event.target.value)}
      />
      <TextArea
        label={words.publicText}
        hint={words.publicHint}
        error={tried && textShort ? words.publicShort : null}
        value={publicText}
        rows={4}
        maxLength={500}
        onChange={(event) => setPublicText(event.target.value)}
      />
      <ReasonForm
        label={words.rule}
        effect={words.ruleEffect}
        grave
        busy={busy}
        error={error}
        onDecide={decide}
      />
    </>
  );
}

/** What the watch found is what it is about, as a rule. */
function codeOf({ interventions }: TrustCase): string {
  const quotes = interventions.flatMap((one) => one.quotes);
  return quotes.find(({ officialCode }) => officialCode !== null)?.officialCode ?? '';
}
