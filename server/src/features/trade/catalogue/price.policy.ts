import { dayMs } from '@kanmai/kernel';

/** A price and from when on it held. */
export interface PriceSince {
  readonly sinceMs: number;
  readonly priceCents: number;
}

export interface PriceFacts {
  /** The lowest price in force at any moment of the window. */
  readonly lowestCents: number;
  /** Whether the goods were offered at the struck price, or above it, within the window; null without a struck price. */
  readonly struckPriceHeld: boolean | null;
}

/** An original price counts as invented when nothing was offered at it in so many days (advertising rules, T8). */
export const struckPriceDays = 30;

/**
 * What the history of one variant says about its prices now.
 *
 * @param prices oldest first, at least one
 */
export function judgePrices(
  prices: readonly PriceSince[],
  listPriceCents: number | null,
  nowMs: number,
): PriceFacts {
  const fromMs = nowMs - struckPriceDays * dayMs;
  // One that was followed by another before the window began was in force at no moment of it.
  const inForce = prices
    .filter((_price, index) => (prices[index + 1]?.sinceMs ?? Number.POSITIVE_INFINITY) > fromMs)
    .map((price) => price.priceCents);
  return {
    lowestCents: Math.min(...inForce),
    struckPriceHeld: listPriceCents === null ? null : Math.max(...inForce) >= listPriceCents,
  };
}
