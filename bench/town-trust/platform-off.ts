import type { Market } from './simulator/market.ts';
import type { Platform } from './simulator/platform.ts';
import { StarBoard } from './star-board.ts';

/** Stars as they are written, what sells is shown, and complaints are between buyer and shop, unless the buyer insists. */
export function platformOff(market: Market): Platform {
  const board = new StarBoard();
  return {
    offers: (category, count, atMs) =>
      board
        .pick(
          market.shops.filter((shop) => shop.category === category),
          count,
          atMs,
          ({ id }) => Math.log1p(board.lately(id, atMs)) + 1.5 * ((board.starsOf(id) ?? 4.2) - 4.2),
        )
        .map((shop) => ({ shop, stars: board.starsOf(shop.id), experience: null })),
    delivered: ({ shop }, atMs) => board.ordered(shop.id, atMs),
    reviewed: ({ shop }, _atMs, stars) => board.star(shop.id, stars),
    claimed: ({ shopAgrees, insists, foundJust }) => shopAgrees || (insists && foundJust),
    evening: () => undefined,
  };
}
