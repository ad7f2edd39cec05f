import { hourMs } from '@kanmai/kernel';
import { type CompiledAmount, compileAmount } from './amount.ts';
import { type CompiledCondition, compileCondition, stepOf } from './condition.ts';
import type { FactPlaces } from './facts.ts';
import type { ClockRule, DecisionRow, EvidenceRule, Moment, Payer, Policy, Purpose } from './policy.ts';
import type { TraceStep } from './trace.ts';

/** A policy made ready to be asked. Places 0 and 1 of the slots are the two times that every decision reads. */
export interface Parts {
  readonly policy: Policy;
  readonly who: CompiledCondition;
  readonly whoHolds: TraceStep;
  readonly claim: CompiledCondition;
  readonly claimHolds: TraceStep;
  readonly opens: CompiledMoment | undefined;
  readonly closes: CompiledMoment | undefined;
  readonly evidence: readonly CompiledEvidence[];
  readonly rows: readonly CompiledRow[];
  readonly payers: readonly { readonly payer: Payer; readonly upTo: CompiledAmount | undefined }[];
  readonly caps: readonly {
    readonly code: string;
    readonly amount: CompiledAmount;
    readonly bites: TraceStep;
  }[];
  readonly clocks: ReadonlyMap<string, CompiledClock>;
}

export interface CompiledMoment {
  readonly place: number;
  readonly fact: string;
  readonly plusMs: number;
  readonly holds: TraceStep;
  readonly fails: TraceStep;
  readonly unknown: TraceStep;
}

export interface CompiledEvidence {
  readonly rule: EvidenceRule;
  readonly place: number;
  readonly when: CompiledCondition | undefined;
  readonly holds: TraceStep;
  readonly fails: TraceStep;
}

export interface CompiledRow {
  readonly row: DecisionRow;
  readonly when: CompiledCondition | undefined;
  readonly holds: TraceStep;
  readonly pays: readonly { readonly purpose: Purpose; readonly amount: CompiledAmount }[];
}

export interface CompiledClock {
  readonly code: string;
  readonly rule: ClockRule;
  readonly place: number;
  readonly expired: TraceStep;
}

export function partsOf(policy: Policy, places: FactPlaces): Parts {
  places.placeOf('now.atMs');
  places.placeOf('claim.atMs');
  const who = compileCondition(policy.who, places, { at: 'who' });
  const claim = compileCondition(policy.claim, places, { at: 'claim' });
  return {
    policy,
    ...{ who, whoHolds: stepOf({ at: 'who' }, 'yes', who.says, who.facts) },
    ...{ claim, claimHolds: stepOf({ at: 'claim' }, 'yes', claim.says, claim.facts) },
    opens: momentOf(policy.window.opens, 'claimed no sooner than', places),
    closes: momentOf(policy.window.closes, 'claimed no later than', places),
    evidence: policy.evidence.map((rule) => evidenceOf(rule, places)),
    rows: policy.rows.map((row, n) => rowOf(row, n, places)),
    payers: policy.payers.map(({ payer, upTo }) => ({
      payer,
      upTo: upTo === undefined ? undefined : compileAmount(upTo, places),
    })),
    caps: policy.caps.map(({ code, amount }) => {
      const compiled = compileAmount(amount, places);
      const bites = stepOf({ at: 'cap' }, 'yes', `no more than ${code}`, []);
      return { code, amount: compiled, bites };
    }),
    clocks: new Map(
      Object.entries(policy.clocks).map(([code, rule]) => [code, clockOf(code, rule, places)] as const),
    ),
  };
}

function momentOf(moment: Moment | undefined, words: string, places: FactPlaces): CompiledMoment | undefined {
  if (moment === undefined) return undefined;
  const { fact, plusHours } = moment;
  const says = `${words} ${fact} + ${plusHours} h`;
  const facts = ['claim.atMs', fact];
  return {
    ...{ place: places.placeOf(fact), fact, plusMs: plusHours * hourMs },
    holds: stepOf({ at: 'window' }, 'yes', says, facts),
    fails: stepOf({ at: 'window' }, 'no', says, facts),
    unknown: stepOf({ at: 'window' }, 'unknown', says, facts),
  };
}

function evidenceOf(rule: EvidenceRule, places: FactPlaces): CompiledEvidence {
  const says = `at least ${rule.least} of ${rule.fact}`;
  return {
    rule,
    place: places.placeOf(rule.fact),
    when: rule.when === undefined ? undefined : compileCondition(rule.when, places, { at: 'evidence' }),
    holds: stepOf({ at: 'evidence' }, 'yes', says, [rule.fact]),
    fails: stepOf({ at: 'evidence' }, 'no', says, [rule.fact]),
  };
}

function rowOf(row: DecisionRow, n: number, places: FactPlaces): CompiledRow {
  const at = { at: 'row', row: n } as const;
  const when = row.when === undefined ? undefined : compileCondition(row.when, places, at);
  const { says, facts } = when ?? { says: 'all else', facts: [] };
  return {
    ...{ row, when },
    holds: stepOf(at, 'yes', `${says}: ${row.outcome}, ${row.because}`, facts),
    pays: (row.pays ?? []).map(({ purpose, amount }) => ({ purpose, amount: compileAmount(amount, places) })),
  };
}

function clockOf(code: string, rule: ClockRule, places: FactPlaces): CompiledClock {
  const says = `${code} has run out: ${rule.onExpiry}, ${rule.because}`;
  const expired = stepOf({ at: 'clock' }, 'yes', says, ['now.atMs', rule.from]);
  return { code, rule, place: places.placeOf(rule.from), expired };
}
