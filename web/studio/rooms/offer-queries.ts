import type { paths } from '@kanmai/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { showToast } from '../../ui/index.ts';

type Get<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type SaleView = Get<'/api/v1/rooms/{roomId}/flash-sales'>['items'][number];
export type BagView = Get<'/api/v1/studio/rooms/{roomId}/lucky-bags'>['items'][number];
export type BagCondition = BagView['conditions'][number];
export type DeskCoupons = Get<'/api/v1/studio/rooms/{roomId}/coupons'>;
export type DeskCoupon = DeskCoupons['items'][number];
export type PacketView = Get<'/api/v1/rooms/{roomId}/red-packets'>['items'][number];
export type PollView = Get<'/api/v1/rooms/{roomId}/polls'>['items'][number];

const offersKey = (roomId: string) => ['studio', 'offers', roomId] as const;
const bags = '/api/v1/studio/rooms/{roomId}/lucky-bags';

export const salesQuery = (roomId: string) =>
  queryOptions({
    queryKey: [...offersKey(roomId), 'sales'],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/rooms/{roomId}/flash-sales', { params: { path: { roomId } } }))).items,
  });

export const bagsQuery = (roomId: string) =>
  queryOptions({
    queryKey: [...offersKey(roomId), 'bags'],
    queryFn: async () => (await unwrap(api.GET(bags, { params: { path: { roomId } } }))).items,
  });

export interface SaleAsk {
  readonly variantId: string;
  readonly priceCents: number;
  readonly quantity: number;
  readonly perPersonMax: number;
  readonly countdownS: number;
  readonly minutes: number;
}

export const announceSale = (roomId: string, body: SaleAsk) =>
  unwrap(api.POST('/api/v1/studio/rooms/{roomId}/flash-sales', { params: { path: { roomId } }, body }));

export interface BagAsk {
  readonly variantId: string;
  readonly winners: number;
  readonly minutes: number;
  readonly conditions: BagCondition[];
}

export const makeBag = (roomId: string, body: BagAsk) =>
  unwrap(api.POST(bags, { params: { path: { roomId } }, body }));

export const removeBag = (roomId: string, bagId: string) =>
  unwrap(api.DELETE(`${bags}/{bagId}`, { params: { path: { roomId, bagId } } }));

export const publishBag = (roomId: string, bagId: string) =>
  unwrap(api.POST(`${bags}/{bagId}/publish`, { params: { path: { roomId, bagId } } }));

const coupons = '/api/v1/studio/rooms/{roomId}/coupons';

export const couponsQuery = (roomId: string) =>
  queryOptions({
    queryKey: [...offersKey(roomId), 'coupons'],
    queryFn: () => unwrap(api.GET(coupons, { params: { path: { roomId } } })),
  });

export const handOutCoupon = (roomId: string, promotionId: string) =>
  unwrap(api.POST(coupons, { params: { path: { roomId } }, body: { promotionId } }));

export const withdrawCoupon = (roomId: string, handoutId: string) =>
  unwrap(api.DELETE(`${coupons}/{handoutId}`, { params: { path: { roomId, handoutId } } }));

export const packetsQuery = (roomId: string) =>
  queryOptions({
    queryKey: [...offersKey(roomId), 'packets'],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/rooms/{roomId}/red-packets', { params: { path: { roomId } } }))).items,
  });

export const takesQuery = (roomId: string, packetId: string) =>
  queryOptions({
    queryKey: [...offersKey(roomId), 'packets', packetId],
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/studio/rooms/{roomId}/red-packets/{packetId}/takes', {
            params: { path: { roomId, packetId } },
          }),
        )
      ).items,
  });

export interface PacketAsk {
  readonly totalCents: number;
  readonly count: number;
  readonly minutes: number;
}

export const publishPacket = (roomId: string, body: PacketAsk) =>
  unwrap(api.POST('/api/v1/studio/rooms/{roomId}/red-packets', { params: { path: { roomId } }, body }));

export const pollsQuery = (roomId: string) =>
  queryOptions({
    queryKey: [...offersKey(roomId), 'polls'],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/rooms/{roomId}/polls', { params: { path: { roomId } } }))).items,
  });

export interface PollAsk {
  readonly question: string;
  readonly options: string[];
  readonly seconds: number;
}

const polls = '/api/v1/studio/rooms/{roomId}/polls';

export const openPoll = (roomId: string, body: PollAsk) =>
  unwrap(api.POST(polls, { params: { path: { roomId } }, body }));

export const closePoll = (roomId: string, pollId: string) =>
  unwrap(api.POST(`${polls}/{pollId}/close`, { params: { path: { roomId, pollId } } }));

/** Does something with what is offered in a room, and reads all of it again. */
export function useOfferAct<Input>(
  roomId: string,
  send: (input: Input) => Promise<unknown>,
  said: string,
  done?: () => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      showToast(said);
      done?.();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: offersKey(roomId) }),
  });
}
