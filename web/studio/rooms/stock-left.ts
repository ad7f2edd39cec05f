import type { RoomVitals } from '../../shared/room-frames.ts';
import type { RoomGoods, StudioRoom } from './room-queries.ts';

/** How many of what is explained now can be had; null while nothing is pinned. */
export function pinnedLeftOf(room: Pick<StudioRoom, 'pinned' | 'goods'>): number | null {
  const { pinned, goods } = room;
  if (pinned === null) return null;
  return goods.find(({ productId }) => productId === pinned.productId)?.available ?? null;
}

/** How many pieces set aside for a room are left, by what was told last; null when none were. */
export function setAsideLeftOf(
  goods: readonly {
    readonly livePrices: readonly Pick<RoomGoods['livePrices'][number], 'variantId' | 'left'>[];
  }[],
  vitals: RoomVitals,
): number | null {
  const counts = goods.flatMap(({ livePrices }) =>
    livePrices.flatMap(({ variantId, left }) => {
      const told = vitals[`left:${variantId}`];
      return left === null ? [] : [typeof told === 'number' ? told : left];
    }),
  );
  return counts.length === 0 ? null : counts.reduce((sum, left) => sum + left, 0);
}
