import type { Trade } from './words/trades.ts';

/** Where a text stands. A review is what a private person says of what they bought. */
export type ClaimSource = 'title' | 'script' | 'caption' | 'picture' | 'review';

/** What somebody entitled to has certified of the goods. */
export interface CertifiedAttribute {
  /** purity, organic, origin, material, grade, treatment, condition … */
  readonly name: string;
  /** As certified: `18K`, `足金999`, `有机`, `云南` … */
  readonly value: string;
}

/** A price at which the goods were sold. */
export interface PastPrice {
  readonly atMs: number;
  readonly priceCents: number;
}

export interface ClaimContext {
  readonly source?: ClaimSource | undefined;
  /** What is sold, when known; otherwise the text's own words tell. */
  readonly trade?: Trade | undefined;
  /** All that is certified; leave it out where nobody asked, since a claim that is not certified is then not judged. */
  readonly certified?: readonly CertifiedAttribute[] | undefined;
  /** The prices of the last months, with `nowMs` and the price asked now. */
  readonly prices?:
    | { readonly nowMs: number; readonly priceCents: number; readonly past: readonly PastPrice[] }
    | undefined;
  /** Registered marks and names whose words are no claims. */
  readonly marks?: readonly string[] | undefined;
}

/** Why a risky expression is let pass. */
export type Exemption =
  | 'self-comparison'
  | 'aim'
  | 'grade'
  | 'mark'
  | 'usage'
  | 'order'
  | 'question'
  | 'negation'
  | 'quoted'
  | 'review'
  | 'quantity'
  | 'title'
  | 'feeling'
  | 'source'
  | 'licensed';

/** 1 a word to mend, 2 a violation, 3 one that harms: health, money, the state, children. */
export type Gravity = 1 | 2 | 3;

export interface Finding {
  /** Where in the text as given: `[start, end)`, in code units. */
  readonly start: number;
  readonly end: number;
  /** The text there. */
  readonly text: string;
  /** Which official kind of violation, and the article it breaks. */
  readonly code: string;
  readonly article: string;
  readonly gravity: Gravity;
  /** The rule that found it, for records and for tests. */
  readonly rule: string;
  /** Why it is let pass, or null: a violation. */
  readonly exempt: Exemption | null;
  /** What to put in its place; the empty text: leave it out. */
  readonly suggestion: string;
}
