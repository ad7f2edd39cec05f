import type { Random } from '@kanmai/kernel';
import { type Margin, marginOf, type SparseRow, trainMargin } from '../learn/margin.ts';
import { charGrams } from './char-grams.ts';

export interface SentimentSettings {
  /** Runs of one to this many characters. */
  readonly longest: number;
  /** Runs are numbered below 2^bits; at most 24. */
  readonly bits: number;
  readonly cost: number;
  readonly rounds: number;
}

export const sentimentDefaults: SentimentSettings = { longest: 4, bits: 22, cost: 1, rounds: 12 };

export interface LabelledText {
  readonly text: string;
  readonly isGood: boolean;
}

/** Says of texts whether they praise or complain. */
export class Sentiment {
  readonly #settings: SentimentSettings;
  readonly #ratios: Float64Array;
  readonly #margin: Margin;

  constructor(settings: SentimentSettings, ratios: Float64Array, margin: Margin) {
    this.#settings = settings;
    this.#ratios = ratios;
    this.#margin = margin;
  }

  /** Above zero for praise, the surer the larger; about 1 and -1 at the margins. */
  score(text: string): number {
    const grams = charGrams(text, this.#settings.longest, this.#settings.bits);
    return marginOf(this.#margin, weighed(grams, this.#ratios));
  }
}

/**
 * A linear margin over runs of characters, each weighed by how much more often it is met in praise than in complaint
 * (NB-SVM: Wang and Manning, Baselines and bigrams, ACL 2012), texts of all lengths made equally long.
 */
export function trainSentiment(
  texts: readonly LabelledText[],
  random: Random,
  settings: Partial<SentimentSettings> = {},
): Sentiment {
  const all = { ...sentimentDefaults, ...settings };
  const grams = texts.map(({ text }) => charGrams(text, all.longest, all.bits));
  const ratios = logRatios(grams, texts, 2 ** all.bits);
  const labels = texts.map(({ isGood }) => (isGood ? 1 : -1));
  const rows = grams.map((own) => weighed(own, ratios));
  return new Sentiment(all, ratios, trainMargin(rows, labels, 2 ** all.bits, all, random));
}

/** By run, the logarithm of its share of good texts beside that of bad ones, each with one text more for doubt. */
function logRatios(grams: readonly Int32Array[], texts: readonly LabelledText[], size: number): Float64Array {
  const good = new Float64Array(size).fill(1);
  const bad = new Float64Array(size).fill(1);
  let goodTexts = 2;
  let badTexts = 2;
  texts.forEach(({ isGood }, at) => {
    const counts = isGood ? good : bad;
    if (isGood) goodTexts++;
    else badTexts++;
    for (const gram of grams[at]!) counts[gram]!++;
  });
  return good.map((count, gram) => Math.log((count / goodTexts) * (badTexts / bad[gram]!)));
}

function weighed(grams: Int32Array, ratios: Float64Array): SparseRow {
  const values = Float64Array.from(grams, (gram) => ratios[gram]!);
  let squares = 0;
  for (const value of values) squares += value ** 2;
  const length = Math.sqrt(squares) || 1;
  return { columns: grams, values: values.map((value) => value / length) };
}
