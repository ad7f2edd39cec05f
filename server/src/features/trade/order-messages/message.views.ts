import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import type { MessageView, Side } from './message.schema.ts';

export interface OrderOf {
  readonly id: string;
  readonly shopId: string;
  readonly personId: string;
  readonly shopName: string;
}

/** The order, within reach of this shop or this buyer; null otherwise. */
export async function findOrder(
  db: Database | Tx,
  orderId: string,
  reach: { readonly shopId: string } | { readonly personId: string },
): Promise<OrderOf | null> {
  const { rows } = await sql<OrderOf>`
    select o.id, o.shop_id as "shopId", o.person_id as "personId", s.name as "shopName"
    from orders o join shops s on s.id = o.shop_id
    where o.id = ${orderId}
      and ${'shopId' in reach ? sql`o.shop_id = ${reach.shopId}` : sql`o.person_id = ${reach.personId}`}
  `.execute(db);
  return rows[0] ?? null;
}

/** The messages about an order, the newest first. Buyers are not told who of the shop wrote. */
export async function listMessages(
  db: Database | Tx,
  orderId: string,
  to: Side,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<MessageView>> {
  const [after = null] = readCursor(page.cursor, 1) ?? [];
  const { rows } = await sql<{ id: string; side: Side; name: string; text: string; created_at: Date }>`
    select m.id, m.side, coalesce(p.display_name, '') as name, m.text, m.created_at
    from order_messages m left join people p on p.id = m.author_id
    where m.order_id = ${orderId} and (${after === null} or m.id < ${after})
    order by m.id desc limit ${page.limit + 1}
  `.execute(db);
  return pageOf(
    rows,
    page.limit,
    (row) => ({
      id: row.id,
      side: row.side,
      author: to === 'shop' && row.side === 'shop' ? row.name : '',
      text: row.text,
      at: row.created_at.toISOString(),
    }),
    (row) => [row.id],
  );
}
