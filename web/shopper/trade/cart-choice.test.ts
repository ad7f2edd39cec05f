import type { CartLine, CartView } from '@kanmai/client';
import { describe, expect, it } from 'vitest';
import { chosenLines, chosenTotals } from './cart-choice.ts';

const line = (
  variantId: string,
  unitPriceCents: number,
  quantity: number,
  problem: CartLine['problem'] = null,
) => ({ variantId, unitPriceCents, quantity, problem }) as CartLine;
const cart = {
  shops: [{ lines: [line('a', 100, 2), line('b', 999, 1, 'not-on-sale')] }, { lines: [line('c', 50, 3)] }],
} as CartView;

describe('the chosen lines of a cart', () => {
  it('are all that can be bought, over all shops', () => {
    expect(chosenLines(cart, new Set()).map(({ variantId }) => variantId)).toEqual(['a', 'c']);
  });
  it('leave out what was left out', () => {
    expect(chosenLines(cart, new Set(['a'])).map(({ variantId }) => variantId)).toEqual(['c']);
  });
  it('add up', () => {
    expect(chosenTotals(chosenLines(cart, new Set()))).toEqual({ cents: 350, count: 5 });
    expect(chosenTotals([])).toEqual({ cents: 0, count: 0 });
  });
});
