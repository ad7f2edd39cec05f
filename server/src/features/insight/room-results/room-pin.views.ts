import { minuteMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { StoredRoom } from '../../stage/rooms/index.ts';
import type { RoomPinResult } from './room-result.schema.ts';

/** Whoever orders so soon after a product was taken down was still convinced by its explanation. */
const afterMs = minuteMs;
const pinsMax = 500;

interface PinRow {
  readonly id: string;
  readonly product_id: string;
  readonly title: string;
  readonly pinned_at: Date;
  readonly until_at: Date;
  readonly pieces: number;
  readonly gmv: number;
}

/**
 * What each pin of a room sold, in the order in which they were: of its product, ordered in the room while it was pinned or
 * within a minute after, and paid. An order is of the last pin that it fits, so none is counted twice.
 */
export async function listPinResults(
  db: Database,
  room: StoredRoom,
  nowMs: number,
): Promise<RoomPinResult[]> {
  const end = new Date(room.endedAtMs ?? nowMs);
  const { rows } = await sql<PinRow>`
    with pins as (
      select p.id, p.product_id, p.pinned_at, least(coalesce(p.unpinned_at, ${end}), ${end}) as until_at,
        lead(p.pinned_at) over (partition by p.product_id order by p.pinned_at, p.id) as next_at
      from room_pins p where p.room_id = ${room.id}
    ), sold as (
      select l.product_id, l.quantity, l.total_cents, o.placed_at
      from order_lines l join orders o on o.id = l.order_id
      where l.room_id = ${room.id} and o.paid_at is not null
    )
    select p.id, p.product_id, t.title, p.pinned_at, p.until_at,
      coalesce(sum(s.quantity), 0)::int as pieces, coalesce(sum(s.total_cents), 0)::bigint as gmv
    from pins p join products t on t.id = p.product_id
    left join sold s on s.product_id = p.product_id and s.placed_at >= p.pinned_at
      and s.placed_at < p.until_at + make_interval(secs => ${afterMs / 1_000})
      and (p.next_at is null or s.placed_at < p.next_at)
    group by p.id, p.product_id, t.title, p.pinned_at, p.until_at
    order by p.pinned_at, p.id limit ${pinsMax}
  `.execute(db);
  return rows.map((row) => {
    const explainedMs = Math.max(0, row.until_at.getTime() - row.pinned_at.getTime());
    return {
      ...{ pinId: row.id, productId: row.product_id, title: row.title, at: row.pinned_at.toISOString() },
      ...{ explainedMs, pieces: row.pieces, gmvCents: row.gmv },
      gmvPerMinuteCents: explainedMs === 0 ? null : Math.round((row.gmv * minuteMs) / explainedMs),
    };
  });
}
