import type { InspectedKind } from './risk-route.ts';

/** One thing to look at. */
export type ChecklistItem =
  | {
      readonly code: string;
      readonly kind: 'choice';
      readonly choices: readonly string[];
      /** Answers with which it is not sent on, whatever else is found. */
      readonly fatal?: readonly string[];
    }
  | { readonly code: string; readonly kind: 'number'; readonly min: number; readonly max: number }
  /** The phone's own number. */
  | { readonly code: string; readonly kind: 'imei' }
  /** The number of the laboratory's report; empty where nothing was measured. */
  | { readonly code: string; readonly kind: 'text'; readonly required: boolean };

export interface Checklist {
  readonly kind: InspectedKind;
  readonly version: number;
  readonly items: readonly ChecklistItem[];
  /** Pictures that there must be, by what they show. */
  readonly photos: readonly string[];
}

export type Answers = Readonly<Record<string, string | number>>;

/** What is wrong with the answers to a checklist: items unanswered, and those answered with what is no answer. */
export interface AnswerFaults {
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
}
