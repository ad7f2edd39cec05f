import { expect, it } from 'vitest';
import { inOrder } from './goods-order.ts';

it('an order of a bag puts what it does not name at the end, as it was', () => {
  expect(inOrder(['x', 'a', 'y', 'b'], (id) => id, ['b', 'a'])).toEqual(['b', 'a', 'x', 'y']);
});
