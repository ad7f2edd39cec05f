import { authorViewOf } from '../clips/index.ts';
import type { FeedRoom } from './feed.schema.ts';
import type { ChosenRoom } from './live-room.choice.ts';
import type { LiveRooms } from './live-rooms.ts';
import type { Viewer } from './viewer-cache.ts';

export interface FeedRoomsParts {
  readonly live: LiveRooms;
  /** How many watch a room now. */
  readonly online: (roomId: string) => number;
}

/** A room as a page of the feed has it. */
export function feedRoomOf(
  { online }: Pick<FeedRoomsParts, 'online'>,
  { room, reason }: ChosenRoom,
  viewer: Viewer,
  position: number,
): FeedRoom {
  const { id, title, coverUrl, broadcaster, plannedAtMs, startedAtMs } = room;
  return {
    room: {
      ...{ id, state: 'live', title, coverUrl, online: online(id) },
      broadcaster: authorViewOf(broadcaster, viewer.follows.has(broadcaster.id)),
      plannedAt: new Date(plannedAtMs).toISOString(),
      startedAt: new Date(startedAtMs).toISOString(),
      ...{ endedAt: null, reminded: false },
    },
    position,
    reason: { code: reason.code, params: { ...reason.params } },
  };
}
