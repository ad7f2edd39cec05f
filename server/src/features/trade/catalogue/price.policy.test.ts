import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { judgePrices } from './price.policy.ts';

const nowMs = Date.UTC(2026, 10, 20);
const at = (daysAgo: number, priceCents: number) => ({ sinceMs: nowMs - daysAgo * dayMs, priceCents });

describe('judgePrices', () => {
  it('takes the lowest price in force within thirty days, the one that reaches into them included', () => {
    expect(judgePrices([at(90, 500), at(60, 900), at(10, 1_000)], null, nowMs).lowestCents).toBe(900);
    expect(judgePrices([at(90, 500), at(29, 900)], null, nowMs).lowestCents).toBe(500);
  });
  it('does not count a price that ended as the window began', () => {
    expect(judgePrices([at(90, 500), at(30, 900)], null, nowMs).lowestCents).toBe(900);
  });
  it('says whether the struck price was ever asked', () => {
    const prices = [at(90, 3_000), at(40, 2_000), at(5, 1_500)];
    expect(judgePrices(prices, null, nowMs).struckPriceHeld).toBeNull();
    expect(judgePrices(prices, 2_000, nowMs).struckPriceHeld).toBe(true);
    expect(judgePrices(prices, 3_000, nowMs).struckPriceHeld).toBe(false);
  });
});
