import { absoluteTime, moneyText } from '../format.ts';
import { useLocale } from '../i18n.ts';
import type { ClaimView } from './claim-view.ts';
import { useClaimWords } from './words.ts';

/** Where a claim stands, why, what is missing, and what the clock does. */
export function ClaimStanding({ of }: { of: ClaimView }) {
  const words = useClaimWords();
  const { locale } = useLocale();
  return (
    <section aria-label={words.states[of.state]}>
      <h2 className="text-xl font-semibold">
        {words.states[of.state]}
        {of.paidCents > 0 && <span className="figures"> {moneyText(of.paidCents, of.currency, locale)}</span>}
      </h2>
      <p className="text-sm">{words.because(of.because)}</p>
      {of.missing.map((missing) => (
        <p key={missing} className="text-sm text-amber">
          {missingText(missing, words)}
        </p>
      ))}
      {of.dueAt !== null && of.onDue !== null && (
        <p className="figures text-sm text-soft">
          {words.due[of.onDue.outcome](absoluteTime(of.dueAt, locale))}
        </p>
      )}
    </section>
  );
}

/** `evidence.photo 1/3`, or a fact that nobody has told yet. */
function missingText(missing: string, words: ReturnType<typeof useClaimWords>): string {
  const [fact = '', have] = missing.split(' ');
  const kind = fact.replace('evidence.', '') as keyof typeof words.kinds;
  return have === undefined ? words.missingFact : words.missing(words.kinds[kind], have);
}
