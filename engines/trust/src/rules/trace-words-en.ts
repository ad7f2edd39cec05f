import { factNamesEn, wordNamesEn } from './trace-names-en.ts';
import type { TraceWords } from './trace-words.ts';

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export const traceWordsEn: TraceWords = {
  facts: factNamesEn,
  words: wordNamesEn,
  places: {
    who: 'Who it is for',
    claim: 'What is claimed',
    window: 'Until when',
    evidence: 'Evidence',
    clock: 'Time limit',
    cap: 'Limit',
  },
  verdicts: { yes: 'so it is', no: 'not so', unknown: 'not known yet' },
  row: (number) => `Step ${number}`,
  sentence: (where, says, verdict, read) =>
    `${where}: ${says} – ${verdict}${read.length === 0 ? '' : ` (${read.join('; ')})`}`,
  fact: (name, value) => `${name}: ${value}`,
  decided: (condition, outcome, because) => `${condition}, so ${outcome}, as ${because}`,
  span: (count, unit) => `${count} ${unit === 'd' ? 'day' : 'hour'}${count === 1 ? '' : 's'}`,
  claimed: (edge, from, after) => `claimed no ${edge} than ${after === '' ? '' : `${after} after `}${from}`,
  evidence: (kind, count) => `${kind}: at least ${count}`,
  ranOut: (clock) => `the time for ${clock} has run out`,
  noMoreThan: (cap) => `no more than ${cap}`,
  isKnown: (name, known) => `${name} is ${known ? 'known' : 'not known'}`,
  isOneOf: (name, list) => `${name} is ${either.format(list)}`,
  has: (name, list) => `${name} is ${either.format(list)}`,
  is: (name, value) => (value === 'yes' || value === 'no' ? `${name}: ${value}` : `${name} is “${value}”`),
  compared: {
    'at least': (name, limit) => `${name}: at least ${limit}`,
    'at most': (name, limit) => `${name}: at most ${limit}`,
    'not before': (name, limit) => `${name} is not before ${limit}`,
    'not after': (name, limit) => `${name} is not after ${limit}`,
  },
  signs: { 'not (': 'not (', '(': '(', ')': ')', ' and ': ' and ', ' or ': ' or ' },
};
