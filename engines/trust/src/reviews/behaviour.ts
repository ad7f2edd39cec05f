import { groupedBy } from '../graph/ratings.ts';
import type { FakePriors, RatedReviews } from './review-graph.ts';
import { suspicion } from './suspicion.ts';

const dayS = 86_400;
/** Accounts older than this between first and last review are not throwaways; reviews later than it are not early. */
const burstDays = 28;
const earlyDays = 210;

/**
 * Priors from behaviour alone, without text (the metadata features of SpEagle: Rayana and Akoglu, KDD 2015, table 2):
 * many reviews on one day, only praise or only blame, far from the mean of others, all within a few days; of a review
 * early, extreme, far from the others, on a day when its product had many.
 */
export function behaviourPriors(reviews: RatedReviews): FakePriors {
  const seen = distances(reviews);
  return {
    review: suspicion(reviewFeatures(reviews, seen)),
    user: suspicion(sideFeatures(reviews, seen, reviews.users, reviews.userCount)),
    product: suspicion(sideFeatures(reviews, seen, reviews.products, reviews.productCount)),
  };
}

interface Distances {
  /** By review, its stars from the mean of the others of its product, in shares of the scale. */
  readonly deviation: Float64Array;
  /** Stars from 0 (least met) to 1 (most met). */
  readonly level: Float64Array;
}

function distances({ stars, products, productCount }: RatedReviews): Distances {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const star of stars) {
    least = Math.min(least, star);
    most = Math.max(most, star);
  }
  const level = stars.map((star) => (most > least ? (star - least) / (most - least) : 0.5));
  const sums = new Float64Array(productCount);
  const counts = new Float64Array(productCount);
  for (let at = 0; at < level.length; at++) {
    sums[products[at]!]! += level[at]!;
    counts[products[at]!]!++;
  }
  const deviation = level.map((own, at) => {
    const others = counts[products[at]!]! - 1;
    return others === 0 ? 0 : Math.abs(own - (sums[products[at]!]! - own) / others);
  });
  return { deviation, level };
}

function reviewFeatures(reviews: RatedReviews, { deviation, level }: Distances): Float64Array[] {
  const first = new Float64Array(reviews.productCount).fill(Number.POSITIVE_INFINITY);
  const perDay = new Map<string, number>();
  const dayKey = (at: number) => `${reviews.products[at]} ${Math.floor(reviews.atS[at]! / dayS)}`;
  for (let at = 0; at < reviews.atS.length; at++) {
    first[reviews.products[at]!] = Math.min(first[reviews.products[at]!]!, reviews.atS[at]!);
    perDay.set(dayKey(at), (perDay.get(dayKey(at)) ?? 0) + 1);
  }
  const early = reviews.atS.map((atS, at) => {
    const days = (atS - first[reviews.products[at]!]!) / dayS;
    return days > earlyDays ? 0 : 1 - days / earlyDays;
  });
  return [
    early,
    level.map((own) => (own === 0 || own === 1 ? 1 : 0)),
    deviation,
    Float64Array.from(level, (_, at) => perDay.get(dayKey(at))!),
  ];
}

/** Features of one side, by its number; all are suspicious where high. */
function sideFeatures(
  { atS }: RatedReviews,
  { deviation, level }: Distances,
  whose: Int32Array,
  count: number,
): Float64Array[] {
  const { start, list } = groupedBy(whose, count);
  const features = Array.from({ length: 5 }, () => new Float64Array(count));
  for (let who = 0; who < count; who++) {
    const own = list.subarray(start[who], start[who + 1]);
    if (own.length === 0) continue;
    const days = Float64Array.from(own, (at) => Math.floor(atS[at]! / dayS)).sort();
    const spanDays = days.at(-1)! - days[0]!;
    [
      mostAlike(days),
      own.reduce((sum, at) => sum + (level[at]! > 0.7 ? 1 : 0), 0) / own.length,
      own.reduce((sum, at) => sum + (level[at]! < 0.3 ? 1 : 0), 0) / own.length,
      own.reduce((sum, at) => sum + deviation[at]!, 0) / own.length,
      spanDays > burstDays ? 0 : 1 - spanDays / burstDays,
    ].forEach((value, n) => {
      features[n]![who] = value;
    });
  }
  return features;
}

/** The length of the longest run of equal numbers. */
function mostAlike(sorted: Float64Array): number {
  let most = 0;
  let run = 0;
  sorted.forEach((value, n) => {
    run = n > 0 && sorted[n - 1] === value ? run + 1 : 1;
    most = Math.max(most, run);
  });
  return most;
}
