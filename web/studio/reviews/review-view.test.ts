import { describe, expect, it } from 'vitest';
import { readReviewSearch } from './review-view.ts';

describe('the address of a shop’s reviews', () => {
  it('keeps what makes sense and leaves out the rest', () => {
    const open = `rev_${'0'.repeat(26)}`;
    const productId = `prd_${'1'.repeat(26)}`;
    expect(readReviewSearch({ view: 'low', open, productId })).toEqual({ view: 'low', open, productId });
    expect(readReviewSearch({ view: 'all', open: '1', productId: 2, more: 'x' })).toEqual({});
  });
});
