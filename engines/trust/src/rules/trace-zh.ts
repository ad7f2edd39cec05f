import { factNames, wordNames } from './trace-names-zh.ts';

const placeNames: Readonly<Record<string, string>> = {
  ...{ who: '适用范围', claim: '申请类型', window: '申请期限', evidence: '凭证', clock: '时限', cap: '上限' },
};
const verdicts: Readonly<Record<string, string>> = { yes: '成立', no: '不成立', unknown: '尚不清楚' };

const fact = '[a-z]+\\.[\\w-]+';
const value = '[^\\s.,()]+';

/**
 * A sentence of `readTrace` in Chinese. It reads the sentence, so that what was decided long ago reads as well; a name that it does
 * not know stays as it is.
 */
export function traceInChinese(sentence: string): string {
  const match =
    /^(who|claim|window|evidence|clock|cap|row (\d+)): (.*): (yes|no|unknown)(?: \((.*)\))?$/s.exec(sentence);
  if (match === null) return sentence;
  const [, place = '', row, says = '', verdict = '', read] = match;
  const where = row === undefined ? placeNames[place] : `第 ${row} 条`;
  const beside = read === undefined ? '' : `（${readFacts(read)}）`;
  return `${where}：${saysInChinese(says)}：${verdicts[verdict]}${beside}`;
}

function saysInChinese(says: string): string {
  const decided = /^(.*): (pay|refuse|wait|review), ([\w-]+)$/s.exec(says);
  if (decided !== null) {
    const [, condition = '', outcome = '', because = ''] = decided;
    return `${conditionInChinese(condition)}，${named(outcome)}（${named(because)}）`;
  }
  return conditionInChinese(says);
}

type Rule = readonly [pattern: RegExp, write: (...parts: string[]) => string];

const bound = (words: string) =>
  new RegExp(`(${fact}) is ${words} (${fact}|\\d+)(?: \\+ (\\d+))?(?: \\+ (\\d+) h)?(?![\\w])`, 'g');
const hours = (count: string) => (Number(count) % 24 === 0 ? `${Number(count) / 24} 天` : `${count} 小时`);
const compared = (words: string) => (name: string, limit: string, more?: string, plusHours?: string) => {
  const than = /^\d+$/.test(limit) ? amountOf(name, limit) : named(limit);
  return `${named(name)}${words}${than}${more === undefined ? '' : ` + ${amountOf(name, more)}`}${plusHours === undefined ? '' : ` + ${hours(plusHours)}`}`;
};

/** The shapes that conditions, windows, evidence, clocks and caps are said in; the first that fits a part says it. */
const shapes: readonly Rule[] = [
  [
    new RegExp(`^claimed no (sooner|later) than (${fact}) \\+ (\\d+) h$`),
    (edge, from, count) =>
      `不${edge === 'sooner' ? '早' : '晚'}于${named(from)}${count === '0' ? '' : ` + ${hours(count)}`}`,
  ],
  [new RegExp(`^at least (\\d+) of (${fact})$`), (count, kind) => `${named(kind)}至少 ${count} 份`],
  [/^([\w-]+) has run out$/, (clock) => `${named(clock)}时限已到`],
  [/^no more than ([\w-]+)$/, (cap) => `不超过${named(cap)}`],
  [new RegExp(`(${fact}) is not known`, 'g'), (name) => `尚无${named(name)}`],
  [new RegExp(`(${fact}) is known`, 'g'), (name) => `已有${named(name)}`],
  [
    new RegExp(`(${fact}) is one of (${value}(?:, ${value})*)`, 'g'),
    (name, list) => `${named(name)}属于${list.split(', ').map(named).join('、')}`,
  ],
  [
    new RegExp(`(${fact}) has (${value}(?: or (?!not \\()${value}(?=$|[\\s)]))*)`, 'g'),
    (name, list) => `${named(name)}含${list.split(' or ').map(named).join('、')}`,
  ],
  [bound('at least'), compared(' ≥ ')],
  [bound('at most'), compared(' ≤ ')],
  [bound('not before'), compared('不早于')],
  [bound('not after'), compared('不晚于')],
  [new RegExp(`(${fact}) is (${value})`, 'g'), (name, is) => `${named(name)}：${named(is)}`],
];

function conditionInChinese(text: string): string {
  let said = named(text);
  for (const [pattern, write] of shapes)
    said = said.replace(pattern, (_all, ...parts) => write(...(parts as string[])));
  return said
    .replaceAll('not (', '并非（')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll(' and ', '，且')
    .replaceAll(' or ', '，或');
}

function readFacts(read: string): string {
  return read
    .split(/, (?=[a-z]+\.[\w-]+ = )/)
    .map((each) => {
      const [name = '', is = ''] = each.split(' = ');
      return `${named(name)} = ${is.split('/').map(named).join('/')}`;
    })
    .join('，');
}

/** Whole minor units of a rule, as people read money. */
const amountOf = (name: string, count: string): string =>
  name.endsWith('Minor') ? `¥${(Number(count) / 100).toFixed(2)}` : count;

const named = (word: string): string => factNames[word] ?? wordNames[word] ?? word;
