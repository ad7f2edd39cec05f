import type { Random } from '@kanmai/kernel';
import { type Margin, marginOf, type SparseRow, trainMargin } from '../learn/margin.ts';
import { charGrams, openingOf } from './char-grams.ts';

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
    return marginOf(this.#margin, weighed(gramsOf(text, this.#settings), this.#ratios));
  }
}

/** The runs of the whole text and, numbered apart, those of its opening. */
interface TextGrams {
  readonly whole: Int32Array;
  readonly opening: Int32Array;
}

const openingClauses = 2;
const openingLongest = 3;
/** How long the opening is made beside the whole. */
const openingShare = 0.5;

function gramsOf(text: string, { longest, bits }: SentimentSettings): TextGrams {
  return {
    whole: charGrams(text, longest, bits),
    opening: charGrams(openingOf(text, openingClauses), openingLongest, bits, 1),
  };
}

/**
 * A linear margin over runs of characters, each weighed by how much more often it is met in praise than in complaint
 * (NB-SVM: Wang and Manning, Baselines and bigrams, ACL 2012), texts of all lengths made equally long. The opening, where
 * reviews tend to say their verdict, is counted a second time by itself.
 */
export function trainSentiment(
  texts: readonly LabelledText[],
  random: Random,
  settings: Partial<SentimentSettings> = {},
): Sentiment {
  const all = { ...sentimentDefaults, ...settings };
  const grams = texts.map(({ text }) => gramsOf(text, all));
  const ratios = logRatios(grams, texts, 2 ** all.bits);
  const labels = texts.map(({ isGood }) => (isGood ? 1 : -1));
  const rows = grams.map((own) => weighed(own, ratios));
  return new Sentiment(all, ratios, trainMargin(rows, labels, 2 ** all.bits, all, random));
}

/** By run, the logarithm of its share of good texts beside that of bad ones, each with one text more for doubt. */
function logRatios(grams: readonly TextGrams[], texts: readonly LabelledText[], size: number): Float64Array {
  const good = new Float64Array(size).fill(1);
  const bad = new Float64Array(size).fill(1);
  let goodTexts = 2;
  let badTexts = 2;
  texts.forEach(({ isGood }, at) => {
    const counts = isGood ? good : bad;
    if (isGood) goodTexts++;
    else badTexts++;
    for (const gram of grams[at]!.whole) counts[gram]!++;
    for (const gram of grams[at]!.opening) counts[gram]!++;
  });
  return good.map((count, gram) => Math.log((count / goodTexts) * (badTexts / bad[gram]!)));
}

function weighed({ whole, opening }: TextGrams, ratios: Float64Array): SparseRow {
  const columns = new Int32Array(whole.length + opening.length);
  columns.set(whole);
  columns.set(opening, whole.length);
  const values = Float64Array.from(columns, (gram) => ratios[gram]!);
  stretch(values.subarray(0, whole.length), 1);
  stretch(values.subarray(whole.length), openingShare);
  return { columns, values };
}

/** Makes a vector so long. */
function stretch(values: Float64Array, length: number): void {
  let squares = 0;
  for (const value of values) squares += value ** 2;
  const factor = length / (Math.sqrt(squares) || 1);
  for (let n = 0; n < values.length; n++) values[n]! *= factor;
}
