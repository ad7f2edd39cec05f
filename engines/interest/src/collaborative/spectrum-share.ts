import type { Interactions } from './interactions.ts';
import type { ItemScorer } from './item-scorer.ts';
import { type ItemVectors, personVector } from './item-spectrum.ts';
import { powers } from './powers.ts';

export interface SpectrumSettings {
  /** What the low-pass filter weighs beside the scores it is added to. */
  readonly weight: number;
  /** Power of how often an item was taken by which its score is damped; less than 0 favours. GF-CF has −½. */
  readonly endPower: number;
  /** Whether the filter is first scaled to the length of the scores it is added to. */
  readonly isScaled: boolean;
}

/** Scores looked at to find out which are the best. */
const sampleSize = 4096;
/** About as many of the best are given their part of the low-pass filter; lists are far shorter. */
const best = 2000;

/**
 * Adds to the best scores of another scorer those of the ideal low-pass filter of GF-CF (Shen et al., CIKM 2021): what
 * somebody took, projected on the strongest directions among items.
 */
export class SpectrumShare implements ItemScorer {
  readonly #inner: ItemScorer;
  readonly #vectors: ItemVectors;
  readonly #settings: SpectrumSettings;
  readonly #end: Float32Array;
  readonly #sample: Float32Array;
  readonly #person: Float32Array;
  readonly #share: Float32Array;

  constructor(
    inner: ItemScorer,
    interactions: Interactions,
    vectors: ItemVectors,
    settings: SpectrumSettings,
  ) {
    const counts = interactions.itemCounts();
    this.#inner = inner;
    this.#vectors = vectors;
    this.#settings = settings;
    this.#end = powers(counts, -settings.endPower);
    this.#sample = new Float32Array(Math.min(sampleSize, interactions.items));
    this.#person = new Float32Array(vectors.rank);
    this.#share = new Float32Array(interactions.items);
  }

  score(items: Uint32Array, scores: Float32Array): void {
    this.#inner.score(items, scores);
    personVector(this.#vectors, items, this.#person);
    const least = this.#leastOfBest(scores);
    const share = this.#share;
    let ours = 0;
    let theirs = 0;
    for (let item = 0; item < scores.length; item++) {
      if (!(scores[item]! > least)) continue;
      const value = this.#filtered(item);
      share[item] = value;
      ours += value * value;
      theirs += scores[item]! * scores[item]!;
    }
    if (ours === 0) return;
    const { weight, isScaled } = this.#settings;
    const scale = isScaled ? weight * Math.sqrt(theirs / ours) : weight;
    for (let item = 0; item < scores.length; item++) {
      if (scores[item]! > least) scores[item]! += scale * share[item]!;
    }
  }

  #filtered(item: number): number {
    const { values, rank } = this.#vectors;
    const person = this.#person;
    let sum = 0;
    for (let d = 0, at = item * rank; d < rank; d++, at++) sum += person[d]! * values[at]!;
    return sum * this.#end[item]!;
  }

  /** A score above which about `best` are, judged by a sample at even distances. */
  #leastOfBest(scores: Float32Array): number {
    if (scores.length <= best) return Number.NEGATIVE_INFINITY;
    const sample = this.#sample;
    const stride = scores.length / sample.length;
    for (let k = 0; k < sample.length; k++) sample[k] = scores[Math.floor(k * stride)]!;
    sample.sort();
    return sample[Math.max(0, sample.length - Math.ceil((best / scores.length) * sample.length))]!;
  }
}
