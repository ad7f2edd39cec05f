import type { Database, Tx } from '../../../database.ts';

/** Who watched a room, and for how long until now. */
export interface Viewer {
  readonly personId: string;
  readonly joinedAtMs: number;
  readonly seenAtMs: number;
  /** All their time in the room, what goes on now included. */
  readonly watchedMs: number;
  /** Whether they are in the room now. */
  readonly here: boolean;
  readonly chats: number;
}

/** Whoever says nothing for longer than this has left: sockets say that somebody is there at least once a minute. */
export const unseenMs = 90_000;

/** A viewer of a room, or null for somebody who never came. */
export async function findViewer(
  db: Database | Tx,
  roomId: string,
  personId: string,
  nowMs: number,
): Promise<Viewer | null> {
  const row = await db
    .selectFrom('room_viewers')
    .selectAll()
    .where('room_id', '=', roomId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const seenAtMs = row.seen_at.getTime();
  const here = row.here && nowMs - seenAtMs < unseenMs;
  return {
    personId,
    joinedAtMs: row.joined_at.getTime(),
    seenAtMs,
    watchedMs: row.watched_ms + (here ? Math.max(0, nowMs - seenAtMs) : 0),
    here,
    chats: row.chats,
  };
}
