import { type Static, Type } from '@fastify/type-provider-typebox';
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, readCursor, writeCursor } from '../../../http/page.ts';
import { orderStates } from './order.state.ts';
import { hasTrouble } from './parcel.views.ts';
import { shipDueBefore } from './ship-time.policy.ts';

const Day = Type.String({ format: 'date-time' });

/** Which of a shop's orders are wanted, and in which order. */
export const StudioOrderQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  state: Type.Optional(Type.Enum(orderStates)),
  sort: Type.Optional(
    Type.Union([Type.Literal('newest'), Type.Literal('longest-waiting')], {
      description: 'Of paid orders the longest waiting first; else the newest first.',
    }),
  ),
  overdue: Type.Optional(Type.Boolean({ description: 'Those that should have left.' })),
  cancelAsked: Type.Optional(Type.Boolean({ description: 'Those that a buyer asks to cancel.' })),
  trouble: Type.Optional(Type.Boolean({ description: 'Those with a parcel that something is wrong with.' })),
  partlyShipped: Type.Optional(
    Type.Boolean({ description: 'Those of which some has left and some has not.' }),
  ),
  unread: Type.Optional(Type.Boolean({ description: 'Those with messages that nobody has read.' })),
  text: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'In the recipient’s name, the goods, a tracking number, or the end of a phone or an id.',
    }),
  ),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
});
export type StudioOrderQuery = Static<typeof StudioOrderQuery>;

type Filter = Omit<StudioOrderQuery, 'cursor' | 'limit'>;

function conditions(shopId: string, filter: Filter, nowMs: number): RawBuilder<unknown> {
  const { state, overdue, cancelAsked, trouble, partlyShipped, unread, text, from, to } = filter;
  const parts: RawBuilder<unknown>[] = [sql`o.shop_id = ${shopId}`];
  if (state !== undefined) parts.push(sql`o.state = ${state}`);
  if (overdue === true) parts.push(isOverdue(nowMs));
  if (cancelAsked === true) parts.push(sql`o.cancel_due_at is not null`);
  if (trouble === true) parts.push(hasTrouble(nowMs));
  if (partlyShipped === true) parts.push(isPartlyShipped);
  if (unread === true)
    parts.push(
      sql`o.id in (select order_id from order_threads where shop_id = ${shopId} and shop_unread > 0)`,
    );
  if (from !== undefined) parts.push(sql`o.placed_at >= ${from}::timestamptz`);
  if (to !== undefined) parts.push(sql`o.placed_at < ${to}::timestamptz`);
  if (text !== undefined) parts.push(hasText(text.trim()));
  return sql.join(parts, sql` and `);
}

const isPartlyShipped = sql`o.state = 'paid' and exists (
  select 1 from parcels p where p.order_id = o.id and p.state in ('announced', 'moving', 'delivered'))`;

/** Nothing is found by what its shop is not shown. */
const showsAddress = sql`(o.paid_at is not null and not exists (
  select from inspection_orders i where i.order_id = o.id))`;

function hasText(text: string): RawBuilder<unknown> {
  const plain = text.replace(/[\\%_]/g, '\\$&');
  const within = `%${plain}%`;
  const atEnd = `%${plain}`;
  return sql`(
    o.id ilike ${atEnd} or ${showsAddress} and (
      o.address ->> 'recipient' ilike ${within} or o.address ->> 'phone' like ${atEnd})
    or exists (select 1 from order_lines l where l.order_id = o.id and l.title ilike ${within})
    or exists (select 1 from parcels p where p.order_id = o.id and p.tracking_no ilike ${atEnd}))`;
}

/** The ids of a shop's orders that fit, a page at a time. @throws ProblemError `bad-cursor` */
export async function pageOrderIds(
  db: Database | Tx,
  shopId: string,
  filter: Filter,
  page: { readonly cursor?: string | undefined; readonly limit: number },
  nowMs: number,
): Promise<Page<string>> {
  const waiting = filter.sort === 'longest-waiting';
  const after = readCursor(page.cursor, waiting ? 2 : 1);
  const [first = null, second = null] = after ?? [];
  const beyond = waiting ? sql`(o.paid_at, o.id) > (${first}::timestamptz, ${second})` : sql`o.id < ${first}`;
  const { rows } = await sql<{ id: string; paid_text: string | null }>`
    select o.id, o.paid_at::text as paid_text from orders o
    where ${conditions(shopId, filter, nowMs)}
      ${waiting ? sql`and o.paid_at is not null` : sql``} ${after === null ? sql`` : sql`and ${beyond}`}
    order by ${waiting ? sql`o.paid_at, o.id` : sql`o.id desc`} limit ${page.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const more = rows.length > page.limit && last !== undefined;
  const position = waiting ? [last?.paid_text ?? '', last?.id ?? ''] : [last?.id ?? ''];
  return { items: shown.map(({ id }) => id), nextCursor: more ? writeCursor(position) : null };
}

export const OrderCounts = Type.Object({
  unpaid: Type.Integer(),
  toShip: Type.Integer(),
  overdue: Type.Integer(),
  cancelAsked: Type.Integer(),
  trouble: Type.Integer(),
  partlyShipped: Type.Integer(),
  unread: Type.Integer(),
});
export type OrderCounts = Static<typeof OrderCounts>;

/** What was sent to the warehouse has left the shop. */
const isOverdue = (nowMs: number) => sql`o.state = 'paid' and o.paid_at < ${shipDueBefore(nowMs)}
  and not exists (select from inspection_orders i where i.order_id = o.id
    and (i.sent_at is not null or i.arrived_at is not null))`;

/** How many orders wait for what. */
export async function countOrders(db: Database | Tx, shopId: string, nowMs: number): Promise<OrderCounts> {
  const { rows } = await sql<OrderCounts>`
    select
      (select count(*) from orders where shop_id = ${shopId} and state = 'pending-payment')::int as unpaid,
      (select count(*) from orders where shop_id = ${shopId} and state = 'paid')::int as "toShip",
      (select count(*) from orders o where o.shop_id = ${shopId} and ${isOverdue(nowMs)})::int as overdue,
      (select count(*) from orders where shop_id = ${shopId} and cancel_due_at is not null)::int as "cancelAsked",
      (select count(*) from orders o where o.shop_id = ${shopId} and ${hasTrouble(nowMs)})::int as trouble,
      (select count(*) from orders o where o.shop_id = ${shopId} and ${isPartlyShipped})::int as "partlyShipped",
      (select count(*) from order_threads where shop_id = ${shopId} and shop_unread > 0)::int as unread
  `.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new Error('counting gives one row');
  return counts;
}
