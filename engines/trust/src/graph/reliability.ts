import type { Ratings } from './ratings.ts';

/** How much what is expected of anybody counts beside what was seen, in ratings. */
export interface ReliabilityPriors {
  /** Ratings' worth of the usual fairness that each rater begins with. */
  readonly rater: number;
  /** Ratings' worth of the usual goodness that each rated begins with. */
  readonly rated: number;
  /** Of a rating: how much its rater counts, and how much its agreement with the goodness of the rated. */
  readonly byRater: number;
  readonly byAgreement: number;
}

export const reliabilityDefaults: ReliabilityPriors = { rater: 1, rated: 1, byRater: 1, byAgreement: 1 };

export interface Reliability {
  /** By rater, in [0, 1]. */
  readonly fairness: Float64Array;
  /** By rated, in [-1, 1]. */
  readonly goodness: Float64Array;
  /** By rating, in [0, 1]. */
  readonly reliability: Float64Array;
  readonly rounds: number;
}

/** What is known of raters from how they behave, in [0, 1] by rater, and how many ratings that is worth. */
export interface BehaviourPrior {
  readonly fairness: ArrayLike<number>;
  readonly worth: number;
}

/**
 * Fairness of raters, goodness of the rated and reliability of each rating, by one another until they stand still, with
 * priors for those of whom little is known (REV2: Kumar, Hooi, Makhija, Kumar, Faloutsos, Subrahmanian, WSDM 2018, eq. 4-6).
 */
export function reliabilityOf(
  ratings: Ratings,
  priors: ReliabilityPriors = reliabilityDefaults,
  behaviour?: BehaviourPrior,
  roundsMax = 100,
  tolerance = 1e-8,
): Reliability {
  const state = {
    fairness: new Float64Array(ratings.raterCount).fill(1),
    goodness: new Float64Array(ratings.ratedCount),
    reliability: new Float64Array(ratings.weights.length).fill(1),
  };
  let rounds = 0;
  for (let moved = Number.POSITIVE_INFINITY; moved > tolerance && rounds < roundsMax; rounds++) {
    setGoodness(ratings, priors, state);
    setReliability(ratings, priors, state);
    moved = setFairness(ratings, priors, state, behaviour);
  }
  return { ...state, rounds };
}

type State = Omit<Reliability, 'rounds'>;

function setGoodness({ rated, weights }: Ratings, priors: ReliabilityPriors, state: State): void {
  const { goodness, reliability } = state;
  const usual = meanOf(goodness);
  const sums = new Float64Array(goodness.length).fill(priors.rated * usual);
  const counts = new Float64Array(goodness.length).fill(priors.rated);
  for (let at = 0; at < weights.length; at++) {
    sums[rated[at]!]! += reliability[at]! * weights[at]!;
    counts[rated[at]!]!++;
  }
  for (let who = 0; who < goodness.length; who++)
    goodness[who] = counts[who]! > 0 ? sums[who]! / counts[who]! : 0;
}

function setReliability(
  { raters, rated, weights }: Ratings,
  { byRater, byAgreement }: ReliabilityPriors,
  { fairness, goodness, reliability }: State,
): void {
  for (let at = 0; at < weights.length; at++) {
    const agreement = 1 - Math.abs(weights[at]! - goodness[rated[at]!]!) / 2;
    reliability[at] = (byRater * fairness[raters[at]!]! + byAgreement * agreement) / (byRater + byAgreement);
  }
}

/** The largest change of any rater's fairness. */
function setFairness(
  { raters, weights }: Ratings,
  priors: ReliabilityPriors,
  { fairness, reliability }: State,
  behaviour: BehaviourPrior | undefined,
): number {
  const usual = meanOf(fairness);
  const sums = new Float64Array(fairness.length).fill(priors.rater * usual);
  const counts = new Float64Array(fairness.length).fill(priors.rater);
  for (let at = 0; at < weights.length; at++) {
    sums[raters[at]!]! += reliability[at]!;
    counts[raters[at]!]!++;
  }
  let moved = 0;
  for (let who = 0; who < fairness.length; who++) {
    const worth = behaviour?.worth ?? 0;
    const sum = sums[who]! + worth * (behaviour?.fairness[who] ?? 0);
    const count = counts[who]! + worth;
    const now = count > 0 ? sum / count : 1;
    moved = Math.max(moved, Math.abs(now - fairness[who]!));
    fairness[who] = now;
  }
  return moved;
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}
