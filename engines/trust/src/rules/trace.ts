import type { Facts } from './facts.ts';

/** One step on the way to a decision. Steps are made when a policy is compiled, and shared: what was read is in the facts. */
export interface TraceStep {
  readonly at: 'who' | 'claim' | 'window' | 'evidence' | 'row' | 'clock' | 'cap';
  /** Of a row, its number from 0. */
  readonly row?: number;
  readonly verdict: 'yes' | 'no' | 'unknown';
  /** What was asked, in plain words. */
  readonly says: string;
  readonly facts: readonly string[];
}

/** A trace as sentences, each with what was read: for the log and for whoever decides an appeal. */
export function readTrace(why: readonly TraceStep[], facts: Facts): string[] {
  return why.map((step) => {
    const place = step.row === undefined ? step.at : `row ${step.row + 1}`;
    const read = step.facts.map((name) => `${name} = ${shown(facts[name])}`);
    const beside = read.length === 0 ? '' : ` (${read.join(', ')})`;
    return `${place}: ${step.says}: ${step.verdict}${beside}`;
  });
}

function shown(value: Facts[string]): string {
  return value === undefined ? 'not known' : typeof value === 'object' ? value.join('/') : String(value);
}
