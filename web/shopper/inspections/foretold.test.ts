import { expect, it } from 'vitest';
import { wayOf } from './foretold.ts';

const goods = ['a', 'b'].map((variantId) => ({ variantId, pieceCents: 1 }));
const a = { variantId: 'a', way: 'warehouse' } as const;

it('says of all goods together no more than holds of each', () => {
  expect(wayOf(goods, [])).toBeNull();
  expect(wayOf([], [])).toBeNull();
  expect(wayOf(goods, [a, { variantId: 'b', way: 'warehouse' }])).toBe('warehouse');
  expect(wayOf(goods, [a, { variantId: 'b', way: 'perhaps' }])).toBe('some');
  expect(wayOf(goods, [a])).toBe('some');
  expect(wayOf(goods, [{ variantId: 'b', way: 'perhaps' }])).toBe('perhaps');
  // What was answered of other goods says nothing of these.
  expect(wayOf(goods, [{ variantId: 'c', way: 'warehouse' }])).toBeNull();
});
