import type { RatingView } from './review.schema.ts';
import { lowStarsMax } from './review.schema.ts';

/** What one review adds to the sums; a hidden one adds nothing. */
export interface Counted {
  readonly shown: boolean;
  readonly goodsStars: number;
  readonly withPictures: boolean;
  readonly followedUp: boolean;
}

export interface Sums {
  /** How many of one star, of two … of five. */
  readonly stars: readonly number[];
  readonly withPictures: number;
  readonly withFollowUp: number;
}

export const noSums: Sums = { stars: [0, 0, 0, 0, 0], withPictures: 0, withFollowUp: 0 };

function sumsOf(review: Counted | null): Sums {
  if (review === null || !review.shown) return noSums;
  return {
    stars: noSums.stars.map((_, index) => (index + 1 === review.goodsStars ? 1 : 0)),
    withPictures: review.withPictures ? 1 : 0,
    withFollowUp: review.followedUp ? 1 : 0,
  };
}

/** How the sums change when a review becomes another: written, followed up, hidden, shown again. */
export function differenceOf(before: Counted | null, after: Counted): Sums {
  const [was, is] = [sumsOf(before), sumsOf(after)];
  return {
    stars: is.stars.map((count, index) => count - (was.stars[index] ?? 0)),
    withPictures: is.withPictures - was.withPictures,
    withFollowUp: is.withFollowUp - was.withFollowUp,
  };
}

export function addSums(one: Sums, other: Sums): Sums {
  return {
    stars: one.stars.map((count, index) => count + (other.stars[index] ?? 0)),
    withPictures: one.withPictures + other.withPictures,
    withFollowUp: one.withFollowUp + other.withFollowUp,
  };
}

export function countOf({ stars }: Sums): number {
  return stars.reduce((sum, count) => sum + count, 0);
}

export function starsSumOf({ stars }: Sums): number {
  return stars.reduce((sum, count, index) => sum + count * (index + 1), 0);
}

/**
 * A product weighs as if 10 more reviews of its category's mean were there; a category as if 10 more of 4 stars were.
 * So one review of 5 stars does not stand above a hundred of 4.8.
 */
export const ratingPrior = { weight: 10, stars: 4 } as const;

/** The rating of a product. `category` sums all reviews of its category, its own among them. */
export function ratingOf(
  sums: Sums,
  category: { readonly count: number; readonly starsSum: number },
): RatingView {
  const count = countOf(sums);
  const { weight, stars } = ratingPrior;
  const categoryMean = (category.starsSum + weight * stars) / (category.count + weight);
  return {
    count,
    mean: count === 0 ? null : starsSumOf(sums) / count,
    shrunkMean: count === 0 ? null : (starsSumOf(sums) + weight * categoryMean) / (count + weight),
    withPictures: sums.withPictures,
    withFollowUp: sums.withFollowUp,
    low: sums.stars.slice(0, lowStarsMax).reduce((sum, each) => sum + each, 0),
    stars: [...sums.stars],
  };
}
