import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type RoomOffer, roomKey } from './room-offer.policy.ts';

/**
 * What rooms have for lines that name one, by `roomKey`; lines of rooms that never were are missing. One query for all of
 * them, none when no line names a room. Nothing is locked: like a price of the catalogue, it is looked at again with the
 * order, and pieces that are set aside are held under the lock of their shelf.
 */
export async function findRoomOffers(
  db: Database | Tx,
  lines: readonly { readonly variantId: string; readonly roomId: string | null }[],
): Promise<ReadonlyMap<string, RoomOffer>> {
  const wanted = [
    ...new Map(lines.filter(({ roomId }) => roomId !== null).map((l) => [roomKey(l), l])).values(),
  ];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<RoomOffer>`
    select r.id as "roomId", r.title, w.variant_id as "variantId", r.state = 'live' as live,
      g.product_id is not null as "inBag", p.price_cents as "priceCents", p.pool_id as "poolId",
      coalesce((select sum(l.on_hand - l.held) from stock_levels l
        where l.variant_id = w.variant_id and l.pool = p.pool_id), 0)::int as "poolLeft"
    from unnest(${wanted.map(({ roomId }) => roomId)}::text[], ${wanted.map(({ variantId }) => variantId)}::text[])
      as w (room_id, variant_id)
    join rooms r on r.id = w.room_id
    left join variants v on v.id = w.variant_id
    left join room_goods g on g.room_id = r.id and g.product_id = v.product_id
    left join room_prices p on p.room_id = r.id and p.variant_id = w.variant_id
  `.execute(db);
  return new Map(rows.map((row) => [roomKey(row), row]));
}
