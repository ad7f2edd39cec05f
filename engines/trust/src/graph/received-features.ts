import { type Table, tableOf } from '../learn/table.ts';
import { fairnessGoodness } from './fairness-goodness.ts';
import { groupedBy, type Ratings, ratingsOf } from './ratings.ts';

/** What others gave: number, mean, least, share of negative, goodness. One row a rated; NaN where nothing is known. */
export function receivedFeatures(ratings: Ratings): Table {
  const byRated = groupedBy(ratings.rated, ratings.ratedCount);
  const { goodness } = fairnessGoodness(ratings);
  const rows = Array.from({ length: ratings.ratedCount }, (_, rated) => {
    const weights = Float64Array.from(ratingsOf(byRated, rated), (at) => ratings.weights[at]!);
    if (weights.length === 0) return [0, Number.NaN, Number.NaN, Number.NaN, Number.NaN];
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const negative = weights.filter((weight) => weight < 0).length;
    return [
      Math.log1p(weights.length),
      sum / weights.length,
      weights.reduce((least, weight) => Math.min(least, weight), 1),
      negative / weights.length,
      goodness[rated]!,
    ];
  });
  return tableOf(rows, 5);
}
