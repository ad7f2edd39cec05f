import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { pictureUrl } from '../catalogue/index.ts';
import type { AfterSaleKind } from '../orders/index.ts';
import { freightOf } from './after-sale.policy.ts';
import type { CaseSummary, CaseView } from './case.schema.ts';
import {
  actsOn,
  type CaseEvent,
  type CaseOutcome,
  type CaseStateName,
  evolveAll,
  turnOf,
} from './case.state.ts';

/** As whom somebody looks at cases. */
export type CaseViewer =
  | { readonly as: 'buyer'; readonly personId: string }
  | {
      readonly as: 'shop';
      readonly shopId: string;
      readonly mayAnswer: boolean;
      readonly mayReceive: boolean;
      readonly mayWrite: boolean;
    }
  | { readonly as: 'operator' };

/** More than a case can have by its limits. */
const eventsMax = 200;
const messagesMax = 200;

export interface SummaryRow {
  id: string;
  order_id: string;
  shop_id: string;
  shop_name: string;
  buyer_name: string;
  kind: AfterSaleKind;
  state: CaseStateName;
  reason: CaseSummary['reason'];
  description: string;
  unshipped: boolean;
  amount_cents: number;
  max_cents: number;
  refunded_cents: number;
  early_cents: number;
  owed_cents: number;
  currency: string;
  due_at: Date | null;
  outcome: CaseOutcome | null;
  opened_at: Date;
  closed_at: Date | null;
  lines: (Omit<CaseSummary['lines'][number], 'pictureUrl'> & { pictureKey: string | null })[];
}

/** The rows of cases, to be narrowed and ordered; the case is `c`. */
export const summaries = sql`
  select c.id, c.order_id, c.shop_id, s.name as shop_name, coalesce(p.display_name, '') as buyer_name, c.kind, c.state,
    c.reason, c.description, c.amount_cents, c.refunded_cents, c.early_cents, c.owed_cents, c.currency, c.due_at, c.outcome, c.opened_at, c.closed_at,
    coalesce((a.data ->> 'unshipped')::boolean, false) as unshipped,
    (c.shipping_max_cents + t.goods_cents)::int8 as max_cents, t.lines
  from after_sales c
  join shops s on s.id = c.shop_id
  left join people p on p.id = c.person_id
  left join after_sale_events a on a.case_id = c.id and a.version = 1
  join lateral (
    select coalesce(sum(cl.max_cents), 0) as goods_cents, jsonb_agg(jsonb_build_object(
      'variantId', l.variant_id, 'productId', l.product_id, 'title', l.title, 'variantTitle', l.variant_title,
      'pictureKey', l.picture_key, 'quantity', cl.quantity, 'maxCents', cl.max_cents,
      'refundedCents', cl.refunded_cents) order by cl.position) as lines
    from after_sale_lines cl join order_lines l on l.order_id = cl.order_id and l.position = cl.position
    where cl.case_id = c.id
  ) t on true`;

export function summaryOf(row: SummaryRow): CaseSummary {
  return {
    id: row.id,
    orderId: row.order_id,
    shop: { id: row.shop_id, name: row.shop_name },
    buyerName: row.buyer_name,
    kind: row.kind,
    state: row.state,
    turn: turnOf(row.state),
    reason: row.reason,
    freight: freightOf(row.reason),
    unshipped: row.unshipped,
    lines: row.lines.map(({ pictureKey, ...line }) => ({ ...line, pictureUrl: pictureUrl(pictureKey) })),
    amountCents: row.amount_cents,
    maxCents: row.max_cents,
    refundedCents: row.refunded_cents,
    earlyCents: row.early_cents,
    owedCents: row.owed_cents,
    currency: row.currency,
    dueAt: row.due_at?.toISOString() ?? null,
    outcome: row.outcome,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}

/** One case whole; null when it is not this viewer's to see. */
export async function findCaseView(
  db: Database | Tx,
  viewer: CaseViewer,
  caseId: string,
): Promise<CaseView | null> {
  const reach =
    viewer.as === 'buyer'
      ? sql`c.person_id = ${viewer.personId}`
      : viewer.as === 'shop'
        ? sql`c.shop_id = ${viewer.shopId}`
        : // Operators see what was brought before them, and nobody's else.
          sql`c.escalated_at is not null`;
  const { rows } = await sql<SummaryRow>`${summaries} where c.id = ${caseId} and ${reach}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const events = await db
    .selectFrom('after_sale_events')
    .select(['kind', 'at', 'side', 'data'])
    .where('case_id', '=', caseId)
    .orderBy('version')
    .limit(eventsMax)
    .execute();
  const files = await db
    .selectFrom('after_sale_files')
    .select(['id', 'side', 'slot', 'content_type', 'created_at'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
  const messages = await db
    .selectFrom('after_sale_messages')
    .select(['id', 'side', 'text', 'created_at'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .limit(messagesMax)
    .execute();
  const state = evolveAll(events.map(({ kind, data }) => ({ kind, ...(data as object) }) as CaseEvent));
  const last = (kind: string) => events.findLast((event) => event.kind === kind);
  const labelled = (label: typeof state.back, kind: string) =>
    label === null ? null : { ...label, at: last(kind)?.at.toISOString() ?? '' };
  return {
    ...summaryOf(row),
    description: row.description,
    offerCents: state.offerCents,
    returnTo: String((last('agreed')?.data as { returnTo?: string } | undefined)?.returnTo ?? ''),
    back: labelled(state.back, 'sent-back'),
    sent: labelled(state.sent, 'sent'),
    timeline: events.map(({ kind, at, side, data }) => ({
      kind,
      at: at.toISOString(),
      side: side as CaseView['timeline'][number]['side'],
      data: data as CaseView['timeline'][number]['data'],
    })),
    files: files.map((file) => ({
      id: file.id,
      side: file.side as 'buyer' | 'shop',
      slot: file.slot,
      contentType: file.content_type,
      at: file.created_at.toISOString(),
    })),
    messages: messages.map((message) => ({
      id: message.id,
      side: message.side as 'buyer' | 'shop',
      text: message.text,
      at: message.created_at.toISOString(),
    })),
    can: actsOn(state, {
      buyer: viewer.as === 'buyer',
      mayAnswer: viewer.as === 'shop' && viewer.mayAnswer,
      mayReceive: viewer.as === 'shop' && viewer.mayReceive,
      mayWrite: viewer.as === 'shop' && viewer.mayWrite,
      operator: viewer.as === 'operator',
    }),
  };
}
