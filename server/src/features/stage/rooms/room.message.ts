import { assert, type RoomId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

/**
 * What viewers must know: plain JSON with a `kind` of its feature (`pinned`, `bag-published` …), at most 16 kB. Viewers
 * who do not know a kind leave it out.
 */
export interface RoomMessageBody {
  readonly kind: string;
  readonly [name: string]: unknown;
}

/** A message of the commerce lane as it was stored. */
export interface RoomMessage {
  readonly roomId: RoomId;
  readonly seq: number;
  readonly atMs: number;
  readonly body: RoomMessageBody;
}

export const messageBytesMax = 16_384;

/**
 * Appends what viewers must know to the room's commerce lane, in the unit of work that makes it so, and answers its
 * number. The room's row is locked until the unit of work ends, so numbers have no gaps: whoever also locks goods, stock
 * or money locks the room first (`lockRoom`). After the commit hand the message to the hub (`tellRoom`).
 *
 * @throws when there is no such room, or the body is too large
 */
export async function announce(
  tx: Tx,
  roomId: RoomId | string,
  body: RoomMessageBody,
  nowMs: number,
): Promise<RoomMessage> {
  const text = JSON.stringify(body);
  assert(Buffer.byteLength(text) <= messageBytesMax, 'a message to a room is small');
  const { rows } = await sql<{ seq: number }>`
    with next as (
      update rooms set last_seq = last_seq + 1 where id = ${roomId} returning id, last_seq
    )
    insert into room_messages (room_id, seq, at, body)
    select id, last_seq, ${new Date(nowMs)}, ${text}::jsonb from next
    returning seq
  `.execute(tx);
  const [row] = rows;
  assert(row !== undefined, 'a room that is announced to exists');
  return { roomId: roomId as RoomId, seq: row.seq, atMs: nowMs, body };
}

/** Of a room's messages those after a number, in order, at most `limit`. */
export async function listMessages(
  db: Database | Tx,
  roomId: string,
  afterSeq: number,
  limit: number,
): Promise<readonly RoomMessage[]> {
  const rows = await db
    .selectFrom('room_messages')
    .select(['seq', 'at', 'body'])
    .where('room_id', '=', roomId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    roomId: roomId as RoomId,
    seq: row.seq,
    atMs: row.at.getTime(),
    body: row.body as unknown as RoomMessageBody,
  }));
}

/** The last announcement of a room; null when there was none. */
export async function findAnnouncement(
  db: Database | Tx,
  roomId: string,
): Promise<{ readonly text: string; readonly at: string } | null> {
  const { rows } = await sql<{ text: string; at: string }>`
    select body->>'text' as text, body->>'at' as at from room_messages
    where room_id = ${roomId} and body->>'kind' = 'announcement' order by seq desc limit 1
  `.execute(db);
  return rows[0] ?? null;
}
