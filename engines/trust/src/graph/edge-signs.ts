import { type Random, randomBelow } from '@kanmai/kernel';
import { type BoostedTrees, type BoostSettings, trainBoostedTrees } from '../learn/boosted-trees.ts';
import { bestCut } from '../learn/cut.ts';
import { pickRows, sigmoid } from '../learn/table.ts';
import { edgeFeatures, type Pairs } from './edge-features.ts';
import { foldLessons } from './lessons.ts';
import type { Ratings } from './ratings.ts';

export const edgeSignDefaults: Partial<BoostSettings> = {
  loss: 'odds',
  rounds: 200,
  rate: 0.05,
  depth: 5,
  leafMin: 3,
  rowShare: 0.5,
  columnShare: 0.3,
};

/** Whether somebody will rate somebody well or badly, from the ratings so far. */
export class EdgeSigns {
  readonly #ratings: Ratings;
  readonly #model: BoostedTrees;
  /** A chance above it is answered "well". */
  readonly cut: number;

  constructor(ratings: Ratings, model: BoostedTrees, cut: number) {
    this.#ratings = ratings;
    this.#model = model;
    this.cut = cut;
  }

  /** By pair, the chance that the rating is positive. */
  chances(pairs: Pairs): Float64Array {
    return this.#model.answer(edgeFeatures(this.#ratings, pairs)).map(sigmoid);
  }
}

/**
 * Boosted trees over `edgeFeatures`, signed triads among them. The cut is what parts both signs best (by macro-F1) among
 * ratings that the asked model did not learn from.
 */
export function trainEdgeSigns(
  ratings: Ratings,
  random: Random,
  settings: Partial<BoostSettings> = edgeSignDefaults,
): EdgeSigns {
  const { table, weights } = foldLessons(ratings, 10, random);
  const labels = Uint8Array.from(weights, (weight) => (weight > 0 ? 1 : 0));
  const half = Uint8Array.from(labels, () => randomBelow(random, 2));
  const apart = new Float64Array(labels.length);
  for (const held of [0, 1]) {
    const rows = Int32Array.from(half, (_, row) => row);
    const learnt = rows.filter((row) => half[row] !== held);
    const asked = rows.filter((row) => half[row] === held);
    const targets = Uint8Array.from(learnt, (row) => labels[row]!);
    const answers = trainBoostedTrees(pickRows(table, learnt), targets, random, settings).answer(
      pickRows(table, asked),
    );
    asked.forEach((row, n) => {
      apart[row] = sigmoid(answers[n]!);
    });
  }
  return new EdgeSigns(ratings, trainBoostedTrees(table, labels, random, settings), bestCut(apart, labels));
}
