import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { type LogPosition, logStart } from '../events/index.ts';
import type { RoomChanges } from './room-result.state.ts';

/** How far the log was counted, locked: of several processes one counts at a time. */
export async function lockPosition(tx: Tx): Promise<LogPosition> {
  const { rows } = await sql<LogPosition>`
    insert into room_results_reader (tx, event_id) values (${logStart.tx}::xid8, ${logStart.eventId})
    on conflict (single) do update set single = true
    returning tx::text as tx, event_id as "eventId"
  `.execute(tx);
  return rows[0] as LogPosition;
}

export async function storePosition(tx: Tx, { tx: readTx, eventId }: LogPosition): Promise<void> {
  await sql`update room_results_reader set tx = ${readTx}::xid8, event_id = ${eventId}`.execute(tx);
}

/** Adds what a part of the log came to. */
export async function applyChanges(tx: Tx, { minutes, people, goods }: RoomChanges): Promise<void> {
  const keyed = <Counts extends object>(map: ReadonlyMap<string, Counts>) =>
    JSON.stringify(
      [...map].map(([key, counts]) => {
        const [room, of] = key.split(' ');
        return { room, of, ...counts };
      }),
    );
  if (minutes.size > 0)
    await sql`
      insert into room_result_minutes as m (room_id, minute, views, watched_ms, product_clicks, cart_adds, orders,
        paid_orders, paid_cents, chats, coupon_claims, packet_takes, packet_cents)
      select room, to_timestamp("of"::bigint / 1000.0), views, "watchedMs", "productClicks", "cartAdds", orders,
        "paidOrders", "paidCents", chats, "couponClaims", "packetTakes", "packetCents"
      from json_to_recordset(${keyed(minutes)}::json) as t (room text, "of" text, views integer,
        "watchedMs" bigint, "productClicks" integer, "cartAdds" integer, orders integer, "paidOrders" integer,
        "paidCents" bigint, chats integer, "couponClaims" integer, "packetTakes" integer, "packetCents" bigint)
      on conflict (room_id, minute) do update set views = m.views + excluded.views,
        watched_ms = m.watched_ms + excluded.watched_ms, product_clicks = m.product_clicks + excluded.product_clicks,
        cart_adds = m.cart_adds + excluded.cart_adds, orders = m.orders + excluded.orders,
        paid_orders = m.paid_orders + excluded.paid_orders, paid_cents = m.paid_cents + excluded.paid_cents,
        chats = m.chats + excluded.chats, coupon_claims = m.coupon_claims + excluded.coupon_claims,
        packet_takes = m.packet_takes + excluded.packet_takes, packet_cents = m.packet_cents + excluded.packet_cents
    `.execute(tx);
  if (people.size > 0)
    await sql`
      insert into room_result_people as p (room_id, person_id, source, watched_ms, clicked, ordered, paid_cents)
      select room, "of", source, "watchedMs", clicked, ordered, "paidCents"
      from json_to_recordset(${keyed(people)}::json) as t (room text, "of" text, source text, "watchedMs" bigint,
        clicked boolean, ordered boolean, "paidCents" bigint)
      on conflict (room_id, person_id) do update set source = coalesce(p.source, excluded.source),
        watched_ms = p.watched_ms + excluded.watched_ms, clicked = p.clicked or excluded.clicked,
        ordered = p.ordered or excluded.ordered, paid_cents = p.paid_cents + excluded.paid_cents
    `.execute(tx);
  if (goods.size > 0)
    await sql`
      insert into room_result_goods as g (room_id, product_id, clicks, pieces, paid_cents)
      select room, "of", clicks, pieces, "paidCents"
      from json_to_recordset(${keyed(goods)}::json) as t (room text, "of" text, clicks integer, pieces integer,
        "paidCents" bigint)
      on conflict (room_id, product_id) do update set clicks = g.clicks + excluded.clicks,
        pieces = g.pieces + excluded.pieces, paid_cents = g.paid_cents + excluded.paid_cents
    `.execute(tx);
}
