import type { FlashSaleView, LuckyBagView, RedPacketView } from '@kanmai/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { bagsQuery, packetsQuery, salesQuery } from './room-query.ts';
import type { RoomStore, RoomStoreState } from './room-store.ts';

export interface RoomOffers {
  readonly bags: readonly LuckyBagView[];
  readonly sales: readonly FlashSaleView[];
  readonly packets: readonly RedPacketView[];
}

const saleEveryMs = 4_000;
/** A room of thousands that is told the same does not ask at the same moment. */
const spreadMs = 1_200;

/** The lucky bags, flash sales and red packets of a room: asked for anew whenever the room is told of one. */
export function useRoomOffers(
  store: RoomStore,
  { room, bagNews, saleNews, packetNews }: RoomStoreState,
): RoomOffers {
  const queries = useQueryClient();
  const bags = useQuery(bagsQuery(room.id));
  const sales = useQuery({
    ...salesQuery(room.id),
    // What is left of a running sale is told by nobody.
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state === 'running') ? saleEveryMs : false,
  });
  useEffect(() => {
    if (bagNews === 0) return;
    return later(() => void queries.invalidateQueries({ queryKey: bagsQuery(room.id).queryKey }));
  }, [bagNews, room.id, queries]);
  useEffect(() => {
    if (saleNews === 0) return;
    return later(() => {
      void queries.invalidateQueries({ queryKey: salesQuery(room.id).queryKey });
      // A sale takes the place of the room's price while it runs.
      void store.reloadGoods().catch(() => undefined);
    });
  }, [saleNews, room.id, queries, store]);
  const packets = useQuery(packetsQuery(room.id));
  useEffect(() => {
    if (packetNews === 0) return;
    return later(() => void queries.invalidateQueries({ queryKey: packetsQuery(room.id).queryKey }));
  }, [packetNews, room.id, queries]);
  return { packets: packets.data?.items ?? [], bags: bags.data?.items ?? [], sales: sales.data?.items ?? [] };
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

/** The bag to show: the newest that is not drawn, else one of which this person has something to learn. */
export function currentBag(bags: readonly LuckyBagView[]): LuckyBagView | undefined {
  const [newest] = bags;
  if (newest === undefined) return undefined;
  if (newest.state !== 'drawn') return newest;
  return (
    bags.find(({ mine }) => mine.prize?.state === 'won') ?? (newest.mine.entry === null ? undefined : newest)
  );
}
