import type { Token, Tokens, WordClass } from '../lexicon.ts';
import type { Sentences } from '../sentences.ts';
import type { Trade } from '../words/trades.ts';
import { featureBuckets, featuresOf } from './features.ts';
import { shareOf } from './training.ts';
import { mannerBias, mannerScale, mannerTable } from './weights.ts';

/**
 * How sure the model must be. Chosen on the working half alone, by five-fold cross-validation (`thresholds`): the least of its levels at
 * which at least .96 of what it finds is a violation.
 */
const sureAt = 0.9;
/** Shorter stretches say too little. */
const lengthLeast = 6;
/** Longer ones are cut at pauses: the model learnt from sentences. */
const lengthMost = 60;

const weights = unpacked(mannerTable);

/** A stretch that sounds like a violation, the part of it that weighs most, and what kind it is like. */
export interface MannerFinding extends Token {
  readonly code: string;
}

/**
 * What no rule names but what is said in the manner of violations: a linear model of the working half of the labelled sentences
 * (`training.ts`), asked of each sentence in which no rule found anything.
 */
export function suspicious(
  text: string,
  tokens: Tokens,
  sentences: Sentences,
  known: readonly Token[],
  trades: ReadonlySet<Trade>,
): readonly MannerFinding[] {
  const found: MannerFinding[] = [];
  for (const stretch of stretchesOf(text, sentences)) {
    if (known.some((one) => one.from < stretch.sentenceTo && one.to > stretch.sentenceFrom)) continue;
    const { sum, heaviest } = weigh(text, stretch, tokens);
    if (1 / (1 + Math.exp(-sum)) < sureAt) continue;
    found.push({
      ...heaviest,
      code: kindOfStretch(text.slice(stretch.from, stretch.to), stretch, tokens, trades),
    });
  }
  return found;
}

interface Stretch extends Token {
  readonly sentenceFrom: number;
  readonly sentenceTo: number;
}

function* stretchesOf(text: string, sentences: Sentences): Iterable<Stretch> {
  let at = 0;
  while (at < text.length) {
    const sentenceFrom = at;
    const sentenceTo = Math.max(at + 1, sentences.sentenceEnd(at));
    for (let from = at; from < sentenceTo; ) {
      let to = sentenceTo;
      if (to - from > lengthMost) {
        const pause = text.lastIndexOf('，', from + lengthMost);
        to = pause > from + lengthLeast ? pause : Math.min(sentenceTo, from + lengthMost);
      }
      if (to - from >= lengthLeast) yield { from, to, sentenceFrom, sentenceTo };
      from = to;
    }
    at = sentenceTo + 1;
  }
}

/** The sum of its weights, and the run of characters that adds most to it. */
function weigh(text: string, { from, to }: Stretch, tokens: Tokens): { sum: number; heaviest: Token } {
  const perUnit = new Float32Array(to - from);
  const seen = new Set<number>();
  let sum = 0;
  for (const feature of featuresOf(text, from, to, tokens)) {
    const weight = weights[feature.bucket]!;
    if (!seen.has(feature.bucket)) sum += weight;
    seen.add(feature.bucket);
    const length = feature.to - feature.from;
    for (let i = feature.from; i < feature.to; i++) perUnit[i - from]! += weight / length;
  }
  return { sum: mannerBias + shareOf(seen.size) * sum, heaviest: heaviestRun(perUnit, from) };
}

/** The contiguous run with the greatest sum above the mean (Kadane), widened to at least two characters. */
function heaviestRun(perUnit: Float32Array, offset: number): Token {
  const mean = perUnit.reduce((all, one) => all + one, 0) / perUnit.length;
  let best = { from: 0, to: Math.min(2, perUnit.length) };
  let most = Number.NEGATIVE_INFINITY;
  let from = 0;
  let sum = 0;
  for (let i = 0; i < perUnit.length; i++) {
    if (sum < 0) {
      from = i;
      sum = 0;
    }
    sum += perUnit[i]! - mean;
    if (sum > most) {
      most = sum;
      best = { from, to: i + 1 };
    }
  }
  const to = Math.min(perUnit.length, Math.max(best.to, best.from + 2));
  return { from: offset + Math.min(best.from, Math.max(0, to - 2)), to: offset + to };
}

/** The kind whose words stand there; 广告法第四条 where none do. */
function kindOfStretch(
  text: string,
  { from, to }: Stretch,
  tokens: Tokens,
  trades: ReadonlySet<Trade>,
): string {
  const has = (...names: readonly WordClass[]) =>
    names.some((name) => tokens.of.get(name)?.some((token) => token.from >= from && token.to <= to));
  if (has('illness', 'complaint', 'outcome', 'medicalTerm')) return trades.has('food') ? 'SP1' : 'ZH30';
  if (has('rival', 'insult', 'beating')) return 'ZH25';
  if (has('investmentReturn') || trades.has('investment')) return 'ZH39';
  if (trades.has('education') || has('examPromise')) return 'ZH35';
  if (trades.has('real-estate')) return 'FDC2';
  if (trades.has('alcohol')) return 'J3';
  if (/%|百分之|万|亿|倍/.test(text)) return 'ZH20';
  if (has('healthFunction')) return 'SP19';
  if (/瘦|白|斑|皱|纹|毛孔|头发|脂肪|斤|年轻/.test(text)) return 'ZH49';
  return /最|第一|顶|级|王|唯一|全网|行业|没人|天下|超越/.test(text) ? 'ZH8' : 'ZH2';
}

function unpacked(table: string): Float32Array {
  const bytes = Uint8Array.from(atob(table), (sign) => sign.charCodeAt(0));
  const signed = new Int8Array(bytes.buffer);
  return Float32Array.from({ length: featureBuckets }, (_, i) => signed[i]! * mannerScale);
}
