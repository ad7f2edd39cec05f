import type { RoomTotals } from './room-result.schema.ts';

/** What was counted, to be divided. */
export interface RoomSums {
  readonly views: number;
  readonly viewers: number;
  readonly watchedMs: number;
  readonly peakMs: number;
  readonly productClicks: number;
  readonly clickers: number;
  readonly cartAdds: number;
  readonly orders: number;
  readonly paidOrders: number;
  readonly buyers: number;
  readonly gmvCents: number;
  readonly chats: number;
  readonly couponClaims: number;
  readonly packetTakes: number;
  readonly packetCents: number;
}

/** The figures of a room, as they are defined in its schema: UV value = GMV ÷ viewers, GPM = GMV × 1000 ÷ views. */
export function totalsOf({ peakMs, ...sums }: RoomSums): RoomTotals {
  const { viewers, views, watchedMs, clickers, buyers, gmvCents } = sums;
  const of = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    ...sums,
    dwellMs: viewers === 0 ? null : Math.round(watchedMs / viewers),
    peakOnline: Math.round(peakMs / 60_000),
    clickRate: of(clickers, viewers),
    conversion: of(buyers, viewers),
    uvValueCents: of(gmvCents, viewers),
    gpmCents: of(gmvCents * 1_000, views),
  };
}
