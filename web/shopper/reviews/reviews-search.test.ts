import { describe, expect, it } from 'vitest';
import { readReviewsSearch } from './reviews-search.ts';

describe('the address of a list of reviews', () => {
  it('keeps what makes sense', () => {
    const variantId = `var_${'0'.repeat(26)}`;
    const search = { sort: 'newest', only: 'low', stars: 3, variantId };
    expect(readReviewsSearch(search)).toEqual(search);
  });

  it('leaves out what does not, and what is the default', () => {
    expect(readReviewsSearch({ sort: 'useful', only: 'good', stars: 6, variantId: '../x' })).toEqual({});
    expect(readReviewsSearch({ sort: 2, stars: 2.5 })).toEqual({});
  });
});
