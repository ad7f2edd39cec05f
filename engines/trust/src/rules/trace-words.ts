import type { TraceStep } from './trace.ts';

type Place = Exclude<TraceStep['at'], 'row'>;
export type Comparison = 'at least' | 'at most' | 'not before' | 'not after';

/** How a language says the steps of a decision. Names and limits come in its own words already. */
export interface TraceWords {
  readonly facts: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<Place, string>>;
  readonly verdicts: Readonly<Record<TraceStep['verdict'], string>>;
  readonly row: (number: string) => string;
  /** `read`: what was looked at, each by `fact`; empty when nothing was. */
  readonly sentence: (where: string, says: string, verdict: string, read: readonly string[]) => string;
  readonly fact: (name: string, value: string) => string;
  readonly decided: (condition: string, outcome: string, because: string) => string;
  readonly span: (count: number, unit: 'h' | 'd') => string;
  /** `after`: the span after it; empty for none. */
  readonly claimed: (edge: 'sooner' | 'later', from: string, after: string) => string;
  readonly evidence: (kind: string, count: string) => string;
  readonly ranOut: (clock: string) => string;
  readonly noMoreThan: (cap: string) => string;
  readonly isKnown: (name: string, known: boolean) => string;
  readonly isOneOf: (name: string, list: readonly string[]) => string;
  readonly has: (name: string, list: readonly string[]) => string;
  readonly is: (name: string, value: string) => string;
  readonly compared: Readonly<Record<Comparison, (name: string, limit: string) => string>>;
  readonly signs: Readonly<Record<'not (' | '(' | ')' | ' and ' | ' or ', string>>;
}
