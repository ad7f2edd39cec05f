import { type Table, tableOf } from '../learn/table.ts';
import { fairnessGoodness } from './fairness-goodness.ts';
import { type Grouped, groupedBy, type Ratings, ratingsOf } from './ratings.ts';
import { type ReliabilityPriors, reliabilityOf } from './reliability.ts';

/** Fairness is asked for under several priors: which one tells most, the learner finds out (as REV2 with supervision does). */
const priorsTried: readonly ReliabilityPriors[] = [
  { rater: 0, rated: 0, byRater: 1, byAgreement: 1 },
  { rater: 1, rated: 1, byRater: 1, byAgreement: 1 },
  { rater: 2, rated: 2, byRater: 0, byAgreement: 1 },
  { rater: 0, rated: 2, byRater: 1, byAgreement: 2 },
  { rater: 5, rated: 5, byRater: 1, byAgreement: 1 },
];

const givenNames = [
  'given',
  'meanGiven',
  'spreadGiven',
  'leastGiven',
  'mostGiven',
  'shareNegative',
  'shareFull',
  'shareFaint',
  'entropy',
  'meanDistance',
  'meanLean',
  'mostDistance',
  'meanOthers',
  'leastOthers',
  'meanPopularity',
  'meanPlace',
  'shareFirst',
  'spanDays',
  'meanGapDays',
  'shareHurried',
  'beganShare',
] as const;

/** The columns of `raterFeatures`. */
export const raterFeatureNames: readonly string[] = [
  ...givenNames,
  'fairness',
  ...priorsTried.map((_, at) => `fairness${at}`),
];

/**
 * What is known of raters from the ratings they gave and from what others gave to the same rated: never from what was
 * given to them. One row a rater; NaN where nothing is known.
 */
export function raterFeatures(ratings: Ratings): Table {
  const side = sidesOf(ratings);
  const fair = fairnessGoodness(ratings).fairness;
  const tried = priorsTried.map((priors) => reliabilityOf(ratings, priors).fairness);
  const rows = Array.from({ length: ratings.raterCount }, (_, rater) => {
    const own = ratingsOf(side.byRater, rater);
    return [
      ...(own.length === 0 ? givenNames.map((_, at) => (at === 0 ? 0 : Number.NaN)) : givenOf(side, own)),
      own.length === 0 ? Number.NaN : fair[rater]!,
      ...tried.map((fairness) => (own.length === 0 ? Number.NaN : fairness[rater]!)),
    ];
  });
  return tableOf(rows, raterFeatureNames.length);
}

interface Sides {
  readonly ratings: Ratings;
  readonly byRater: Grouped;
  readonly received: Int32Array;
  readonly receivedSum: Float64Array;
  /** By rating, how many the rated had before it. */
  readonly place: Int32Array;
  readonly beginS: number;
  readonly endS: number;
}

function sidesOf(ratings: Ratings): Sides {
  const received = new Int32Array(ratings.ratedCount);
  const receivedSum = new Float64Array(ratings.ratedCount);
  const place = new Int32Array(ratings.weights.length);
  let beginS = Number.POSITIVE_INFINITY;
  let endS = Number.NEGATIVE_INFINITY;
  const order = Uint32Array.from(ratings.weights, (_, at) => at).sort(
    (a, b) => ratings.atS[a]! - ratings.atS[b]! || a - b,
  );
  for (const at of order) {
    place[at] = received[ratings.rated[at]!]!++;
    receivedSum[ratings.rated[at]!]! += ratings.weights[at]!;
    beginS = Math.min(beginS, ratings.atS[at]!);
    endS = Math.max(endS, ratings.atS[at]!);
  }
  const byRater = groupedBy(ratings.raters, ratings.raterCount);
  return { ratings, byRater, received, receivedSum, place, beginS, endS };
}

function givenOf(side: Sides, own: Int32Array): number[] {
  const { ratings } = side;
  const weights = Float64Array.from(own, (at) => ratings.weights[at]!);
  const mean = meanOf(weights);
  return [
    Math.log1p(own.length),
    mean,
    Math.sqrt(meanOf(weights.map((weight) => (weight - mean) ** 2))),
    Math.min(...weights),
    Math.max(...weights),
    meanOf(weights.map((weight) => (weight < 0 ? 1 : 0))),
    meanOf(weights.map((weight) => (Math.abs(weight) >= 0.95 ? 1 : 0))),
    meanOf(weights.map((weight) => (Math.abs(weight) <= 0.15 ? 1 : 0))),
    entropyOf(weights),
    ...besideOthers(side, own),
    ...pace(side, own),
  ];
}

/** How the ratings stand beside those that others gave to the same. */
function besideOthers({ ratings, received, receivedSum, place }: Sides, own: Int32Array): number[] {
  const others = Float64Array.from(own, (at) => {
    const rated = ratings.rated[at]!;
    return received[rated]! > 1
      ? (receivedSum[rated]! - ratings.weights[at]!) / (received[rated]! - 1)
      : Number.NaN;
  });
  const leans = others
    .map((other, n) => ratings.weights[own[n]!]! - other)
    .filter((lean) => !Number.isNaN(lean));
  const known = others.filter((other) => !Number.isNaN(other));
  const places = Float64Array.from(own, (at) => place[at]!);
  return [
    meanOf(leans.map(Math.abs)),
    meanOf(leans),
    leans.length === 0 ? Number.NaN : Math.max(...leans.map(Math.abs)),
    meanOf(known),
    known.length === 0 ? Number.NaN : Math.min(...known),
    meanOf(Float64Array.from(own, (at) => Math.log(received[ratings.rated[at]!]!))),
    meanOf(places.map((before) => Math.log1p(before))),
    meanOf(places.map((before) => (before === 0 ? 1 : 0))),
  ];
}

const dayS = 86_400;
const hurriedS = 600;

function pace({ ratings, beginS, endS }: Sides, own: Int32Array): number[] {
  const times = Float64Array.from(own, (at) => ratings.atS[at]!).sort();
  const gaps = times.slice(1).map((atS, n) => atS - times[n]!);
  const spanDays = (times.at(-1)! - times[0]!) / dayS;
  return [
    Math.log1p(spanDays),
    gaps.length === 0 ? Number.NaN : Math.log1p(spanDays / gaps.length),
    meanOf(gaps.map((gapS) => (gapS < hurriedS ? 1 : 0))),
    endS > beginS ? (times[0]! - beginS) / (endS - beginS) : 0,
  ];
}

/** Of the weights in tenths, in bits. */
function entropyOf(weights: Float64Array): number {
  const counts = new Map<number, number>();
  for (const weight of weights) {
    const tenth = Math.round(weight * 10);
    counts.set(tenth, (counts.get(tenth) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / weights.length) * Math.log2(count / weights.length);
  return bits;
}

/** NaN of none. */
function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? Number.NaN : sum / values.length;
}
