import { describe, expect, it } from 'vitest';
import { inOrder, movedId } from './goods-order.ts';

describe('the order of a bag', () => {
  it('moves one thing, and stays within its ends', () => {
    const ids = ['a', 'b', 'c'];
    expect([movedId(ids, 0, 2), movedId(ids, 2, -4), movedId(ids, 1, 9), movedId(ids, 7, 0)]).toEqual([
      ['b', 'c', 'a'],
      ['c', 'a', 'b'],
      ['a', 'c', 'b'],
      ids,
    ]);
  });

  it('puts what it does not name at the end', () => {
    expect(inOrder(['x', 'a', 'y', 'b'], (id) => id, ['b', 'a'])).toEqual(['b', 'a', 'x', 'y']);
  });
});
