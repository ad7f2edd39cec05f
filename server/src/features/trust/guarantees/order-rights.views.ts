import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { pictureUrl } from '../../trade/catalogue/index.ts';
import type { ClaimSummary, OrderRights } from './claim.schema.ts';
import { listClaims, newest, ofOrder } from './claim.views.ts';
import { getPromised, isRepeated } from './guarantee.shelf.ts';
import { rightView, windowOf } from './right.words.ts';

interface Row {
  position: number;
  title: string;
  variant_title: string;
  picture_key: string | null;
  total_cents: number;
  code: string;
  version: number;
  currency: string;
  paid_at: Date | null;
  delivered_at: Date | null;
  state: string;
}

/** An order that was given back has nothing left to claim. */
const isWholeBack = ({ state }: Row): boolean => state === 'closed';

/** More than an order's lines can have rights that are claimed. */
const claimsMax = 500;

/** The rights that were promised with an order, and what was claimed under them; null when it is not this person's. */
export async function findOrderRights(
  db: Database,
  orderId: string,
  personId: string,
  nowMs: number,
): Promise<OrderRights | null> {
  const order = await db
    .selectFrom('orders')
    .select('currency')
    .where('id', '=', orderId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (order === undefined) return null;
  const { rows } = await sql<Row>`
    select l.position, l.title, l.variant_title, l.picture_key, l.total_cents, r.code, r.version, o.currency, o.paid_at, o.state,
      coalesce(o.delivered_at, o.received_at) as delivered_at
    from order_line_rights r
    join order_lines l on l.order_id = r.order_id and l.position = r.position
    join orders o on o.id = r.order_id
    where r.order_id = ${orderId} order by l.position, r.code
  `.execute(db);
  const { items } = await listClaims(db, ofOrder(orderId), newest, { limit: claimsMax });
  const lines: OrderRights['lines'] = [];
  for (const row of rows) {
    let line = lines.find(({ position }) => position === row.position);
    if (line === undefined) {
      line = lineOf(row);
      lines.push(line);
    }
    line.rights.push(await rightOf(db, row, items, nowMs));
  }
  return { orderId, currency: order.currency, lines };
}

const lineOf = (row: Row): OrderRights['lines'][number] => ({
  ...{ position: row.position, title: row.title, variantTitle: row.variant_title, rights: [] },
  ...{ pictureUrl: pictureUrl(row.picture_key), totalCents: row.total_cents },
});

async function rightOf(
  db: Database,
  row: Row,
  claims: readonly ClaimSummary[],
  nowMs: number,
): Promise<OrderRights['lines'][number]['rights'][number]> {
  const { policy } = await getPromised(db, row.code, row.version);
  const happened = { 'order.paidAtMs': row.paid_at, 'order.deliveredAtMs': row.delivered_at };
  const { from, until } = windowOf(policy, happened);
  const claim =
    claims.find(
      ({ code, line, state }) => code === row.code && line.position === row.position && state !== 'withdrawn',
    ) ?? null;
  const isOpen = from !== null && from.getTime() <= nowMs && (until === null || nowMs <= until.getTime());
  return {
    right: rightView(policy),
    ...{ from: from?.toISOString() ?? null, until: until?.toISOString() ?? null },
    claimable:
      isOpen && !isWholeBack(row) && (claim === null || (isRepeated(policy) && claim.closedAt !== null)),
    claim,
  };
}
