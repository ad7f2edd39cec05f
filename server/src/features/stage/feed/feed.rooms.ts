import { authorViewOf } from '../clips/index.ts';
import type { FeedRoom } from './feed.schema.ts';
import { type ChosenRoom, chooseRoom, type RoomInterests } from './live-room.choice.ts';
import type { LiveRooms } from './live-rooms.ts';
import type { RoomShowings } from './room-showings.ts';
import type { Viewer } from './viewer-cache.ts';

export interface FeedRoomsParts {
  readonly live: LiveRooms;
  readonly showings: RoomShowings;
  /** How many watch a room now. */
  readonly online: (roomId: string) => number;
}

/** Whom somebody follows is known without the engine. */
const unknownTastes: RoomInterests = { categories: [], authors: [], wanted: [] };

/** So many clips of a page come before its room. */
const position = 2;

/**
 * The room for a page of so many clips, or undefined: of whom somebody follows, or of goods of a category they lean to, and
 * not often. `tastesOf` is asked only when it is time for a room; null where the engine cannot say. While nobody is live, nothing is
 * done.
 */
export async function roomForPage(
  { live, showings, online }: FeedRoomsParts,
  tastesOf: () => Promise<RoomInterests | null>,
  { personId, viewer, clips }: { personId: string; viewer: Viewer; clips: number },
): Promise<FeedRoom | undefined> {
  const rooms = live.current();
  if (rooms.length === 0) return undefined;
  const fits = !viewer.paused && clips > position && showings.isDue(personId);
  const isShown = (roomId: string) => showings.wasShown(personId, roomId);
  const chosen = fits ? chooseRoom(rooms, viewer, (await tastesOf()) ?? unknownTastes, isShown) : null;
  showings.note(personId, clips, chosen?.room.id ?? null);
  return chosen === null ? undefined : viewOf(chosen, viewer, online(chosen.room.id));
}

function viewOf({ room, reason }: ChosenRoom, viewer: Viewer, online: number): FeedRoom {
  const { id, title, coverUrl, broadcaster, plannedAtMs, startedAtMs } = room;
  return {
    room: {
      ...{ id, state: 'live', title, coverUrl, online },
      broadcaster: authorViewOf(broadcaster, viewer.follows.has(broadcaster.id)),
      plannedAt: new Date(plannedAtMs).toISOString(),
      startedAt: new Date(startedAtMs).toISOString(),
      ...{ endedAt: null, reminded: false },
    },
    position,
    reason: { code: reason.code, params: { ...reason.params } },
  };
}
