import type { PushHealthView, paths, RoomResultsView, StudioRoomView } from '@kanmai/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import { putFile } from '../../shared/put-file.ts';
import { showToast } from '../../ui/index.ts';

type Answer<Call extends { responses: { 200: unknown } }> = Call['responses'][200] extends {
  content: { 'application/json': infer Body };
}
  ? Body
  : never;

export type StudioRoom = StudioRoomView;
export type PushHealth = PushHealthView;
export type RoomResults = RoomResultsView;
export type RoomCard = Answer<paths['/api/v1/studio/rooms']['get']>['items'][number];
export type RoomGoods = StudioRoom['goods'][number];
export type RoomPin = StudioRoom['pins'][number];
export type RoomRole = StudioRoom['myRole'];
export type IngestView = Answer<paths['/api/v1/studio/rooms/{roomId}/key']['post']>;
export type HelperView = Answer<
  paths['/api/v1/studio/broadcasters/{broadcasterId}/helpers']['get']
>['items'][number];
export type ExplainClip = Answer<paths['/api/v1/studio/rooms/{roomId}/clips']['get']>['items'][number];
export type MutedView = Answer<paths['/api/v1/studio/rooms/{roomId}/mutes']['get']>['items'][number];

export const roomStates = ['scheduled', 'live', 'ended', 'cancelled'] as const;
export type RoomStateName = (typeof roomStates)[number];

export const roomsKey = (broadcasterId: string) => ['studio', broadcasterId, 'rooms'] as const;
const roomKey = (roomId: string) => ['studio', 'room', roomId] as const;

const base = '/api/v1/studio/rooms/{roomId}';
const at = (roomId: string) => ({ params: { path: { roomId } } });

/** Rooms of a shop or creator, the newest first. */
export const roomsQuery = (broadcasterId: string, state: RoomStateName | undefined) =>
  pagedQuery<RoomCard>([...roomsKey(broadcasterId), state ?? 'all'], (page) =>
    unwrap(
      api.GET('/api/v1/studio/rooms', {
        params: { query: { ...page, broadcasterId, ...(state === undefined ? {} : { state }) } },
      }),
    ),
  );

/** Rooms of a shop or creator that are live or to come, the newest first. */
export const openRoomsQuery = (broadcasterId: string) =>
  queryOptions({
    queryKey: [...roomsKey(broadcasterId), 'open'],
    queryFn: async () => {
      const lists = await Promise.all(
        (['live', 'scheduled'] as const).map((state) =>
          unwrap(api.GET('/api/v1/studio/rooms', { params: { query: { broadcasterId, state, limit: 50 } } })),
        ),
      );
      return lists.flatMap(({ items }) => items);
    },
  });

export const roomQuery = (roomId: string) =>
  queryOptions({
    queryKey: roomKey(roomId),
    queryFn: () => unwrap(api.GET(base, at(roomId))),
  });

export const healthQuery = (roomId: string) =>
  queryOptions({
    queryKey: [...roomKey(roomId), 'push'],
    queryFn: () => unwrap(api.GET(`${base}/push`, at(roomId))),
  });

/** What comes of a room, counted a second or two behind. For hosts and assistants. */
export const resultsQuery = (roomId: string) =>
  queryOptions({
    queryKey: [...roomKey(roomId), 'results'],
    queryFn: () => unwrap(api.GET(`${base}/results`, at(roomId))),
  });

/** The clips that were asked for of a room's pins. */
export const explainClipsQuery = (roomId: string) =>
  queryOptions({
    queryKey: [...roomKey(roomId), 'clips'],
    queryFn: async () => (await unwrap(api.GET(`${base}/clips`, at(roomId)))).items,
  });

/** Cuts what was said while a product was pinned, and publishes it once it is prepared. */
export const cutExplainClip = (roomId: string, pinId: string, caption: string) =>
  unwrap(
    api.PUT(`${base}/pins/{pinId}/clip`, {
      params: { path: { roomId, pinId } },
      body: { publish: true, ...(caption === '' ? {} : { caption }) },
    }),
  );

export const mutesQuery = (roomId: string) =>
  queryOptions({
    queryKey: [...roomKey(roomId), 'mutes'],
    queryFn: () => unwrap(api.GET(`${base}/mutes`, at(roomId))),
  });

/** What the platform's watch said and did in a room, the newest first. */
export const interventionsQuery = (roomId: string) =>
  queryOptions({
    queryKey: [...roomKey(roomId), 'interventions'],
    queryFn: async () => (await unwrap(api.GET(`${base}/interventions`, at(roomId)))).items,
  });

export const helpersQuery = (broadcasterId: string) =>
  queryOptions({
    queryKey: ['studio', broadcasterId, 'helpers'],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/studio/broadcasters/{broadcasterId}/helpers', {
          params: { path: { broadcasterId } },
        }),
      ),
  });

export interface RoomPlan {
  readonly title: string;
  readonly introduction: string;
  readonly plannedAt: string;
}

export const scheduleRoom = (broadcasterId: string, plan: RoomPlan) =>
  unwrap(api.POST('/api/v1/studio/rooms', { body: { broadcasterId, ...plan } }));

/** What can be done in a room; each answers the room as it is then. */
export const roomActs = (roomId: string) => ({
  change: (plan: Partial<RoomPlan>) => unwrap(api.PATCH(base, { ...at(roomId), body: plan })),
  goLive: () => unwrap(api.POST(`${base}/live`, at(roomId))),
  end: () => unwrap(api.POST(`${base}/end`, at(roomId))),
  cancel: () => unwrap(api.POST(`${base}/cancel`, at(roomId))),
  revokeKeys: () => unwrap(api.DELETE(`${base}/key`, at(roomId))),
  addGoods: (productIds: string[]) =>
    unwrap(api.POST(`${base}/goods`, { ...at(roomId), body: { productIds } })),
  orderGoods: (productIds: string[]) =>
    unwrap(api.PUT(`${base}/goods/order`, { ...at(roomId), body: { productIds } })),
  noteGoods: ({ productId, note }: { productId: string; note: string }) =>
    unwrap(
      api.PUT(`${base}/goods/{productId}/note`, { params: { path: { roomId, productId } }, body: { note } }),
    ),
  removeGoods: (productId: string) =>
    unwrap(api.DELETE(`${base}/goods/{productId}`, { params: { path: { roomId, productId } } })),
  pin: (pin: { productId: string; explainS?: number }) =>
    unwrap(api.PUT(`${base}/pin`, { ...at(roomId), body: pin })),
  unpin: () => unwrap(api.DELETE(`${base}/pin`, at(roomId))),
  hideReplay: (hidden: boolean) => unwrap(api.PUT(`${base}/replay`, { ...at(roomId), body: { hidden } })),
  announce: (text: string) => unwrap(api.POST(`${base}/announcements`, { ...at(roomId), body: { text } })),
  setChat: (rules: { open?: boolean; slowModeS?: number; lengthMax?: number; bannedWords?: string[] }) =>
    unwrap(api.PUT(`${base}/chat`, { ...at(roomId), body: rules })),
  deleteMessage: (messageId: string) =>
    unwrap(api.DELETE(`${base}/chat/{messageId}`, { params: { path: { roomId, messageId } } })),
  mute: ({ personId, minutes }: { personId: string; minutes: number | null }) =>
    unwrap(
      api.PUT(`${base}/mutes/{personId}`, { params: { path: { roomId, personId } }, body: { minutes } }),
    ),
  unmute: (personId: string) =>
    unwrap(api.DELETE(`${base}/mutes/{personId}`, { params: { path: { roomId, personId } } })),
});

/** The key for OBS (`program`) or for this page (`browser`): told once, the one before is worth nothing then. */
export const makeKey = (roomId: string, kind: 'program' | 'browser') =>
  unwrap(api.POST(`${base}/key`, { ...at(roomId), body: { kind } }));

export const setCover = (roomId: string, file: File) =>
  putFile<{ url: string }>(`/api/v1/studio/rooms/${roomId}/cover`, file);

export const setRoomPrice = (
  roomId: string,
  variantId: string,
  price: { priceCents: number | null; setAside: number | null },
) => unwrap(api.PUT(`${base}/prices/{variantId}`, { params: { path: { roomId, variantId } }, body: price }));

export const nameHelper = (broadcasterId: string, personId: string, role: HelperView['role']) =>
  unwrap(
    api.PUT('/api/v1/studio/broadcasters/{broadcasterId}/helpers/{personId}', {
      params: { path: { broadcasterId, personId } },
      body: { role },
    }),
  );

export const dismissHelper = (broadcasterId: string, personId: string) =>
  unwrap(
    api.DELETE('/api/v1/studio/broadcasters/{broadcasterId}/helpers/{personId}', {
      params: { path: { broadcasterId, personId } },
    }),
  );

/** Does something in a room; what it answers is the room that all its panes show from then on. */
export function useRoomAct<Input = void>(
  roomId: string,
  send: (input: Input) => Promise<StudioRoom>,
  { said, done }: { readonly said?: string; readonly done?: (room: StudioRoom) => void } = {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (room) => {
      queries.setQueryData(roomQuery(roomId).queryKey, room);
      void queries.invalidateQueries({ queryKey: roomsKey(room.broadcaster.id) });
      if (said !== undefined) showToast(said);
      done?.(room);
    },
    onError: (error) => {
      // Somebody else was quicker: look again before deciding.
      if (codeOf(error) === 'state-conflict' || codeOf(error) === 'not-in-bag')
        void queries.invalidateQueries({ queryKey: roomQuery(roomId).queryKey, exact: true });
    },
  });
}
