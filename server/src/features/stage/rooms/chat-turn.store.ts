import { sql } from 'kysely';
import type { Database } from '../../../database.ts';

/**
 * Takes somebody's turn to say something in a room with slow mode, whichever process they ask: answers null, or how long they
 * have to wait.
 */
export async function takeTurn(
  db: Database,
  turn: { readonly roomId: string; readonly personId: string; readonly slowMs: number },
  nowMs: number,
): Promise<number | null> {
  const { roomId, personId, slowMs } = turn;
  const [now, before] = [new Date(nowMs), new Date(nowMs - slowMs)];
  const { rows } = await sql<{ said_at: Date; taken: boolean }>`
    with mine as (
      insert into room_chat_turns as t (room_id, person_id, said_at) values (${roomId}, ${personId}, ${now})
      on conflict (room_id, person_id) do update set said_at = excluded.said_at where t.said_at <= ${before}
      returning said_at
    )
    select said_at, true as taken from mine
    union all
    select said_at, false from room_chat_turns
    where room_id = ${roomId} and person_id = ${personId} and not exists (select from mine)
  `.execute(db);
  const [row] = rows;
  // Both at once, and the other's is not to be seen yet: they have just spoken.
  if (row === undefined) return slowMs;
  return row.taken ? null : Math.max(1, row.said_at.getTime() + slowMs - nowMs);
}

/** Slow mode is ten minutes at most. */
const keptMs = 600_000;

export async function forgetTurns(db: Database, nowMs: number): Promise<void> {
  await db
    .deleteFrom('room_chat_turns')
    .where('said_at', '<', new Date(nowMs - keptMs))
    .execute();
}
