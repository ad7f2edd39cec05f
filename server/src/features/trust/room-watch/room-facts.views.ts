import { sql } from 'kysely';
import type { Database } from '../../../database.ts';

export interface Caption {
  readonly language: string;
  readonly atMs: number;
  readonly text: string;
  /** By a machine; else somebody gave it. */
  readonly heard: boolean;
}

/** What is pinned in a room now. */
export interface Pinned {
  readonly productId: string;
  readonly category: string;
}

interface Counts {
  readonly reports: number;
  readonly orders: number;
  readonly cancellations: number;
  readonly repeatOrders: number;
  readonly pricesSet: number;
  readonly priceRises: number;
}

export interface RoomFacts {
  readonly id: string;
  readonly broadcasterId: string;
  readonly live: boolean;
  readonly pinned: Pinned | null;
  readonly counts: Counts;
}

/**
 * What came of a room's orders, prices and reports after one moment and until another. A price that is set is a message of the
 * room's lane; it rose when the same product's was lower in the message before.
 */
export async function findRoomFacts(
  db: Database,
  roomId: string,
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): Promise<RoomFacts | null> {
  const [from, until] = [new Date(fromMs), new Date(untilMs)];
  const { rows } = await sql<{
    broadcaster_id: string;
    state: string;
    product_id: string | null;
    category: string | null;
    reports: number;
    orders: number;
    cancellations: number;
    repeats: number;
    prices: number;
    rises: number;
  }>`
    with ordered as (
      select distinct o.id, o.person_id, o.placed_at, o.closed_at
      from order_lines l join orders o on o.id = l.order_id where l.room_id = ${roomId}
    ), priced as (
      select m.at, (m.body #>> '{goods,priceCents}')::bigint as cents,
        lag((m.body #>> '{goods,priceCents}')::bigint) over (partition by m.body #>> '{goods,productId}' order by m.seq) as before
      from room_messages m where m.room_id = ${roomId} and m.body ->> 'kind' in ('goods-added', 'goods-changed')
    )
    select r.broadcaster_id, r.state, p.product_id, t.category,
      (select count(*)::int from room_reports q where q.room_id = r.id and q.reported_at > ${from} and q.reported_at <= ${until})
        as reports,
      (select count(*)::int from ordered where placed_at > ${from} and placed_at <= ${until}) as orders,
      (select count(*)::int from ordered where closed_at > ${from} and closed_at <= ${until}) as cancellations,
      (select count(*)::int from ordered o where o.placed_at > ${from} and o.placed_at <= ${until} and exists (
        select from ordered e where e.person_id = o.person_id and e.placed_at < o.placed_at
          and e.placed_at > o.placed_at - interval '1 hour')) as repeats,
      (select count(*)::int from priced where before is not null and at > ${from} and at <= ${until}) as prices,
      (select count(*)::int from priced where cents > before and at > ${from} and at <= ${until}) as rises
    from rooms r
    left join room_pins p on p.room_id = r.id and p.unpinned_at is null
    left join products t on t.id = p.product_id
    where r.id = ${roomId}
  `.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    ...{ id: roomId, broadcasterId: row.broadcaster_id, live: row.state === 'live' },
    pinned: row.product_id === null ? null : { productId: row.product_id, category: row.category ?? '' },
    counts: {
      ...{ reports: row.reports, orders: row.orders, cancellations: row.cancellations },
      ...{ repeatOrders: row.repeats, pricesSet: row.prices, priceRises: row.rises },
    },
  };
}

/** What was said in a room from a moment on, in order, the newest at most. */
export async function listSaid(
  db: Database,
  roomId: string,
  fromMs: number,
  limit: number,
): Promise<readonly Caption[]> {
  const rows = await db
    .selectFrom('room_captions')
    .select(['language', 'at', 'text', 'heard'])
    .where('room_id', '=', roomId)
    .where('at', '>=', new Date(fromMs))
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse().map(({ at, ...rest }) => ({ ...rest, atMs: at.getTime() }));
}
