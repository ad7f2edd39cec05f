import { err, ok, type Result } from '@kanmai/kernel';
import { checkPolicy } from './check-policy.ts';
import type { PolicyFault } from './check-shape.ts';
import { type Decision, decide, type Stake, sharesOf, stakeOf } from './decide.ts';
import { FactPlaces, type Facts, type Vocabulary } from './facts.ts';
import { guaranteeFacts } from './guarantee-facts.ts';
import { type Parts, partsOf } from './parts.ts';
import type { Policy } from './policy.ts';
import type { TraceStep } from './trace.ts';

export interface CompiledPolicy {
  readonly policy: Policy;
  /** The facts that it reads, besides `now.atMs` and `claim.atMs`. */
  readonly facts: readonly string[];
  /** Whether an order or a listing has this right, as far as is known: for the trust card and the snapshot. */
  offers(facts: Facts): { readonly offered: 'yes' | 'no' | 'unknown'; readonly why: readonly TraceStep[] };
  /**
   * What becomes of a claim, by these facts alone. `now.atMs` and `claim.atMs` must be told.
   * @throws when a fact is not of its kind.
   */
  decide(facts: Facts): Decision;
  /** The most that a claim could pay by what is known, for what is set aside and what a person may grant. */
  stake(facts: Facts): Stake | undefined;
  /** Who pays how much of so much: where a person grants it, or less is paid than was decided. */
  shares(facts: Facts, minor: number): Decision['shares'];
}

/** Checks a policy that came as JSON and makes closures of it. All faults are told at once. */
export function compilePolicy(
  json: unknown,
  vocabulary: Vocabulary = guaranteeFacts,
): Result<CompiledPolicy, { readonly type: 'bad_policy'; readonly faults: readonly PolicyFault[] }> {
  const places = new FactPlaces({ ...vocabulary, 'now.atMs': 'time', 'claim.atMs': 'time' });
  const faults = checkPolicy(json, places);
  if (faults.length > 0) return err({ type: 'bad_policy', faults });
  const policy = json as Policy;
  const parts = partsOf(policy, places);
  const large = amountFaults(parts);
  if (large.length > 0) return err({ type: 'bad_policy', faults: large });
  return ok({
    policy,
    facts: places.names.slice(2),
    offers(facts) {
      const step = parts.who.test(places.read(facts));
      return { offered: step === undefined ? 'yes' : verdictOf(step), why: [step ?? parts.whoHolds] };
    },
    decide: (facts) => decide(parts, places.read(facts)),
    stake: (facts) => stakeOf(parts, places.read(facts)),
    shares: (facts, minor) => sharesOf(parts, places.read(facts), minor),
  });
}

const verdictOf = (step: TraceStep): 'no' | 'unknown' => (step.verdict === 'no' ? 'no' : 'unknown');

/** Amounts that could leave the whole numbers that a double holds exactly, all payments of a row together. */
function amountFaults({ rows, caps, payers }: Parts): PolicyFault[] {
  const sums = [
    ...rows.map(({ pays }, n) => ({
      path: `rows[${n}].pays`,
      most: sumOf(pays.map(({ amount }) => amount.most)),
    })),
    ...caps.map(({ amount }, n) => ({ path: `caps[${n}].amount`, most: amount.most })),
    ...payers.map(({ upTo }, n) => ({ path: `payers[${n}].upTo`, most: upTo?.most ?? 0 })),
  ];
  return sums
    .filter(({ most }) => most > Number.MAX_SAFE_INTEGER)
    .map(({ path }) => ({ path, says: 'may become too large to be exact' }));
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
