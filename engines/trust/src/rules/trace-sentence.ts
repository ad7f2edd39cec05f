import type { Comparison, TraceWords } from './trace-words.ts';

const fact = '[a-z]+\\.[\\w-]+';
const value = '[^\\s.,()]+';

/**
 * A sentence of `readTrace` in the words of a language. It reads the sentence, so that what was decided long ago reads as well; a
 * name that it does not know stays as it is.
 */
export function traceIn(words: TraceWords, sentence: string): string {
  const match =
    /^(?:(who|claim|window|evidence|clock|cap)|row (\d+)): (.*): (yes|no|unknown)(?: \((.*)\))?$/s.exec(
      sentence,
    );
  if (match === null) return sentence;
  const [, place, row, says = '', verdict, read] = match;
  const where =
    place === undefined ? words.row(row ?? '') : words.places[place as keyof TraceWords['places']];
  const found = words.verdicts[verdict as keyof TraceWords['verdicts']];
  return words.sentence(
    where,
    decisionIn(words, says),
    found,
    read === undefined ? [] : factsIn(words, read),
  );
}

function decisionIn(words: TraceWords, says: string): string {
  const decided = /^(.*): (pay|refuse|wait|review), ([\w-]+)$/s.exec(says);
  if (decided === null) return conditionIn(words, says);
  const [, condition = '', outcome = '', because = ''] = decided;
  return words.decided(conditionIn(words, condition), named(words, outcome), named(words, because));
}

type Rule = readonly [pattern: RegExp, write: (words: TraceWords, ...parts: string[]) => string];

const bound = (comparison: Comparison): Rule => [
  new RegExp(
    `(${fact}) is ${comparison} (${fact}|\\d+)(?: \\+ (\\d+)(?!\\d| h))?(?: \\+ (\\d+) h)?(?![\\w])`,
    'g',
  ),
  (words, name = '', limit = '', more?: string, plusHours?: string) => {
    const than = /^\d+$/.test(limit) ? amountOf(name, limit) : named(words, limit);
    const plus = more === undefined ? '' : ` + ${amountOf(name, more)}`;
    const later = plusHours === undefined ? '' : ` + ${spanIn(words, plusHours)}`;
    return words.compared[comparison](named(words, name), `${than}${plus}${later}`);
  },
];

/** The shapes that conditions, windows, evidence, clocks and caps are said in; the first that fits a part says it. */
const shapes: readonly Rule[] = [
  [
    new RegExp(`^claimed no (sooner|later) than (${fact}) \\+ (\\d+) h$`),
    (words, edge, from = '', count = '') =>
      words.claimed(
        edge as 'sooner' | 'later',
        named(words, from),
        count === '0' ? '' : spanIn(words, count),
      ),
  ],
  [
    new RegExp(`^at least (\\d+) of (${fact})$`),
    (words, count = '', kind = '') => words.evidence(named(words, kind), count),
  ],
  [/^([\w-]+) has run out$/, (words, clock = '') => words.ranOut(named(words, clock))],
  [/^no more than ([\w-]+)$/, (words, cap = '') => words.noMoreThan(named(words, cap))],
  [new RegExp(`(${fact}) is not known`, 'g'), (words, name = '') => words.isKnown(named(words, name), false)],
  [new RegExp(`(${fact}) is known`, 'g'), (words, name = '') => words.isKnown(named(words, name), true)],
  [
    new RegExp(`(${fact}) is one of (${value}(?:, ${value})*)`, 'g'),
    (words, name = '', list = '') => words.isOneOf(named(words, name), eachNamed(words, list, ', ')),
  ],
  [
    new RegExp(`(${fact}) has (${value}(?: or (?!not \\()${value}(?=$|[\\s)]))*)`, 'g'),
    (words, name = '', list = '') => words.has(named(words, name), eachNamed(words, list, ' or ')),
  ],
  ...(['at least', 'at most', 'not before', 'not after'] as const).map(bound),
  [
    new RegExp(`(${fact}) is (${value})`, 'g'),
    (words, name = '', is = '') => words.is(named(words, name), named(words, is)),
  ],
];

function conditionIn(words: TraceWords, text: string): string {
  let said = named(words, text);
  for (const [pattern, write] of shapes)
    said = said.replace(pattern, (_all, ...parts) => write(words, ...(parts as string[])));
  for (const [sign, is] of Object.entries(words.signs)) said = said.replaceAll(sign, is);
  return said;
}

function factsIn(words: TraceWords, read: string): string[] {
  return read.split(/, (?=[a-z]+\.[\w-]+ = )/).map((each) => {
    const [name = '', is = ''] = each.split(' = ');
    return words.fact(named(words, name), eachNamed(words, is, '/').join('/'));
  });
}

const spanIn = (words: TraceWords, hours: string): string =>
  Number(hours) % 24 === 0 ? words.span(Number(hours) / 24, 'd') : words.span(Number(hours), 'h');

/** Whole minor units of a rule, as people read money. */
const amountOf = (name: string, count: string): string =>
  name.endsWith('Minor') ? `¥${(Number(count) / 100).toFixed(2)}` : count;

const eachNamed = (words: TraceWords, list: string, between: string): string[] =>
  list.split(between).map((word) => named(words, word));

const named = (words: TraceWords, word: string): string => words.facts[word] ?? words.words[word] ?? word;
