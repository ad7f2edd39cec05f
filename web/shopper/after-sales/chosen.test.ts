import { expect, it } from 'vitest';
import { maxOf } from './chosen.ts';

const line = (variantId: string, maxCents: number[], openCaseId: string | null = null) => ({
  ...{ variantId, maxCents, openCaseId, left: maxCents.length, quantity: maxCents.length },
  ...{ title: '', variantTitle: '', pictureUrl: null },
});
const options = { lines: [line('a', [333, 666, 1_000]), line('b', [500])], shippingCents: 800 };

it('counts the shipping fee only when nothing is kept and the shop is at fault', () => {
  const all = new Map([
    ['a', 3],
    ['b', 1],
  ]);
  expect(maxOf(options, all, 'shop')).toEqual({ goodsCents: 1_500, shippingCents: 800 });
  expect(maxOf(options, all, 'buyer').shippingCents).toBe(0);
  expect(maxOf(options, new Map([['a', 2]]), 'shop')).toEqual({ goodsCents: 666, shippingCents: 0 });
  expect(maxOf(options, new Map(), 'shop')).toEqual({ goodsCents: 0, shippingCents: 0 });
});

it('does not wait for goods that are asked about already', () => {
  const rest = { ...options, lines: [line('a', [1_000]), line('b', [500], 'afs_1')] };
  expect(maxOf(rest, new Map([['a', 1]]), 'shop').shippingCents).toBe(800);
});
