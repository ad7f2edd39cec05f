/** The language of policies. All of it is JSON: a policy is stored, compared and snapshotted as it is. */

/** A number, or another fact (and so much more). `plusHours` is for times. */
export type Bound = number | { readonly fact: string; readonly plus?: number; readonly plusHours?: number };

/** True, false, or not known: of a fact that is not known nothing is said but whether it is `known`. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly fact: string; readonly is: string | boolean | number }
  | { readonly fact: string; readonly in: readonly string[] }
  | { readonly fact: string; readonly hasAny: readonly string[] }
  | { readonly fact: string; readonly atLeast: Bound }
  | { readonly fact: string; readonly atMost: Bound }
  | { readonly fact: string; readonly known: boolean };

/** Whole minor units. `perMilleOf` rounds halves up; `less` does not go below zero. */
export type Amount =
  | { readonly minor: number }
  | { readonly fact: string }
  | { readonly times: number; readonly of: Amount }
  | { readonly perMille: number; readonly of: Amount }
  | { readonly sum: readonly Amount[] }
  | { readonly less: readonly [Amount, Amount] }
  | { readonly least: readonly Amount[] }
  | { readonly most: readonly Amount[] };

export type Payer = 'shop-deposit' | 'shop-budget' | 'platform' | 'platform-advance' | 'carrier' | 'insurer';
export type Purpose = 'refund' | 'compensation' | 'freight' | 'difference';
/** What a decision says. `wait` and `review` have a clock; `needs` is answered where something is missing. */
export type Outcome = 'pay' | 'refuse' | 'wait' | 'review' | 'needs';

export interface Moment {
  readonly fact: string;
  readonly plusHours: number;
}

export interface EvidenceRule {
  /** The fact of kind `evidence` that counts it. */
  readonly fact: string;
  readonly least: number;
  /** Asked for only where this holds. */
  readonly when?: Condition;
}

export interface PaymentRule {
  readonly purpose: Purpose;
  readonly amount: Amount;
}

export interface DecisionRow {
  /** The last row has none. */
  readonly when?: Condition;
  readonly outcome: Exclude<Outcome, 'needs'>;
  /** A word for screens: why it is so. */
  readonly because: string;
  readonly pays?: readonly PaymentRule[];
  /** Of `wait` and `review`: the clock that runs. */
  readonly clock?: string;
}

export interface ClockRule {
  readonly from: string;
  readonly hours: number;
  /** What is decided when it has run out. Where that is `pay`, the row's payments are paid. */
  readonly onExpiry: 'pay' | 'refuse' | 'review';
  readonly because: string;
}

export interface Policy {
  readonly code: string;
  readonly version: number;
  readonly title: { readonly zh: string; readonly en: string };
  /** Whose orders have the right: category, room tier, price, shop, buyer. Read when it is shown, ordered and claimed. */
  readonly who: Condition;
  /** Which claims it is for: a reason, usually. */
  readonly claim: Condition;
  /** When a claim may be made: read against `claim.atMs`. */
  readonly window: { readonly opens?: Moment; readonly closes?: Moment };
  readonly evidence: readonly EvidenceRule[];
  /** The clock that runs while evidence is missing; while only facts are, none does. */
  readonly evidenceClock?: string;
  /** The first row that holds decides. */
  readonly rows: readonly DecisionRow[];
  /** Who pays, in order, each up to its limit; the last has none. A limit that is not known is none. */
  readonly payers: readonly { readonly payer: Payer; readonly upTo?: Amount }[];
  /** The least of them is the most that is paid, payments cut from the last to the first. */
  readonly caps: readonly { readonly code: string; readonly amount: Amount }[];
  readonly clocks: Readonly<Record<string, ClockRule>>;
}
