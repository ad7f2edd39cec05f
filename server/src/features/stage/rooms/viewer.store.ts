import { sql } from 'kysely';
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

interface SeenViewer {
  readonly roomId: string;
  readonly personId: string;
  readonly source: string;
  readonly left: boolean;
  readonly atMs: number;
  readonly watchedMs: number;
  readonly chats: number;
}

/** Adds what was seen of viewers; several of one person in one room add up, and the last says whether they are there. */
export async function storeSightings(tx: Tx, sightings: readonly SeenViewer[]): Promise<void> {
  const sums = new Map<string, SeenViewer & { readonly firstAtMs: number }>();
  for (const one of sightings) {
    const key = `${one.roomId} ${one.personId}`;
    const before = sums.get(key);
    const watchedMs = one.watchedMs + (before?.watchedMs ?? 0);
    const firstAtMs = before?.firstAtMs ?? one.atMs;
    sums.set(key, { ...one, firstAtMs, watchedMs, chats: one.chats + (before?.chats ?? 0) });
  }
  // In one order for everybody, so that two batches never wait for each other.
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  if (rows.length === 0) return;
  await sql`
    insert into room_viewers as v (room_id, person_id, source, joined_at, seen_at, watched_ms, here, chats)
    select "roomId", "personId", source, to_timestamp("firstAtMs" / 1000.0), to_timestamp("atMs" / 1000.0),
      "watchedMs", not "left", chats
    from json_to_recordset(${JSON.stringify(rows)}::json) as t (
      "roomId" text, "personId" text, source text, "firstAtMs" bigint, "atMs" bigint,
      "watchedMs" bigint, "left" boolean, chats integer)
    where exists (select from rooms r where r.id = t."roomId")
    on conflict (room_id, person_id) do update set seen_at = greatest(v.seen_at, excluded.seen_at),
      watched_ms = v.watched_ms + excluded.watched_ms, here = excluded.here, chats = v.chats + excluded.chats
  `.execute(tx);
}

/** Adds to a room's likes; answers how many there are. */
export async function addLikes(db: Database | Tx, roomId: string, count: number): Promise<number> {
  const { rows } = await sql<{ likes: number }>`
    insert into room_likes as l (room_id, likes) values (${roomId}, ${count})
    on conflict (room_id) do update set likes = l.likes + excluded.likes returning likes
  `.execute(db);
  return rows[0]?.likes ?? 0;
}

/** A stranger turned out to be an account: what both watched is theirs together. */
export async function mergeViewers(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    with gone as (delete from room_viewers where person_id = ${from} returning *)
    insert into room_viewers as v (room_id, person_id, source, joined_at, seen_at, watched_ms, here, chats)
    select room_id, ${to}, source, joined_at, seen_at, watched_ms, here, chats from gone
    on conflict (room_id, person_id) do update set joined_at = least(v.joined_at, excluded.joined_at),
      seen_at = greatest(v.seen_at, excluded.seen_at), watched_ms = v.watched_ms + excluded.watched_ms,
      here = v.here or excluded.here, chats = v.chats + excluded.chats
  `.execute(tx);
}
