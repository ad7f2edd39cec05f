import type { Clock } from '@kanmai/kernel';

/** What of rooms is the same for every viewer, kept for a moment: thousands who come at once ask the database once. */
export interface SharedRooms<Room> {
  find(roomId: string): Promise<Room | null>;
  /** Something was announced here: ask anew. */
  changed(roomId: string): void;
}

const keptMs = 500;
const roomsMax = 1_000;

/**
 * @param load reads a room as it is now. What was announced since is told to each viewer after the number that the room
 *   says, so what is half a second old is still right.
 */
export function createSharedRooms<Room>(
  clock: Clock,
  load: (roomId: string) => Promise<Room | null>,
): SharedRooms<Room> {
  const kept = new Map<string, { readonly atMs: number; readonly room: Promise<Room | null> }>();
  return {
    find(roomId) {
      const nowMs = clock.nowMs();
      const known = kept.get(roomId);
      if (known !== undefined && nowMs - known.atMs < keptMs) return known.room;
      const room = load(roomId);
      kept.delete(roomId);
      kept.set(roomId, { atMs: nowMs, room });
      const [oldest] = kept.keys();
      if (kept.size > roomsMax && oldest !== undefined) kept.delete(oldest);
      // What failed is asked again by the next.
      room.catch(() => kept.delete(roomId));
      return room;
    },
    changed: (roomId) => void kept.delete(roomId),
  };
}
