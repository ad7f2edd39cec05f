import { type CompiledPolicy, type Decision, type Facts, type Missing, readTrace } from '@kanmai/trust';
import type { ClaimState, Decided } from './claim.state.ts';
import { type Payable, type PayoutLimits, payableOf } from './payout.policy.ts';
import type { PromisedFacts } from './right.store.ts';

/** What is known beside the claim itself. */
export interface Known {
  readonly promised: PromisedFacts;
  readonly line: Facts;
  /** The shop's money that may pay it, what is held for it included. In cents. */
  readonly depositCents: number;
  readonly budgetCents: number;
}

/** All that a policy may read of a claim. */
export function factsOf(state: ClaimState, known: Known, nowMs: number): Facts {
  const evidence = Object.entries(state.evidence).map(([kind, count]) => [`evidence.${kind}`, count]);
  const told = {
    ...{ 'now.atMs': nowMs, 'claim.atMs': state.filedAtMs, 'claim.reason': state.reason },
    'claim.askedMinor': state.askedCents,
    // The receipt shows it; the buyer says it.
    'return.freightMinor': state.askedCents,
    ...{ 'shop.answer': state.answer, 'lab.receivedAtMs': state.labReceivedAtMs },
    'lab.verdict': state.labVerdict,
    ...{ 'shop.depositMinor': known.depositCents, 'shop.serviceBudgetMinor': known.budgetCents },
  };
  const said = Object.entries(told).filter(([, value]) => value !== null);
  return { ...known.promised, ...known.line, ...Object.fromEntries([...said, ...evidence]) };
}

export interface Verdict extends Omit<Decided, 'state' | 'paidCents' | 'returnedCents'> {
  readonly state: 'needs' | 'wait' | 'review' | 'paid' | 'refused';
  readonly pays: Payable;
}

/** Facts as people read them: times by the calendar, money in whole units of the currency. */
function readable(facts: Facts): Facts {
  const entries = Object.entries(facts).map(([name, value]): [string, Facts[string]] => {
    if (typeof value !== 'number') return [name, value];
    if (name.endsWith('Ms')) return [name, new Date(value).toISOString()];
    return [name, name.endsWith('Minor') ? (value / 100).toFixed(2) : value];
  });
  return Object.fromEntries(entries);
}

const nothing: Payable = { totalCents: 0, returnedCents: 0 };

/** What the policy says of a claim by what is known now, within what may still be paid. */
export function verdictOf(policy: CompiledPolicy, facts: Facts, limits: PayoutLimits): Verdict {
  const decision = policy.decide(facts);
  const pays = payableOf(decision.payments, limits);
  const stake = payableOf(policy.stake(facts)?.payments ?? [], limits);
  const rest = {
    dueAt: dueOf(decision),
    missing: decision.missing.map(wordOf),
    why: readTrace(decision.why, readable(facts)),
    stakeCents: Math.max(stake.totalCents, pays.totalCents),
  };
  const { outcome, because } = decision;
  if (outcome === 'pay')
    return pays.totalCents > 0
      ? { state: 'paid', because, pays, ...rest }
      : { state: 'refused', because: 'paid-back-already', pays: nothing, ...rest };
  if (outcome === 'refuse') return { state: 'refused', because, pays: nothing, ...rest };
  // What is missing and has no clock would hang: an operator looks.
  if (outcome === 'needs' && rest.dueAt === null) return { state: 'review', because, pays: nothing, ...rest };
  return { state: outcome, because, pays: nothing, ...rest };
}

function dueOf({ clocks }: Decision): string | null {
  const dueMs = clocks[0]?.dueMs;
  return dueMs === undefined ? null : new Date(dueMs).toISOString();
}

const wordOf = (missing: Missing): string =>
  missing.kind === 'fact' ? missing.fact : `${missing.fact} ${missing.have}/${missing.least}`;

/** Whether a verdict says anything that the claim does not say already. */
export function isNews(state: ClaimState, verdict: Verdict): boolean {
  const { dueAtMs, missing } = state;
  return (
    verdict.state !== state.name ||
    verdict.because !== state.because ||
    verdict.stakeCents !== state.stakeCents ||
    (verdict.dueAt === null ? null : Date.parse(verdict.dueAt)) !== dueAtMs ||
    verdict.missing.join() !== missing.join()
  );
}
