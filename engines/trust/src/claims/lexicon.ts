import { standsAlone } from './latin.ts';
import { Matcher } from './matcher.ts';
import { gap, type Reading } from './normalise.ts';
import * as absolute from './words/absolute.ts';
import * as health from './words/health.ts';
import { innocentWords } from './words/innocent.ts';
import * as people from './words/people.ts';
import * as promises from './words/promises.ts';
import { tradeWords } from './words/trades.ts';
import { wordList } from './words/word-list.ts';

/** The classes of words that rules speak of. */
export const lexicon = {
  innocent: innocentWords,
  superlative: absolute.superlatives,
  scope: absolute.scopes,
  rank: absolute.ranks,
  paragon: absolute.paragons,
  most: ['最'],
  first: wordList(
    '第一 第1 首家 首款 首个 首创 首屈 唯一 独家 领先 顶级 冠军 no1 top1 前三 榜首 老大 独有 仅此 绝无 没有第二',
  ),
  illness: health.illnesses,
  use: wordList(
    '喝这个 吃这个 用这个 喝它 吃它 用它 戴它 穿它 喝我们 吃我们 用我们 就喝 就吃 就用 就戴 就穿 就贴 就抹 就泡 喝上 吃上 用上 戴上 穿上 贴上 抹上 泡一泡 洗一洗 喝一杯 吃一粒 喝一个月 吃一个月 吃两瓶 喝两盒 用一瓶 吃的 喝的 来一杯 来一勺 专用 适用 专属 必备',
  ),
  cure: health.cures,
  medicalTerm: health.medicalTerms,
  healthFunction: health.healthFunctions,
  dose: health.doses,
  licence: health.licences,
  complaint: health.complaints,
  outcome: health.outcomes,
  stateOrgan: people.stateOrgans,
  stateFavour: people.stateFavours,
  stateSymbol: people.stateSymbols,
  authority: people.authorities,
  witness: people.witnesses,
  celebrity: people.celebrities,
  endorsement: people.endorsements,
  rival: people.rivals,
  insult: people.insults,
  beating: people.beatings,
  minor: people.minors,
  parent: people.parents,
  certainty: promises.certainties,
  refund: promises.refunds,
  safety: promises.safeties,
  effect: promises.effects,
  rate: promises.rates,
  investmentReturn: promises.returns,
  examPromise: promises.examPromises,
  examInsider: promises.examInsiders,
  drinking: promises.drinking,
  superstition: promises.superstitions,
  vice: promises.vices,
  humiliation: promises.humiliations,
  cruelty: promises.cruelties,
  indecency: promises.indecencies,
  intrusion: promises.intrusions,
  contraband: promises.contraband,
  gift: promises.gifts,
  fakePrice: promises.fakePrices,
  necessity: promises.necessities,
  threat: promises.threats,
  contest: promises.contests,
  giveaway: promises.giveaways,
  medicalService: promises.medicalServices,
  unlicensed: promises.unlicensed,
  source: promises.sources,
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type WordClass = keyof typeof lexicon;

/** A word of some class where it stands in a reading. */
export interface Token {
  readonly from: number;
  readonly to: number;
}

/** The words of each class in a text, by where they start, and the trades its words speak of with how often. */
export interface Tokens {
  readonly of: ReadonlyMap<WordClass, readonly Token[]>;
  readonly trades: ReadonlyMap<string, number>;
}

const places = collectPlaces();
const matcher = new Matcher([...places.keys()]);
const placeList = [...places.values()];

interface Places {
  readonly classes: WordClass[];
  readonly trades: string[];
}

function collectPlaces(): Map<string, Places> {
  const found = new Map<string, Places>();
  const placesOf = (word: string) => {
    const known = found.get(word.toLowerCase()) ?? { classes: [], trades: [] };
    found.set(word.toLowerCase(), known);
    return known;
  };
  for (const [name, words] of Object.entries(lexicon)) {
    for (const word of new Set(words)) placesOf(word).classes.push(name as WordClass);
  }
  for (const [trade, words] of Object.entries(tradeWords)) {
    for (const word of new Set(words)) placesOf(word).trades.push(trade);
  }
  return found;
}

/** All expressions, as the matcher knows them. */
export function allExpressions(): readonly string[] {
  return matcher.expressions;
}

export function tokensOf(reading: Reading): Tokens {
  const of = new Map<WordClass, Token[]>();
  const trades = new Map<string, number>();
  const innocent: Token[] = [];
  const risky: { place: number; from: number; to: number }[] = [];
  matcher.scan(reading.text, (word, to) => {
    const from = to - matcher.expressions[word]!.length;
    if (!standsAlone(reading.text, from, to) || !isOneWord(reading, from, to)) return;
    if (placeList[word]!.classes.includes('innocent')) innocent.push({ from, to });
    risky.push({ place: word, from, to });
  });
  const shadow = shadowOf(reading.text.length, innocent);
  for (const { place, from, to } of risky) {
    if (shadow !== null && shadow[from]! >= to && !placeList[place]!.classes.includes('innocent')) continue;
    for (const name of placeList[place]!.classes) put(of, name, { from, to });
    for (const trade of placeList[place]!.trades) trades.set(trade, (trades.get(trade) ?? 0) + 1);
  }
  for (const list of of.values()) list.sort((a, b) => a.from - b.from || b.to - a.to);
  return { of, trades };
}

/** For each place how far an innocent word reaches that starts there or before; a word inside is left alone. */
function shadowOf(length: number, innocent: readonly Token[]): Int32Array | null {
  if (innocent.length === 0) return null;
  const reach = new Int32Array(length + 1);
  for (const { from, to } of innocent) {
    for (let i = from; i < to; i++) reach[i] = Math.max(reach[i]!, to);
  }
  return reach;
}

/**
 * Whether what was dropped inside only splits it: decoration does, a space only beside a single character (最 佳), since spaces part
 * the phrases of a title.
 */
function isOneWord(reading: Reading, from: number, to: number): boolean {
  const { gaps } = reading;
  for (let i = from + 1; i < to; i++) {
    if (gaps[i] !== gap.space) continue;
    const aloneBefore = i - 1 === from || gaps[i - 1] !== gap.none;
    const aloneAfter = i + 1 === to || gaps[i + 1] !== gap.none;
    if (!aloneBefore && !aloneAfter) return false;
  }
  return true;
}

function put(of: Map<WordClass, Token[]>, name: WordClass, token: Token): void {
  const known = of.get(name);
  if (known === undefined) of.set(name, [token]);
  else known.push(token);
}
