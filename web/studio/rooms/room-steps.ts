import type { RoomCard } from './room-queries.ts';

const hourMs = 3_600_000;

/** What a room asks for next. */
export type NextStep = 'run' | 'overdue' | 'soon' | 'cover' | 'prepare' | 'review' | 'none';

/** What its people should do with a room now, from what its card says. */
export function nextStepOf(
  room: Pick<RoomCard, 'state' | 'coverUrl' | 'plannedAt'>,
  nowMs: number,
): NextStep {
  if (room.state === 'live') return 'run';
  if (room.state === 'ended') return 'review';
  if (room.state === 'cancelled') return 'none';
  const inMs = Date.parse(room.plannedAt) - nowMs;
  if (inMs < 0) return 'overdue';
  if (inMs <= hourMs) return 'soon';
  return room.coverUrl === null ? 'cover' : 'prepare';
}

/** The room that its people should look at first: the live one, else the next that is planned. */
export function firstRoom<Room extends Pick<RoomCard, 'state' | 'plannedAt'>>(
  rooms: readonly Room[],
): Room | undefined {
  const live = rooms.find(({ state }) => state === 'live');
  if (live !== undefined) return live;
  return rooms
    .filter(({ state }) => state === 'scheduled')
    .sort((a, b) => Date.parse(a.plannedAt) - Date.parse(b.plannedAt))[0];
}
