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
