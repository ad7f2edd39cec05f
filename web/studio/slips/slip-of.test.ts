import type { ShopOrderView } from '@kanmai/client';
import { expect, it } from 'vitest';
import { partOf } from '../orders/split-choice.tsx';
import { slipOf } from './slip-of.ts';

const quantities = (order: ShopOrderView) =>
  order.lines.map(({ variantId, quantity }) => `${variantId} ${quantity}`);
const line = (variantId: string, quantity: number) => ({ variantId, quantity });
const order = {
  lines: [line('tea', 3), line('cup', 1)],
  leftToShip: [line('tea', 1)],
  parcels: [
    { id: 'pcl_1', lines: [line('tea', 2)] },
    { id: 'pcl_2', lines: [line('cup', 1)] },
  ],
} as unknown as ShopOrderView;

it('a slip lists what goes into its box: of a parcel, of what is left, or of all', () => {
  expect(quantities(slipOf(order, 'pcl_1'))).toEqual(['tea 2']);
  expect(quantities(slipOf(order))).toEqual(['tea 1']);
  expect(quantities(slipOf({ ...order, leftToShip: [] }))).toEqual(['tea 3', 'cup 1']);
});

it('a part of an order is never more than what is left of it', () => {
  expect(partOf(null, order.leftToShip)).toBeNull();
  expect(partOf(new Map([['tea', 9]]), order.leftToShip)).toEqual([line('tea', 1)]);
  expect(partOf(new Map([['tea', 0]]), order.leftToShip)).toEqual([]);
});
