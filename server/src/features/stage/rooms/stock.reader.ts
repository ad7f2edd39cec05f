import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { EventReader, LoggedEvent } from '../../insight/events/index.ts';
import type { RoomHub } from './room.deps.ts';

/** Vitals of a room are few: of so many variants viewers are told as they go. */
const toldMax = 24;

/** Tells viewers what is left of what is set aside, as it is bought and comes back: the latest counts, not each step. */
export function roomStockReader(deps: Pick<FeatureDeps, 'db'>, hub: Pick<RoomHub, 'vitals'>): EventReader {
  return {
    name: 'room-stock',
    kinds: ['order-placed', 'order-closed'],
    async take(events) {
      const roomIds = [...new Set(events.flatMap(roomsOf))];
      for (const [roomId, left] of await findPoolsLeft(deps.db, roomIds)) hub.vitals(roomId, left);
    },
  };
}

function roomsOf({ data: { lines } }: LoggedEvent): string[] {
  if (!Array.isArray(lines)) return [];
  return (lines as { roomId?: unknown }[]).flatMap(({ roomId }) =>
    typeof roomId === 'string' ? [roomId] : [],
  );
}

/** By room what is left of each variant that pieces are set aside of, as `left:VARIANT`. */
export async function findPoolsLeft(
  db: Database,
  roomIds: readonly string[],
): Promise<ReadonlyMap<string, Record<string, number>>> {
  if (roomIds.length === 0) return new Map();
  const { rows } = await sql<{ room_id: string; variant_id: string; left_over: number }>`
    select p.room_id, p.variant_id, coalesce(sum(l.on_hand - l.held), 0)::int as left_over
    from room_prices p
    join rooms r on r.id = p.room_id and r.state = 'live'
    left join stock_levels l on l.variant_id = p.variant_id and l.pool = p.pool_id
    where p.room_id = any(${[...roomIds]}::text[]) and p.pool_id is not null
    group by p.room_id, p.variant_id, p.set_at order by p.set_at desc
  `.execute(db);
  const rooms = new Map<string, Record<string, number>>();
  for (const row of rows) {
    const left = rooms.get(row.room_id) ?? {};
    if (Object.keys(left).length < toldMax) left[`left:${row.variant_id}`] = row.left_over;
    rooms.set(row.room_id, left);
  }
  return rooms;
}
