import type {
  FlashSaleView,
  LuckyBagView,
  RedPacketView,
  RoomCouponView,
  RoomPollView,
} from '@kanmai/client';
import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { bagsQuery, couponsQuery, packetsQuery, pollsQuery, salesQuery } from './room-query.ts';
import type { RoomStore, RoomStoreState } from './room-store.ts';

export interface RoomOffers {
  readonly bags: readonly LuckyBagView[];
  readonly sales: readonly FlashSaleView[];
  readonly packets: readonly RedPacketView[];
  readonly coupons: readonly RoomCouponView[];
  readonly polls: readonly RoomPollView[];
}

const saleEveryMs = 4_000;
/** A room of thousands that is told the same does not ask at the same moment. */
const spreadMs = 1_200;

/** What is offered in a room: asked for anew whenever the room is told of it. */
export function useRoomOffers(store: RoomStore, state: RoomStoreState): RoomOffers {
  const { id } = state.room;
  const bags = useQuery(bagsQuery(id));
  const sales = useQuery({
    ...salesQuery(id),
    // What is left of a running sale is told by nobody.
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'running') ? saleEveryMs : false,
  });
  const packets = useQuery(packetsQuery(id));
  const coupons = useQuery(couponsQuery(id));
  const polls = useQuery(pollsQuery(id));
  useNews(state.bagNews, bagsQuery(id).queryKey);
  useNews(state.saleNews, salesQuery(id).queryKey, store);
  useNews(state.packetNews, packetsQuery(id).queryKey);
  useNews(state.couponNews, couponsQuery(id).queryKey);
  useNews(state.pollNews, pollsQuery(id).queryKey);
  return {
    packets: packets.data?.items ?? [],
    bags: bags.data?.items ?? [],
    sales: sales.data?.items ?? [],
    coupons: coupons.data?.items ?? [],
    polls: polls.data?.items ?? [],
  };
}

/** Asks anew when the count rises; for the goods of `store`, too, whose prices a sale takes the place of. */
function useNews(news: number, queryKey: QueryKey, store?: RoomStore): void {
  const queries = useQueryClient();
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    if (news === 0) return;
    return later(() => {
      void queries.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey });
      void store?.reloadGoods().catch(() => undefined);
    });
  }, [news, key, queries, store]);
}

function later(act: () => void): () => void {
  const timer = setTimeout(act, Math.random() * spreadMs);
  return () => clearTimeout(timer);
}

/** The sale to show: the running one, else the one that begins first. */
export function currentSale(sales: readonly FlashSaleView[]): FlashSaleView | undefined {
  return (
    sales.find(({ state }) => state === 'running') ??
    sales
      .filter(({ state }) => state === 'announced')
      .toSorted((a, b) => Date.parse(a.beginsAt) - Date.parse(b.beginsAt))[0]
  );
}

/** The open packet, of which this person may have taken a part. */
export function currentPacket(packets: readonly RedPacketView[]): RedPacketView | undefined {
  return packets.find(({ state }) => state === 'open');
}

/** The newest coupon that is still to be had, and that this person has not. */
export function currentCoupon(coupons: readonly RoomCouponView[]): RoomCouponView | undefined {
  return coupons.find(({ state, mine }) => state === 'open' && !mine);
}

/** The result of a poll is shown for so long. */
const pollShownMs = 20_000;

/** The open poll, or the one that closed a moment ago. */
export function currentPoll(polls: readonly RoomPollView[], nowMs: number): RoomPollView | undefined {
  const [newest] = polls;
  if (newest === undefined || newest.closedAt === null) return newest;
  return nowMs - Date.parse(newest.closedAt) < pollShownMs ? newest : undefined;
}

/** The bag to show: the newest that is not drawn, else one of which this person has something to learn. */
export function currentBag(bags: readonly LuckyBagView[]): LuckyBagView | undefined {
  const [newest] = bags;
  if (newest === undefined) return undefined;
  if (newest.state !== 'drawn') return newest;
  return (
    bags.find(({ mine }) => mine.prize?.state === 'won') ?? (newest.mine.entry === null ? undefined : newest)
  );
}
