import type { Platform } from './simulator/platform.ts';

/** Money of honest buyers, in minor units. */
export interface Bought {
  spentMinor: number;
  /** Of it, what can be expected to go for goods that are not as promised, by what shops hide. */
  wrongMinor: number;
}

/** The same platform, while somebody who knows what shops hide counts what honest buyers were sent. The platform does not learn of it. */
export function watched(platform: Platform, bought: Bought): Platform {
  return {
    offers: (category, count, atMs) => platform.offers(category, count, atMs),
    delivered(order, atMs, isLate, isTraced) {
      if (isTraced) {
        bought.spentMinor += order.shop.priceMinor;
        bought.wrongMinor += (1 - order.shop.right) * order.shop.priceMinor;
      }
      platform.delivered(order, atMs, isLate, isTraced);
    },
    reviewed: (order, atMs, stars) => platform.reviewed(order, atMs, stars),
    claimed: (claim) => platform.claimed(claim),
    evening: (atMs, isCopy) => platform.evening(atMs, isCopy),
  };
}
