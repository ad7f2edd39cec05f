import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { RunningOffer } from './ops.schema.ts';

const offersMax = 100;

interface OfferRow {
  kind: RunningOffer['kind'];
  id: string;
  title: string;
  until: Date | null;
}

/** What is offered in a room now, whichever feature offers it. */
export async function listRunningOffers(db: Database, roomId: string): Promise<RunningOffer[]> {
  const { rows } = await sql<OfferRow>`
    select * from (
      select 'lucky-bag' as kind, b.id, coalesce(b.rules->'prize'->>'title', '') as title, b.closes_at as until
        from lucky_bags b where b.room_id = ${roomId} and b.state in ('open', 'closed', 'sealed')
      union all select 'flash-sale', s.id, p.title, s.ends_at
        from flash_sales s join products p on p.id = s.product_id where s.room_id = ${roomId} and s.state <> 'ended'
      union all select 'red-packet', id, '', expires_at
        from red_packets where room_id = ${roomId} and state = 'open'
      union all select 'coupon', c.id, m.name, null
        from room_coupons c join promotions m on m.id = c.promotion_id
        where c.room_id = ${roomId} and c.withdrawn_at is null
          and exists (select from rooms r where r.id = c.room_id and r.state = 'live')
      union all select 'poll', id, question, closes_at
        from polls where room_id = ${roomId} and state = 'open'
    ) offers order by until nulls last, id limit ${offersMax}
  `.execute(db);
  return rows.map(({ until, ...offer }) => ({ ...offer, until: until?.toISOString() ?? null }));
}
