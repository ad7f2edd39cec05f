import { useState } from 'react';
import { moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { useRulingWords } from '../../shared/rulings/words.ts';
import { TextField } from '../../ui/index.ts';
import { CaseHistory } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { compensateCase, type TrustCase, useCaseAct } from './case-queries.ts';
import { RulingForm } from './ruling-form.tsx';
import { useCaseWords } from './words.ts';

/** What is decided of a case: compensation, once, and the ruling, once. */
export function CaseDecision({ of }: { of: TrustCase }) {
  return (
    <div className="flex flex-col gap-8">
      <Compensation of={of} />
      {of.state === 'open' ? <RulingForm of={of} /> : <Ruled of={of} />}
      <CaseHistory subjectId={of.id} />
    </div>
  );
}

function Compensation({ of }: { of: TrustCase }) {
  const words = useCaseWords();
  const { locale } = useLocale();
  const { compensation } = of;
  if (compensation !== null) {
    const { paidOrders, orders, paidCents, currency } = compensation;
    return (
      <p role="status" className="figures text-sm">
        {words.compensated(paidOrders, orders, moneyText(paidCents, currency, locale))}
      </p>
    );
  }
  return of.state === 'dismissed' || of.buyerCount === 0 ? null : <CompensateForm of={of} />;
}

function CompensateForm({ of }: { of: TrustCase }) {
  const words = useCaseWords();
  const [percent, setPercent] = useState('100');
  const [wrong, setWrong] = useState(false);
  const pay = useCaseAct(
    ({ perMille, reason }: { perMille: number; reason: string }) => compensateCase(of.id, perMille, reason),
    words.done.compensate,
  );
  const decide = (reason: string) => {
    const perMille = Math.round(Number(percent) * 10);
    const isWrong = !(perMille >= 1 && perMille <= 10_000);
    setWrong(isWrong);
    if (!isWrong) pay.mutate({ perMille, reason });
  };
  return (
    <section aria-label={words.compensate} className="flex flex-col gap-4">
      <TextField
        label={words.perMille}
        hint={words.perMilleHint}
        inputMode="decimal"
        value={percent}
        maxLength={6}
        error={wrong ? words.perMilleWrong : null}
        onChange={(event) => setPercent(event.target.value)}
      />
      <ReasonForm
        label={words.compensate}
        effect={words.compensateEffect(of.buyerCount)}
        grave
        busy={pay.isPending}
        error={pay.error}
        onDecide={decide}
      />
    </section>
  );
}

function Ruled({ of }: { of: TrustCase }) {
  const words = useCaseWords();
  const rulings = useRulingWords();
  const { penalty } = of;
  if (penalty === null) return <p className="text-sm">{words.decisions.none}</p>;
  return (
    <section aria-label={words.rule} className="flex flex-col gap-1 text-sm">
      <h3 className="font-semibold">{rulings.points(penalty.points, penalty.class)}</h3>
      <p className="wrap-anywhere">{penalty.publicText}</p>
      <p className="text-soft">
        {penalty.consequences.length === 0
          ? rulings.nothingFollows
          : penalty.consequences.map(({ kind }) => rulings.consequences[kind]).join(' · ')}
      </p>
    </section>
  );
}
