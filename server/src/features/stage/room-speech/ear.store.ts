import { sql } from 'kysely';
import type { Database } from '../../../database.ts';

/** Of rooms that could be listened to those that are live, the longest first. */
export async function listLive(db: Database, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('rooms')
    .select('id')
    .where('state', '=', 'live')
    .orderBy('started_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Says anew to which of these rooms a process listens: those that it did, and those to which nobody does any more. What two ask for at
 * once is one's: the row decides.
 */
export async function holdEars(
  db: Database,
  holder: string,
  roomIds: readonly string[],
  { nowMs, heldMs, roomsMax }: { readonly nowMs: number; readonly heldMs: number; readonly roomsMax: number },
): Promise<readonly string[]> {
  if (roomIds.length === 0) return [];
  const [now, until] = [new Date(nowMs), new Date(nowMs + heldMs)];
  const { rows } = await sql<{ room_id: string }>`
    with wanted as (
      select r.id from unnest(${[...roomIds]}::text[]) with ordinality as r (id, place)
      left join room_ears e on e.room_id = r.id
      where e.room_id is null or e.holder = ${holder} or e.held_until <= ${now}
      order by (e.holder = ${holder}) desc nulls last, r.place limit ${roomsMax}
    )
    insert into room_ears as e (room_id, holder, held_until)
    select id, ${holder}, ${until} from wanted order by id
    on conflict (room_id) do update set holder = excluded.holder, held_until = excluded.held_until
    where e.holder = excluded.holder or e.held_until <= ${now}
    returning e.room_id
  `.execute(db);
  return rows.map((row) => row.room_id);
}

/** Listens no more, so that another process goes on at once. */
export async function letGoOfEars(db: Database, holder: string): Promise<void> {
  await db.deleteFrom('room_ears').where('holder', '=', holder).execute();
}
