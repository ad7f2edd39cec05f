import { factNamesZh, wordNamesZh } from './trace-names-zh.ts';
import type { TraceWords } from './trace-words.ts';

export const traceWordsZh: TraceWords = {
  facts: factNamesZh,
  words: wordNamesZh,
  places: {
    ...{
      who: '适用范围',
      claim: '申请类型',
      window: '申请期限',
      evidence: '凭证',
      clock: '时限',
      cap: '上限',
    },
  },
  verdicts: { yes: '成立', no: '不成立', unknown: '尚不清楚' },
  row: (number) => `第 ${number} 条`,
  sentence: (where, says, verdict, read) =>
    `${where}：${says}：${verdict}${read.length === 0 ? '' : `（${read.join('，')}）`}`,
  fact: (name, value) => `${name} = ${value}`,
  decided: (condition, outcome, because) => `${condition}，${outcome}（${because}）`,
  span: (count, unit) => `${count} ${unit === 'd' ? '天' : '小时'}`,
  claimed: (edge, from, after) =>
    `不${edge === 'sooner' ? '早' : '晚'}于${from}${after === '' ? '' : ` + ${after}`}`,
  evidence: (kind, count) => `${kind}至少 ${count} 份`,
  ranOut: (clock) => `${clock}时限已到`,
  noMoreThan: (cap) => `不超过${cap}`,
  isKnown: (name, known) => `${known ? '已有' : '尚无'}${name}`,
  isOneOf: (name, list) => `${name}属于${list.join('、')}`,
  has: (name, list) => `${name}含${list.join('、')}`,
  is: (name, value) => `${name}：${value}`,
  compared: {
    'at least': (name, limit) => `${name} ≥ ${limit}`,
    'at most': (name, limit) => `${name} ≤ ${limit}`,
    'not before': (name, limit) => `${name}不早于${limit}`,
    'not after': (name, limit) => `${name}不晚于${limit}`,
  },
  signs: { 'not (': '并非（', '(': '（', ')': '）', ' and ': '，且', ' or ': '，或' },
};
