import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type Page, pageOf, readCursor } from '../../../http/page.ts';
import { pictureUrl } from '../catalogue/index.ts';
import { askableUntilMs } from '../orders/index.ts';
import { freightOf, reasonsFor } from './after-sale.policy.ts';
import { kindsFor } from './ask.policy.ts';
import { findAskable } from './askable.views.ts';
import type { AskOptions, CaseCounts, CaseSummary, deskViews } from './case.schema.ts';
import { type SummaryRow, summaries, summaryOf } from './case.views.ts';
import { piecesLeft, refundableCents } from './refundable.policy.ts';

interface PageAsk {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type Sorted = SummaryRow & { readonly sort_text: string };

/** A page of cases, by when something is or was, then by id. */
async function listCases(
  db: Database | Tx,
  where: RawBuilder<unknown>,
  sort: { readonly by: RawBuilder<unknown>; readonly order: 'asc' | 'desc' },
  page: PageAsk,
): Promise<Page<CaseSummary>> {
  const [at = null, id = null] = readCursor(page.cursor, 2) ?? [];
  const order = sort.order === 'asc' ? sql`asc` : sql`desc`;
  const beyond = sort.order === 'asc' ? sql`>` : sql`<`;
  const after = id === null ? sql`true` : sql`(${sort.by}, c.id) ${beyond} (${at}::timestamptz, ${id})`;
  const { rows } = await sql<Sorted>`
    select c.*, w.sort_text from (
      select c.id, (${sort.by})::text as sort_text, ${sort.by} as sort_at from after_sales c
      where ${where} and ${after} order by ${sort.by} ${order}, c.id ${order} limit ${page.limit + 1}
    ) w join (${summaries}) c on c.id = w.id
    order by w.sort_at ${order}, w.id ${order}
  `.execute(db);
  return pageOf(rows, page.limit, summaryOf, (row) => [row.sort_text, row.id]);
}

/** A buyer's cases, the newest first. */
export function listMyCases(
  db: Database | Tx,
  personId: string,
  open: boolean | undefined,
  page: PageAsk,
): Promise<Page<CaseSummary>> {
  const state =
    open === undefined ? sql`true` : open ? sql`c.closed_at is null` : sql`c.closed_at is not null`;
  const where = sql`c.person_id = ${personId} and ${state}`;
  return listCases(db, where, { by: sql`c.opened_at`, order: 'desc' }, page);
}

type DeskView = (typeof deskViews)[number];

const states: Record<DeskView, RawBuilder<unknown>> = {
  'to-answer': sql`c.closed_at is null and c.state = 'asked'`,
  'to-receive': sql`c.closed_at is null and c.state in ('returning', 'returned')`,
  open: sql`c.closed_at is null`,
  escalated: sql`c.closed_at is null and c.state = 'escalated'`,
  closed: sql`c.closed_at is not null`,
};

/** A shop's cases: open ones by how soon the clock decides, closed ones the latest first. */
export function listShopCases(
  db: Database | Tx,
  shopId: string,
  { view, text }: { readonly view: DeskView; readonly text?: string | undefined },
  page: PageAsk,
): Promise<Page<CaseSummary>> {
  const sort =
    view === 'closed'
      ? ({ by: sql`c.closed_at`, order: 'desc' } as const)
      : ({ by: sql`coalesce(c.due_at, 'infinity'::timestamptz)`, order: 'asc' } as const);
  const found = text === undefined ? sql`true` : hasText(text.trim());
  return listCases(db, sql`c.shop_id = ${shopId} and ${states[view]} and ${found}`, sort, page);
}

function hasText(text: string): RawBuilder<unknown> {
  const plain = text.replace(/[\\%_]/g, '\\$&');
  const atEnd = `%${plain}`;
  return sql`(c.id ilike ${atEnd} or c.order_id ilike ${atEnd} or c.back_tracking_no ilike ${atEnd}
    or exists (select 1 from order_lines l join after_sale_lines cl on cl.order_id = l.order_id and cl.position = l.position
      where cl.case_id = c.id and l.title ilike ${`%${plain}%`}))`;
}

/** What operators rule on: the longest waiting first; what was ruled on, the latest first. */
export function listQueue(
  db: Database | Tx,
  state: 'escalated' | 'ruled',
  page: PageAsk,
): Promise<Page<CaseSummary>> {
  return state === 'escalated'
    ? listCases(db, sql`c.state = 'escalated'`, { by: sql`c.escalated_at`, order: 'asc' }, page)
    : listCases(db, sql`c.ruled_at is not null`, { by: sql`c.ruled_at`, order: 'desc' }, page);
}

export async function countCases(db: Database | Tx, shopId: string): Promise<CaseCounts> {
  const { rows } = await sql<CaseCounts>`
    select count(*) filter (where state = 'asked')::int as "toAnswer",
      count(*) filter (where state in ('returning', 'returned'))::int as "toReceive",
      count(*)::int as open, count(*) filter (where state = 'escalated')::int as escalated
    from after_sales where shop_id = ${shopId} and closed_at is null
  `.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new Error('counting gives one row');
  return counts;
}

/** What a buyer may ask for of an order now, and what was asked for; null when the order is not theirs. */
export async function findAskOptions(
  db: Database | Tx,
  orderId: string,
  personId: string,
  nowMs: number,
): Promise<AskOptions | null> {
  const order = await findAskable(db, orderId, personId);
  if (order === null) return null;
  const unshipped = order.state === 'paid';
  const { receivedAtMs } = order;
  const goods = await db
    .selectFrom('order_lines')
    .select(['position', 'title', 'variant_title', 'picture_key'])
    .where('order_id', '=', orderId)
    .execute();
  const goodsAt = new Map(goods.map((row) => [row.position, row]));
  const { rows } =
    await sql<SummaryRow>`${summaries} where c.order_id = ${orderId} order by c.id desc limit 100`.execute(
      db,
    );
  return {
    orderId,
    currency: order.currency,
    unshipped,
    kinds: kindsFor(order, nowMs).map((kind) => ({
      kind,
      until: receivedAtMs === null ? null : new Date(askableUntilMs(kind, receivedAtMs)).toISOString(),
      reasons: reasonsFor(kind, unshipped).map((reason) => ({ reason, freight: freightOf(reason) })),
    })),
    shippingCents: unshipped ? 0 : Math.max(0, order.shippingCents - order.refundedShippingCents),
    leftCents: order.leftCents,
    lines: order.lines.map((line) => {
      const left = piecesLeft(line);
      const row = goodsAt.get(line.position);
      return {
        variantId: line.variantId,
        title: row?.title ?? '',
        variantTitle: row?.variant_title ?? '',
        pictureUrl: pictureUrl(row?.picture_key ?? null),
        quantity: line.quantity,
        left,
        maxCents: Array.from({ length: left }, (_, index) => refundableCents(line, index + 1)),
        openCaseId: line.openCaseId,
      };
    }),
    cases: rows.map(summaryOf),
  };
}
