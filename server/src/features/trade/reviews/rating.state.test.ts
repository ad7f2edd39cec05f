import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSums,
  type Counted,
  countOf,
  differenceOf,
  noSums,
  ratingOf,
  starsSumOf,
} from './rating.state.ts';

const category = { count: 0, starsSum: 0 };
const five: Counted = { shown: true, goodsStars: 5, withPictures: true, followedUp: false };

describe('a rating', () => {
  it('counts what is shown, and nothing of what is hidden', () => {
    expect(differenceOf(null, five)).toEqual({ stars: [0, 0, 0, 0, 1], withPictures: 1, withFollowUp: 0 });
    expect(differenceOf(null, { ...five, shown: false })).toEqual(noSums);
    expect(differenceOf(five, { ...five, followedUp: true })).toMatchObject({ withFollowUp: 1 });
  });

  it('is none without a review', () => {
    expect(ratingOf(noSums, category)).toMatchObject({ count: 0, mean: null, shrunkMean: null });
  });

  it('is drawn to the category’s mean by the weight of ten, and the category to four stars', () => {
    const one = ratingOf(differenceOf(null, five), { count: 1, starsSum: 5 });
    // The category: (5 + 10 × 4) ÷ 11; the product: (5 + 10 × that) ÷ 11.
    expect(one.mean).toBe(5);
    expect(one.shrunkMean).toBeCloseTo((5 + (10 * 45) / 11) / 11, 12);
    const many = { stars: [0, 0, 0, 40, 160], withPictures: 0, withFollowUp: 0 };
    expect(ratingOf(many, { count: 201, starsSum: 965 }).shrunkMean).toBeGreaterThan(one.shrunkMean ?? 5);
  });

  it('counts three stars and fewer as low', () => {
    expect(ratingOf({ stars: [1, 2, 3, 4, 5], withPictures: 0, withFollowUp: 0 }, category).low).toBe(6);
  });

  it('comes to the same whatever became of the reviews on the way', () => {
    const review = fc.record({
      shown: fc.boolean(),
      goodsStars: fc.integer({ min: 1, max: 5 }),
      withPictures: fc.boolean(),
      followedUp: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(review, { minLength: 1, maxLength: 5 }), { maxLength: 20 }), (lives) => {
        const steps = lives.flatMap((life) =>
          life.map((each, index) => differenceOf(life[index - 1] ?? null, each)),
        );
        const ends = lives.map((life) => differenceOf(null, life.at(-1) as Counted));
        expect(steps.reduce(addSums, noSums)).toEqual(ends.reduce(addSums, noSums));
      }),
      { seed: 19 },
    );
  });

  it('never leaves the scale', () => {
    const counts = fc.array(fc.nat(1_000), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(counts, counts, (stars, others) => {
        const sums = { stars, withPictures: 0, withFollowUp: 0 };
        const all = addSums(sums, { stars: others, withPictures: 0, withFollowUp: 0 });
        const { shrunkMean } = ratingOf(sums, { count: countOf(all), starsSum: starsSumOf(all) });
        expect(shrunkMean ?? 1).toBeGreaterThanOrEqual(1);
        expect(shrunkMean ?? 1).toBeLessThanOrEqual(5);
      }),
      { seed: 19 },
    );
  });
});
