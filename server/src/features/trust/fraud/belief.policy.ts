import { reliabilityOf } from '@kanmai/trust';
import type { SeenReview } from './seen-review.ts';

/** Who reviewed less is believed as a buyer, by what they did; this says something of whom there is more to compare. */
const reviewsMin = 3;
/** A belief that moved by less is not worth telling. */
const newsMin = 0.1;

/**
 * How far raters are believed by how fair they are to what they rate (REV2), where that differs from how far their reviews are
 * believed now. By review, in [0, 1].
 */
export function beliefsToTell(
  reviews: readonly SeenReview[],
  now: ReadonlyMap<string, number>,
): Map<string, number> {
  const raters = new Map<string, number>();
  const rated = new Map<string, number>();
  const numberIn = (known: Map<string, number>, name: string) => {
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  };
  const ratings = {
    raters: Int32Array.from(reviews, ({ personId }) => numberIn(raters, personId)),
    rated: Int32Array.from(reviews, ({ productId }) => numberIn(rated, productId)),
    weights: Float64Array.from(reviews, ({ stars }) => (stars - 3) / 2),
    atS: Float64Array.from(reviews, ({ atMs }) => Math.floor(atMs / 1_000)),
  };
  const { fairness } = reliabilityOf({ ...ratings, raterCount: raters.size, ratedCount: rated.size });
  const counts = new Int32Array(raters.size);
  for (const rater of ratings.raters) counts[rater]!++;
  const told = new Map<string, number>();
  reviews.forEach(({ id }, at) => {
    const rater = ratings.raters[at]!;
    const before = now.get(id);
    if (before === undefined || counts[rater]! < reviewsMin) return;
    if (Math.abs(before - fairness[rater]!) >= newsMin) told.set(id, fairness[rater]!);
  });
  return told;
}
