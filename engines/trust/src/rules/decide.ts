import { hourMs } from '@kanmai/kernel';
import type { Slots } from './facts.ts';
import type { CompiledMoment, CompiledRow, Parts } from './parts.ts';
import type { Outcome, Payer, Purpose } from './policy.ts';
import type { TraceStep } from './trace.ts';

export type Missing =
  | { readonly kind: 'evidence'; readonly fact: string; readonly least: number; readonly have: number }
  | { readonly kind: 'fact'; readonly fact: string };

export interface RunningClock {
  readonly code: string;
  /** Not known while what it runs from has not happened. */
  readonly dueMs: number | undefined;
  /** What will be decided then, and how much would be paid by what is known now. */
  readonly onExpiry: 'pay' | 'refuse' | 'review';
  readonly because: string;
  readonly payoutMinor: number;
}

export interface Decision {
  readonly code: string;
  readonly version: number;
  readonly outcome: Outcome;
  readonly because: string;
  /** The sum of the payments: 0 unless the outcome is `pay`. */
  readonly payoutMinor: number;
  readonly payments: readonly { readonly purpose: Purpose; readonly minor: number }[];
  /** Who pays first; undefined where nobody pays. */
  readonly payer: Payer | undefined;
  /** Who pays how much of it. */
  readonly shares: readonly { readonly payer: Payer; readonly minor: number }[];
  readonly why: readonly TraceStep[];
  readonly missing: readonly Missing[];
  readonly clocks: readonly RunningClock[];
}

/**
 * One claim: is it the order's right, is it such a claim, in time, with evidence; then the first row that holds. Whatever cannot be
 * told for want of a fact is `needs`, with what is missing; a clock that has run out decides as it says.
 */
export function decide(parts: Parts, slots: Slots): Decision {
  const why: TraceStep[] = [];
  if (slots[0] === undefined || slots[1] === undefined)
    throw new Error('now.atMs and claim.atMs must be told');
  const gate = gateOf(parts, slots, why);
  if (gate !== undefined) return gate;
  const lacking = lackingEvidence(parts, slots, why);
  if (lacking.length > 0) return needsEvidence(parts, slots, why, lacking);
  for (const row of parts.rows) {
    const step = row.when?.test(slots);
    if (step !== undefined) {
      why.push(step);
      if (step.verdict === 'no') continue;
      return needsFacts(parts, why, row.when!.missing(slots));
    }
    why.push(row.holds);
    return decidedBy(parts, row, slots, why);
  }
  throw new Error('the last row of a checked policy holds always');
}

function gateOf(parts: Parts, slots: Slots, why: TraceStep[]): Decision | undefined {
  const { who, whoHolds, claim, claimHolds, opens, closes } = parts;
  for (const [condition, holds, because] of [
    [who, whoHolds, 'not-covered'],
    [claim, claimHolds, 'not-such-a-claim'],
  ] as const) {
    const step = condition.test(slots);
    why.push(step ?? holds);
    if (step?.verdict === 'no') return answer(parts, 'refuse', because, why);
    if (step !== undefined) return needsFacts(parts, why, condition.missing(slots));
  }
  const early = opens && momentStep(opens, slots, true);
  const late = closes && momentStep(closes, slots, false);
  for (const step of [early, late]) if (step !== undefined) why.push(step);
  if (early?.verdict === 'no') return answer(parts, 'refuse', 'too-early', why);
  if (late?.verdict === 'no') return answer(parts, 'refuse', 'too-late', why);
  const unknown = [
    ...(early?.verdict === 'unknown' ? [opens!.fact] : []),
    ...(late?.verdict === 'unknown' ? [closes!.fact] : []),
  ];
  return unknown.length > 0 ? needsFacts(parts, why, unknown) : undefined;
}

function momentStep(moment: CompiledMoment, slots: Slots, isOpening: boolean): TraceStep {
  const from = slots[moment.place] as number | undefined;
  if (from === undefined) return moment.unknown;
  const claimedMs = slots[1] as number;
  const holds = isOpening ? claimedMs >= from + moment.plusMs : claimedMs <= from + moment.plusMs;
  return holds ? moment.holds : moment.fails;
}

function lackingEvidence({ evidence }: Parts, slots: Slots, why: TraceStep[]): Missing[] {
  const lacking: Missing[] = [];
  for (const { rule, place, when, holds, fails } of evidence) {
    // Where it is not known whether it is asked for, it is.
    if (when?.test(slots)?.verdict === 'no') continue;
    const have = slots[place] as number;
    why.push(have >= rule.least ? holds : fails);
    if (have < rule.least) lacking.push({ kind: 'evidence', fact: rule.fact, least: rule.least, have });
  }
  return lacking;
}

/** Facts are for the platform to find out: nobody loses by the time that takes. */
function needsFacts(parts: Parts, why: TraceStep[], facts: readonly string[]): Decision {
  const missing = [...new Set(facts)].map((fact) => ({ kind: 'fact', fact }) as const);
  return { ...answer(parts, 'needs', 'not-known', why), missing };
}

function needsEvidence(parts: Parts, slots: Slots, why: TraceStep[], missing: readonly Missing[]): Decision {
  const clock = parts.policy.evidenceClock;
  const open = { ...answer(parts, 'needs', 'evidence-missing', why), missing };
  return clock === undefined ? open : onClock(parts, clock, slots, open, []);
}

function decidedBy(parts: Parts, row: CompiledRow, slots: Slots, why: TraceStep[]): Decision {
  const { outcome, because, clock } = row.row;
  if (outcome === 'refuse') return answer(parts, 'refuse', because, why);
  const amounts = row.pays.length === 0 ? [] : [...row.pays, ...parts.caps];
  const unknown = amounts.flatMap(({ amount }) => amount.missing(slots));
  if (unknown.length > 0) return needsFacts(parts, why, unknown);
  const payments = amountsOf(row.pays, slots);
  if (outcome === 'pay') return paid(parts, because, slots, why, payments);
  return onClock(parts, clock!, slots, answer(parts, outcome, because, why), payments);
}

export type Payments = readonly { readonly purpose: Purpose; readonly minor: number }[];

/** The clock beside the decision, or, where it has run out, what it decides. */
function onClock(parts: Parts, code: string, slots: Slots, open: Decision, payments: Payments): Decision {
  const { rule, place, expired } = parts.clocks.get(code)!;
  const from = slots[place] as number | undefined;
  const dueMs = from === undefined ? undefined : from + rule.hours * hourMs;
  const then = () => {
    const why = [...open.why, expired];
    return rule.onExpiry === 'pay' && payments.length > 0
      ? paid(parts, rule.because, slots, why, payments)
      : answer(parts, rule.onExpiry === 'pay' ? 'review' : rule.onExpiry, rule.because, why);
  };
  const later = then();
  if (dueMs !== undefined && (slots[0] as number) >= dueMs) return later;
  const { onExpiry, because } = rule;
  return { ...open, clocks: [{ code, dueMs, onExpiry, because, payoutMinor: later.payoutMinor }] };
}

function paid(parts: Parts, because: string, slots: Slots, why: TraceStep[], wanted: Payments): Decision {
  const { payments, payoutMinor, bites } = cutToCaps(parts, slots, wanted);
  const steps = bites === undefined ? why : [...why, bites];
  const shares = sharesOf(parts, slots, payoutMinor);
  return {
    ...answer(parts, 'pay', because, steps),
    payoutMinor,
    payments,
    payer: shares[0]?.payer,
    shares,
  };
}

/** What is at stake in a claim: the most that any row of its table would pay, caps applied. */
export interface Stake {
  readonly payoutMinor: number;
  readonly payments: Payments;
}

/** Undefined where no row's payments, or not the caps, are known yet. */
export function stakeOf(parts: Parts, slots: Slots): Stake | undefined {
  if (parts.caps.some(({ amount }) => amount.missing(slots).length > 0)) return undefined;
  let most: Stake | undefined;
  for (const { pays } of parts.rows) {
    if (pays.length === 0 || pays.some(({ amount }) => amount.missing(slots).length > 0)) continue;
    const { payments, payoutMinor } = cutToCaps(parts, slots, amountsOf(pays, slots));
    if (payoutMinor > (most?.payoutMinor ?? -1)) most = { payments, payoutMinor };
  }
  return most;
}

const amountsOf = (pays: CompiledRow['pays'], slots: Slots): Payments =>
  pays.map(({ purpose, amount }) => ({ purpose, minor: amount.of(slots) }));

function cutToCaps({ caps }: Parts, slots: Slots, wanted: Payments): Stake & { readonly bites?: TraceStep } {
  let most = Number.POSITIVE_INFINITY;
  let bites: TraceStep | undefined;
  for (const cap of caps) {
    const amount = cap.amount.of(slots);
    if (amount < most) [most, bites] = [amount, cap.bites];
  }
  let left = most;
  const cut = wanted.map(({ purpose, minor }) => {
    const own = Math.min(left, minor);
    left -= own;
    return { purpose, minor: own };
  });
  const payoutMinor = sumOf(cut);
  const isCut = payoutMinor < sumOf(wanted) && bites !== undefined;
  const payments = cut.filter(({ minor }) => minor > 0);
  return { payments, payoutMinor, ...(isCut ? { bites: bites! } : {}) };
}

const sumOf = (payments: Payments): number => payments.reduce((sum, { minor }) => sum + minor, 0);

/** Who pays how much of so much, in the policy's order, each up to its limit. */
export function sharesOf(
  { payers }: Parts,
  slots: Slots,
  payoutMinor: number,
): { payer: Payer; minor: number }[] {
  const shares: { payer: Payer; minor: number }[] = [];
  let left = payoutMinor;
  for (const { payer, upTo } of payers) {
    const limit = upTo?.of(slots) ?? Number.POSITIVE_INFINITY;
    const minor = Math.min(left, Number.isNaN(limit) ? left : limit);
    if (minor > 0) shares.push({ payer, minor });
    left -= minor;
  }
  return shares;
}

const nothing: readonly never[] = [];

function answer({ policy }: Parts, outcome: Outcome, because: string, why: readonly TraceStep[]): Decision {
  return {
    ...{ code: policy.code, version: policy.version, outcome, because, why },
    ...{ payoutMinor: 0, payments: nothing, payer: undefined, shares: nothing },
    ...{ missing: nothing, clocks: nothing },
  };
}
