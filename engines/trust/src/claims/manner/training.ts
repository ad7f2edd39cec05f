import { featureBuckets } from './features.ts';

/** One text to learn from: its distinct features, and whether it is a violation. */
export interface Lesson {
  readonly buckets: readonly number[];
  readonly isViolation: boolean;
}

export interface MannerWeights {
  readonly bias: number;
  readonly weights: Float32Array;
}

const rounds = 30;
const pace = 0.1;
const shrink = 1e-4;

/** By what the weights of a text with so many features are multiplied, so that a long one is no surer for its length. */
export function shareOf(features: number): number {
  return 4 / Math.sqrt(Math.max(1, features));
}

/**
 * A logistic regression with a slope of its own for each weight (AdaGrad, Duchi et al. 2011). Lessons are taken in an order that only
 * depends on how many there are: the same lessons give the same weights.
 */
export function trainManner(lessons: readonly Lesson[]): MannerWeights {
  const weights = new Float32Array(featureBuckets);
  const squares = new Float32Array(featureBuckets).fill(1e-2);
  let bias = 0;
  let biasSquares = 1e-6;
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < lessons.length; k++) {
      const { buckets, isViolation } = lessons[(k * 7919 + round * 31) % lessons.length]!;
      const share = shareOf(buckets.length);
      let sum = 0;
      for (const bucket of buckets) sum += weights[bucket]!;
      const slope = 1 / (1 + Math.exp(-(bias + share * sum))) - (isViolation ? 1 : 0);
      for (const bucket of buckets) {
        const step = slope * share + shrink * weights[bucket]!;
        squares[bucket]! += step * step;
        weights[bucket]! -= (pace * step) / Math.sqrt(squares[bucket]!);
      }
      biasSquares += slope * slope;
      bias -= (pace * slope) / Math.sqrt(biasSquares);
    }
  }
  return { bias, weights };
}
