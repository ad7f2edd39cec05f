import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type StoredRoom, unseenMs } from '../../stage/rooms/index.ts';
import { adviseOn } from './room-advice.policy.ts';
import { listPacketResults } from './room-packet.views.ts';
import { listPinResults } from './room-pin.views.ts';
import { type RoomSums, totalsOf } from './room-result.policy.ts';
import type { RoomResults } from './room-result.schema.ts';

const minutesMax = 2_880;
const goodsMax = 200;
const marksMax = 1_000;
const benchmarkRooms = 10;
const afterDays = 7;

/** What came of a room until now; `online` is what the hub says. */
export async function findResults(
  db: Database,
  room: StoredRoom,
  online: number,
  nowMs: number,
): Promise<RoomResults> {
  const [sums, minutes, sources, goods, marks, pins, benchmark, after] = await Promise.all([
    findSums(db, room, nowMs),
    listMinutes(db, room.id),
    listSources(db, room.id),
    listGoodsResults(db, room.id),
    listMarks(db, room.id),
    listPinResults(db, room, nowMs),
    findBenchmark(db, room),
    findAfter(db, room, nowMs),
  ]);
  const totals = totalsOf(sums);
  const packets = await listPacketResults(db, room.id, minutes);
  const { startedAtMs, endedAtMs } = room;
  const advice =
    startedAtMs === null || endedAtMs === null
      ? null
      : adviseOn({ totals, minutes, pins, packets, benchmark, startedAtMs, endedAtMs });
  return { totals, online, minutes, sources, goods, marks, pins, packets, advice, benchmark, after };
}

/**
 * How long somebody was there is told to the log when they leave, or after a minute; who is there now, or was when the room
 * ended, has been there until then, though the log does not say so yet. Both tell of the same time: the longer is the newer.
 */
async function findSums(db: Database, room: StoredRoom, nowMs: number): Promise<RoomSums> {
  const { id: roomId } = room;
  const until = new Date(room.endedAtMs ?? nowMs);
  const { rows } = await sql<RoomSums>`
    select m.*, p.* from (
      select coalesce(sum(views), 0)::int as views, coalesce(sum(product_clicks), 0)::int as "productClicks",
        coalesce(sum(cart_adds), 0)::int as "cartAdds", coalesce(sum(orders), 0)::int as orders,
        coalesce(sum(paid_orders), 0)::int as "paidOrders", coalesce(sum(paid_cents), 0)::bigint as "gmvCents",
        coalesce(sum(chats), 0)::int as chats, coalesce(sum(coupon_claims), 0)::int as "couponClaims",
        coalesce(sum(packet_takes), 0)::int as "packetTakes", coalesce(sum(packet_cents), 0)::bigint as "packetCents",
        coalesce(max(watched_ms), 0)::bigint as "peakMs"
      from room_result_minutes where room_id = ${roomId}
    ) m, (
      select count(*) filter (where p.source is not null)::int as viewers,
        coalesce(sum(greatest(p.watched_ms, v.watched_ms + case when v.here then least(${unseenMs}::bigint,
          greatest(0, extract(epoch from ${until}::timestamptz - v.seen_at) * 1000)::bigint) else 0 end)), 0)::bigint
          as "watchedMs",
        count(*) filter (where p.clicked)::int as clickers, count(*) filter (where p.paid_cents > 0)::int as buyers
      from room_result_people p
      left join room_viewers v on v.room_id = p.room_id and v.person_id = p.person_id
      where p.room_id = ${roomId}
    ) p
  `.execute(db);
  return rows[0] as RoomSums;
}

async function listMinutes(db: Database, roomId: string): Promise<RoomResults['minutes']> {
  const rows = await db
    .selectFrom('room_result_minutes')
    .selectAll()
    .where('room_id', '=', roomId)
    .orderBy('minute', 'desc')
    .limit(minutesMax)
    .execute();
  return rows.reverse().map((row) => ({
    at: row.minute.toISOString(),
    online: row.watched_ms / 60_000,
    ...{ views: row.views, productClicks: row.product_clicks, cartAdds: row.cart_adds, orders: row.orders },
    ...{ paidOrders: row.paid_orders, gmvCents: row.paid_cents, chats: row.chats },
    ...{ couponClaims: row.coupon_claims, packetTakes: row.packet_takes },
  }));
}

async function listSources(db: Database, roomId: string): Promise<RoomResults['sources']> {
  const { rows } = await sql<RoomResults['sources'][number]>`
    select source, count(*)::int as viewers, count(*) filter (where paid_cents > 0)::int as buyers,
      sum(paid_cents)::bigint as "gmvCents"
    from room_result_people where room_id = ${roomId} and source is not null
    group by source order by viewers desc, source
  `.execute(db);
  return rows;
}

async function listGoodsResults(db: Database, roomId: string): Promise<RoomResults['goods']> {
  const { rows } = await sql<RoomResults['goods'][number]>`
    select g.product_id as "productId", p.title, g.clicks, g.pieces, g.paid_cents as "gmvCents"
    from room_result_goods g join products p on p.id = g.product_id
    where g.room_id = ${roomId} order by g.paid_cents desc, g.clicks desc, g.product_id limit ${goodsMax}
  `.execute(db);
  return rows;
}

/** What was announced that may have moved the curve. */
async function listMarks(db: Database, roomId: string): Promise<RoomResults['marks']> {
  const { rows } = await sql<{ at: Date; kind: string; product_id: string | null }>`
    select at, body->>'kind' as kind,
      coalesce(body->'pin'->>'productId', body->'goods'->>'productId', body->>'productId') as product_id
    from room_messages
    where room_id = ${roomId} and body->>'kind' not in ('goods-ordered', 'goods-noted', 'chat-rules', 'chat-deleted',
      'person-muted', 'room-changed')
    order by seq limit ${marksMax}
  `.execute(db);
  return rows.map((row) => ({ at: row.at.toISOString(), kind: row.kind, productId: row.product_id }));
}

/** Means of the rooms that the broadcaster ended before this one. */
async function findBenchmark(db: Database, room: StoredRoom): Promise<RoomResults['benchmark']> {
  const { rows } = await sql<NonNullable<RoomResults['benchmark']>>`
    select count(*)::int as rooms, avg(viewers)::float as viewers, avg(gmv)::float as "gmvCents",
      coalesce(avg(watched / nullif(viewers, 0)), 0)::float as "dwellMs",
      coalesce(avg(buyers::float / nullif(viewers, 0)), 0)::float as conversion
    from (
      select count(p.person_id) filter (where p.source is not null) as viewers,
        coalesce(sum(p.paid_cents), 0) as gmv, coalesce(sum(p.watched_ms), 0) as watched,
        count(*) filter (where p.paid_cents > 0) as buyers
      from (
        select id from rooms where broadcaster_id = ${room.broadcasterId} and state = 'ended' and id < ${room.id}
        order by id desc limit ${benchmarkRooms}
      ) r left join room_result_people p on p.room_id = r.id
      group by r.id
    ) each_room
  `.execute(db);
  const [means] = rows;
  return means === undefined || means.rooms === 0 ? null : means;
}

/** What the viewers of a room paid elsewhere for goods of its bag, within seven days from its beginning. */
async function findAfter(db: Database, room: StoredRoom, nowMs: number): Promise<RoomResults['after']> {
  if (room.state !== 'ended' || room.startedAtMs === null) return null;
  const untilMs = room.startedAtMs + afterDays * dayMs;
  const { rows } = await sql<{ orders: number; gmv: number }>`
    select count(distinct o.id)::int as orders, coalesce(sum(l.total_cents), 0)::bigint as gmv
    from room_result_people p
    join orders o on o.person_id = p.person_id and o.paid_at >= ${new Date(room.startedAtMs)}
      and o.paid_at < ${new Date(Math.min(untilMs, nowMs))}
    join order_lines l on l.order_id = o.id and l.room_id is distinct from p.room_id
    join room_goods g on g.room_id = p.room_id and g.product_id = l.product_id
    where p.room_id = ${room.id} and p.source is not null
  `.execute(db);
  const [row] = rows;
  return { orders: row?.orders ?? 0, gmvCents: row?.gmv ?? 0, until: new Date(untilMs).toISOString() };
}
