import type { Ratings } from './ratings.ts';

export interface FairnessGoodness {
  /** By rater, in [0, 1]: how near the ratings given are to what the rated deserve. 1 where none was given. */
  readonly fairness: Float64Array;
  /** By rated, in [-1, 1]: the ratings received, each as far as its rater is fair. 0 where none was received. */
  readonly goodness: Float64Array;
  readonly rounds: number;
}

/**
 * Fairness and goodness, each by the other until they stand still (Kumar, Spezzano, Subrahmanian, Faloutsos: Edge weight
 * prediction in weighted signed networks, ICDM 2016). Their theorem bounds the error after n rounds by 2^(1 - n).
 */
export function fairnessGoodness(ratings: Ratings, roundsMax = 60, tolerance = 1e-10): FairnessGoodness {
  const fairness = new Float64Array(ratings.raterCount).fill(1);
  const goodness = new Float64Array(ratings.ratedCount);
  const given = countsOf(ratings.raters, ratings.raterCount);
  const received = countsOf(ratings.rated, ratings.ratedCount);
  let rounds = 0;
  for (let moved = Number.POSITIVE_INFINITY; moved > tolerance && rounds < roundsMax; rounds++) {
    setGoodness(ratings, fairness, received, goodness);
    moved = setFairness(ratings, goodness, given, fairness);
  }
  return { fairness, goodness, rounds };
}

function countsOf(whose: Int32Array, count: number): Int32Array {
  const counts = new Int32Array(count);
  for (const who of whose) counts[who]!++;
  return counts;
}

function setGoodness(
  { raters, rated, weights }: Ratings,
  fairness: Float64Array,
  received: Int32Array,
  goodness: Float64Array,
): void {
  goodness.fill(0);
  for (let at = 0; at < weights.length; at++) goodness[rated[at]!]! += fairness[raters[at]!]! * weights[at]!;
  for (let who = 0; who < goodness.length; who++) goodness[who]! /= Math.max(1, received[who]!);
}

/** The largest change of any rater's fairness. */
function setFairness(
  { raters, rated, weights }: Ratings,
  goodness: Float64Array,
  given: Int32Array,
  fairness: Float64Array,
): number {
  const distance = new Float64Array(fairness.length);
  for (let at = 0; at < weights.length; at++)
    distance[raters[at]!]! += Math.abs(weights[at]! - goodness[rated[at]!]!) / 2;
  let moved = 0;
  for (let who = 0; who < fairness.length; who++) {
    const now = 1 - distance[who]! / Math.max(1, given[who]!);
    moved = Math.max(moved, Math.abs(now - fairness[who]!));
    fairness[who] = now;
  }
  return moved;
}
