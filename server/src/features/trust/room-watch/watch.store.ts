import { sql } from 'kysely';
import type { Database } from '../../../database.ts';

/** A room that this process watches. */
export interface HeldRoom {
  readonly roomId: string;
  /** What came until then was looked at, by whoever watched it. */
  readonly lookedAtMs: number;
}

/**
 * Says anew which live rooms a process watches: those it held, and those that nobody holds any more. What two ask for at once is one's:
 * the row decides.
 */
export async function holdRooms(
  db: Database,
  holder: string,
  { nowMs, heldMs, roomsMax }: { readonly nowMs: number; readonly heldMs: number; readonly roomsMax: number },
): Promise<readonly HeldRoom[]> {
  const [now, until] = [new Date(nowMs), new Date(nowMs + heldMs)];
  const { rows } = await sql<{ room_id: string; looked_at: Date }>`
    with wanted as (
      select r.id, r.started_at from rooms r left join room_watches w on w.room_id = r.id
      where r.state = 'live' and (w.room_id is null or w.holder = ${holder} or w.held_until <= ${now})
      order by (w.holder = ${holder}) desc nulls last, r.id limit ${roomsMax}
    )
    insert into room_watches as w (room_id, holder, held_until, looked_at)
    select id, ${holder}, ${until}, started_at from wanted order by id
    on conflict (room_id) do update set holder = excluded.holder, held_until = excluded.held_until
    where w.holder = excluded.holder or w.held_until <= ${now}
    returning w.room_id, w.looked_at
  `.execute(db);
  return rows.map((row) => ({ roomId: row.room_id, lookedAtMs: row.looked_at.getTime() }));
}

/** What came until then was looked at; false when another process watches the room by now. */
export async function setLooked(
  db: Database,
  holder: string,
  roomId: string,
  lookedAtMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('room_watches')
    .set({ looked_at: new Date(lookedAtMs) })
    .where('room_id', '=', roomId)
    .where('holder', '=', holder)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Lets go of what a process watched, so that another one goes on at once. */
export async function letGo(db: Database, holder: string, nowMs: number): Promise<void> {
  await db
    .updateTable('room_watches')
    .set({ held_until: new Date(nowMs) })
    .where('holder', '=', holder)
    .where('held_until', '>', new Date(nowMs))
    .execute();
}
