import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { pictureUrl } from '../catalogue/index.ts';
import { type FieldsRow, fieldColumns, fieldsOf, refundedColumn } from './review.fields.ts';
import { decideFollowUp, decideReview, followUpDays, reviewDays } from './review.policy.ts';
import type { OwnReview, ReviewableOrder } from './review.schema.ts';

interface OwnRow extends FieldsRow {
  position: number;
  title: string;
  picture_key: string | null;
  hidden_reason: string | null;
}

const ownColumns = sql`
  ${fieldColumns}, ${refundedColumn}, r.position, l.title, l.picture_key,
  case when r.state = 'hidden' then (
    select a.reason from audit_log a where a.subject_id = r.id and a.action = 'review-hide' order by a.id desc limit 1
  ) end as hidden_reason`;
const ownSource = sql`
  from reviews r join orders o on o.id = r.order_id
  join order_lines l on l.order_id = r.order_id and l.position = r.position`;

function ownOf(row: OwnRow, nowMs: number): OwnReview {
  const receivedAtMs = row.received_at.getTime();
  const kept = { receivedAtMs, followedUp: row.followed_up_at !== null, state: row.state };
  return {
    ...fieldsOf(row),
    orderId: row.order_id,
    position: row.position,
    anonymous: row.anonymous,
    product: { title: row.title, pictureUrl: pictureUrl(row.picture_key) },
    state: row.state,
    hiddenReason: row.hidden_reason,
    followUpUntil: new Date(receivedAtMs + followUpDays * dayMs).toISOString(),
    can: { followUp: decideFollowUp(kept, nowMs).ok },
  };
}

/** What a person wrote, the newest first: all of it, or what is named. */
export async function listOwnReviews(
  db: Database | Tx,
  personId: string,
  given: {
    readonly ids?: readonly string[];
    readonly orderIds?: readonly string[];
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
  nowMs: number,
): Promise<Page<OwnReview>> {
  const after = readCursor(given.cursor, 1)?.[0] ?? null;
  const { rows } = await sql<OwnRow>`
    select ${ownColumns} ${ownSource}
    where r.person_id = ${personId}
      ${given.ids === undefined ? sql`` : sql`and r.id = any(${[...given.ids]}::text[])`}
      ${given.orderIds === undefined ? sql`` : sql`and r.order_id = any(${[...given.orderIds]}::text[])`}
      ${after === null ? sql`` : sql`and r.id < ${String(after)}`}
    order by r.id desc limit ${given.limit + 1}
  `.execute(db);
  return pageOf(
    rows,
    given.limit,
    (row) => ownOf(row, nowMs),
    (row) => [row.id],
  );
}

interface OrderRow {
  id: string;
  shop_id: string;
  shop_name: string;
  own_shop: boolean;
  received_at: Date | null;
  received_text: string | null;
  lines: {
    position: number;
    productId: string;
    title: string;
    variantTitle: string;
    pictureKey: string | null;
  }[];
}

const orderColumns = (personId: string) => sql`
  o.id, o.shop_id, s.name as shop_name, o.received_at, o.received_at::text as received_text,
  exists (select 1 from shop_members m where m.shop_id = o.shop_id and m.person_id = ${personId}) as own_shop,
  (select jsonb_agg(jsonb_build_object('position', l.position, 'productId', l.product_id, 'title', l.title,
      'variantTitle', l.variant_title, 'pictureKey', l.picture_key) order by l.position)
    from order_lines l where l.order_id = o.id) as lines`;

/** One of a person's orders as it is reviewed; null when it is not theirs. */
export async function findReviewableOrder(
  db: Database | Tx,
  personId: string,
  orderId: string,
  nowMs: number,
): Promise<ReviewableOrder | null> {
  const { rows } = await sql<OrderRow>`
    select ${orderColumns(personId)} from orders o join shops s on s.id = o.shop_id
    where o.id = ${orderId} and o.person_id = ${personId}
  `.execute(db);
  return (await withReviews(db, personId, rows, nowMs))[0] ?? null;
}

/** A person's received orders of which a line waits to be reviewed, the latest received first. */
export async function listWaiting(
  db: Database | Tx,
  personId: string,
  page: { readonly cursor?: string | undefined; readonly limit: number },
  nowMs: number,
): Promise<Page<ReviewableOrder>> {
  const after = readCursor(page.cursor, 2);
  const { rows } = await sql<OrderRow>`
    select ${orderColumns(personId)} from orders o join shops s on s.id = o.shop_id
    where o.person_id = ${personId} and o.received_at >= ${new Date(nowMs - reviewDays * dayMs)}
      and not exists (select 1 from shop_members m where m.shop_id = o.shop_id and m.person_id = ${personId})
      and (select count(*) from order_lines l where l.order_id = o.id)
        > (select count(*) from reviews r where r.order_id = o.id)
      ${after === null ? sql`` : sql`and (o.received_at, o.id) < (${String(after[0])}::timestamptz, ${String(after[1])})`}
    order by o.received_at desc, o.id desc limit ${page.limit + 1}
  `.execute(db);
  const shown = await withReviews(db, personId, rows.slice(0, page.limit), nowMs);
  const { nextCursor } = pageOf(
    rows,
    page.limit,
    (row) => row,
    (row) => [row.received_text ?? '', row.id],
  );
  return { items: shown, nextCursor };
}

async function withReviews(
  db: Database | Tx,
  personId: string,
  orders: readonly OrderRow[],
  nowMs: number,
): Promise<ReviewableOrder[]> {
  if (orders.length === 0) return [];
  const orderIds = orders.map(({ id }) => id);
  const limit = orders.reduce((sum, { lines }) => sum + lines.length, 0);
  const written = (await listOwnReviews(db, personId, { orderIds, limit }, nowMs)).items;
  return orders.map((order) => {
    const receivedAtMs = order.received_at?.getTime() ?? null;
    const { shop_id: shopId, shop_name: shopName, own_shop: ownShop } = order;
    return {
      orderId: order.id,
      shop: { id: shopId, name: shopName },
      receivedAt: order.received_at?.toISOString() ?? null,
      reviewUntil: receivedAtMs === null ? null : new Date(receivedAtMs + reviewDays * dayMs).toISOString(),
      lines: order.lines.map(({ pictureKey, ...line }) => {
        const own = written.find(
          ({ orderId, position }) => orderId === order.id && position === line.position,
        );
        const can = decideReview({ receivedAtMs, reviewed: own !== undefined, ownShop }, nowMs);
        return {
          ...line,
          pictureUrl: pictureUrl(pictureKey),
          can: { review: can.ok },
          review: own ?? null,
        };
      }),
    };
  });
}
