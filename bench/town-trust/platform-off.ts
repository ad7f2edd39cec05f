import type { Arm, ClaimsSeen } from './arm.ts';
import type { Market } from './simulator/market.ts';
import type { SimClaim } from './simulator/platform.ts';
import { StarBoard } from './star-board.ts';

/** Stars as they are written, what sells is shown, and complaints are between buyer and shop, unless the buyer insists. */
export function platformOff(market: Market): Arm {
  return starPlatform(market, ({ insists }) => insists);
}

/** The same, but a person looks at every complaint that a shop refuses, though the buyer would not insist. */
export function platformJudged(market: Market): Arm {
  return starPlatform(market, () => true);
}

function starPlatform(market: Market, isLookedAt: (refused: SimClaim) => boolean): Arm {
  const board = new StarBoard();
  const claims: ClaimsSeen = { made: 0, looked: 0 };
  return {
    claims,
    offers: (category, count, atMs) =>
      board
        .pick(
          market.shops.filter((shop) => shop.category === category),
          count,
          atMs,
          ({ id }) => board.worthOf(id, atMs),
        )
        .map((shop) => ({ shop, stars: board.starsOf(shop.id), experience: null })),
    delivered: ({ shop }, atMs) => board.ordered(shop.id, atMs),
    reviewed: ({ shop }, _atMs, stars) => board.star(shop.id, stars),
    claimed(claim) {
      claims.made += 1;
      if (claim.shopAgrees) return true;
      if (!isLookedAt(claim)) return false;
      claims.looked += 1;
      return claim.foundJust;
    },
    evening: () => undefined,
  };
}
