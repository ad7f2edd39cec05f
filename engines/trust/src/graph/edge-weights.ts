import type { Random } from '@kanmai/kernel';
import { type BoostedTrees, type BoostSettings, trainBoostedTrees } from '../learn/boosted-trees.ts';
import { edgeFeatures, type Pairs } from './edge-features.ts';
import { foldLessons, type Lessons, windowLessons } from './lessons.ts';
import type { Ratings } from './ratings.ts';

export const edgeWeightDefaults: Partial<BoostSettings> = {
  loss: 'squares',
  rounds: 200,
  rate: 0.03,
  depth: 4,
  leafMin: 20,
  rowShare: 0.5,
  columnShare: 0.3,
};

/** What somebody will rate somebody, from the ratings so far. */
export class EdgeWeights {
  readonly #ratings: Ratings;
  readonly #models: readonly BoostedTrees[];

  constructor(ratings: Ratings, models: readonly BoostedTrees[]) {
    this.#ratings = ratings;
    this.#models = models;
  }

  /** One expected weight a pair, in [-1, 1]. */
  expect(pairs: Pairs): Float64Array {
    const table = edgeFeatures(this.#ratings, pairs);
    const answers = this.#models.map((model) => model.answer(table));
    return Float64Array.from({ length: table.rows }, (_, row) => {
      const sum = answers.reduce((total, answer) => total + answer[row]!, 0);
      return Math.max(-1, Math.min(1, sum / answers.length));
    });
  }
}

/**
 * Boosted trees over `edgeFeatures`, taught in three ways that go wrong differently: looking far ahead (a fifth of all
 * ratings), only a little ahead (a fiftieth), and from all others whatever their time. Their mean answers, so that the
 * latest habits of a graph (an attack that has just ended) do not decide alone. `ratings` stand in order of time.
 */
export function trainEdgeWeights(
  ratings: Ratings,
  random: Random,
  settings: Partial<BoostSettings> = edgeWeightDefaults,
): EdgeWeights {
  const ways: readonly Lessons[] = [
    windowLessons(ratings, { first: 0.3, step: 0.1, span: 0.2 }),
    windowLessons(ratings, { first: 0.02, step: 0.02, span: 0.02 }),
    foldLessons(ratings, 10, random),
  ];
  const models = ways.map(({ table, weights }) => trainBoostedTrees(table, weights, random, settings));
  return new EdgeWeights(ratings, models);
}
