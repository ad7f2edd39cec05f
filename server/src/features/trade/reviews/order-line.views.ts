import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

/** A line of an order with what its review is bound to. */
export interface BoughtLine {
  readonly orderId: string;
  readonly position: number;
  readonly shopId: string;
  readonly productId: string;
  readonly variantId: string;
  readonly variantTitle: string;
  readonly category: string;
  readonly clipId: string | null;
  readonly clipShowsIt: boolean;
  readonly receivedAt: Date | null;
}

/** The lines of an order of this person; none when it is not theirs. */
export async function findBoughtLines(tx: Tx, personId: string, orderId: string): Promise<BoughtLine[]> {
  const { rows } = await sql<BoughtLine>`
    select l.order_id as "orderId", l.position, o.shop_id as "shopId", l.product_id as "productId",
      l.variant_id as "variantId", l.variant_title as "variantTitle", p.category, l.clip_id as "clipId",
      exists (select 1 from clip_goods g where g.clip_id = l.clip_id and g.product_id = l.product_id) as "clipShowsIt",
      o.received_at as "receivedAt"
    from orders o join order_lines l on l.order_id = o.id join products p on p.id = l.product_id
    where o.id = ${orderId} and o.person_id = ${personId} order by l.position
  `.execute(tx);
  return rows;
}
