import type { RoomGoodsView, RoomReplayView } from '@kanmai/client';

export interface ReplayMoment {
  readonly fromMs: number;
  readonly title: string;
}

/** When which of the goods is shown first after another one, in the replay's time. Goods that left the bag are left out. */
export function replayMoments(
  timeline: RoomReplayView['timeline'],
  goods: readonly RoomGoodsView[],
): readonly ReplayMoment[] {
  const titles = new Map(goods.map(({ productId, title }) => [productId, title]));
  return timeline
    .filter(({ productId }, at) => timeline[at - 1]?.productId !== productId)
    .flatMap(({ productId, fromMs }) => {
      const title = titles.get(productId);
      return title === undefined ? [] : [{ fromMs, title }];
    });
}
