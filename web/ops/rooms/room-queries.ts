import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery } from '../../shared/desk/paged-list.tsx';
import type { RoomViewName } from '../search.ts';

export const roomsKey = ['ops', 'rooms'] as const;

function fetchRooms(ask: { limit: number; cursor?: string }, view: RoomViewName, text: string | undefined) {
  const query = { ...ask, view, ...(text === undefined ? {} : { query: text }) };
  return unwrap(api.GET('/api/v1/ops/rooms', { params: { query } }));
}

export type OpsRoomCard = Awaited<ReturnType<typeof fetchRooms>>['items'][number];

export const roomsQuery = (view: RoomViewName, text: string | undefined) =>
  pagedQuery<OpsRoomCard>([...roomsKey, 'list', view, text ?? ''], (ask) => fetchRooms(ask, view, text));

const fetchRoom = (roomId: string) =>
  unwrap(api.GET('/api/v1/ops/rooms/{roomId}', { params: { path: { roomId } } }));

export type OpsRoom = Awaited<ReturnType<typeof fetchRoom>>;

/** So often what goes on in a live room is asked for again. */
const liveEveryMs = 5_000;

export const roomQuery = (roomId: string) =>
  queryOptions({
    queryKey: [...roomsKey, 'one', roomId],
    queryFn: () => fetchRoom(roomId),
    refetchInterval: ({ state }) => (state.data?.state === 'live' ? liveEveryMs : false),
  });

export type RoomAct = 'end' | 'cancel' | 'keep' | 'ban' | 'lift';

export interface RoomDecisionMade {
  readonly act: RoomAct;
  readonly reason: string;
  /** Of a ban; null: until it is lifted. */
  readonly days: number | null;
}

export function decideRoom(
  { id: roomId, broadcaster }: Pick<OpsRoom, 'id' | 'broadcaster'>,
  { act, reason, days }: RoomDecisionMade,
): Promise<unknown> {
  const room = { params: { path: { roomId } }, body: { reason } };
  const path = { broadcasterId: broadcaster.id };
  switch (act) {
    case 'end':
    case 'cancel':
      return unwrap(api.POST('/api/v1/ops/rooms/{roomId}/end', room));
    case 'keep':
      return unwrap(api.POST('/api/v1/ops/rooms/{roomId}/keep', room));
    case 'ban':
      return unwrap(
        api.PUT('/api/v1/ops/broadcasters/{broadcasterId}/ban', { params: { path }, body: { reason, days } }),
      );
    case 'lift':
      return unwrap(
        api.POST('/api/v1/ops/broadcasters/{broadcasterId}/unban', { params: { path }, body: { reason } }),
      );
  }
}
