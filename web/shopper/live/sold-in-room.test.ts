import type { ProductView, RoomGoodsView } from '@kanmai/client';
import { expect, it } from 'vitest';
import { soldInRoom } from './sold-in-room.ts';

const product = {
  variants: [
    { id: 'v1', priceCents: 3_000, listPriceCents: null, available: 8 },
    { id: 'v2', priceCents: 5_000, listPriceCents: 6_000, available: 0 },
    { id: 'v3', priceCents: 9_000, listPriceCents: null, available: 1 },
  ],
} as unknown as ProductView;
const live = (livePrices: object[]) => ({ livePrices }) as unknown as RoomGoodsView;

it('has the room’s price, what it usually costs, and the pieces set aside', () => {
  const goods = live([
    { variantId: 'v1', usualPriceCents: 3_000, priceCents: 1_990, left: null },
    { variantId: 'v2', usualPriceCents: 5_000, priceCents: 4_000, left: 4 },
    { variantId: 'v3', usualPriceCents: 9_000, priceCents: 9_000, left: 0 },
  ]);
  expect(soldInRoom(product, goods).variants).toMatchObject([
    { priceCents: 1_990, listPriceCents: 3_000, available: 8 },
    { priceCents: 4_000, listPriceCents: 6_000, available: 4 },
    { priceCents: 9_000, available: 1 },
  ]);
});

it('is as everywhere where the room has no prices, or does not have it', () => {
  expect(soldInRoom(product, live([]))).toBe(product);
  expect(soldInRoom(product, undefined)).toBe(product);
});
