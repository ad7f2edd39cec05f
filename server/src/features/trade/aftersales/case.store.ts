import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { AfterSaleKind } from '../orders/index.ts';
import { type CaseEvent, type CaseState, evolveAll } from './case.state.ts';

export type Side = 'buyer' | 'shop' | 'operator' | 'clock';

export interface StoredCase {
  readonly id: string;
  readonly orderId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly shippingMaxCents: number;
  readonly state: CaseState;
}

export interface CaseLine {
  readonly position: number;
  readonly variantId: string;
  readonly quantity: number;
  readonly maxCents: number;
}

export interface NewCase {
  readonly id: string;
  readonly orderId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly kind: AfterSaleKind;
  readonly description: string;
  readonly currency: string;
  readonly shippingMaxCents: number;
  readonly policyVersion: number;
  readonly lines: readonly CaseLine[];
}

/** Writes a case with its lines; its first event follows by `appendCaseEvents`. */
export async function insertCase(tx: Tx, given: NewCase, nowMs: number): Promise<void> {
  await tx
    .insertInto('after_sales')
    .values({
      id: given.id,
      order_id: given.orderId,
      shop_id: given.shopId,
      person_id: given.personId,
      kind: given.kind,
      state: 'asked',
      reason: '',
      description: given.description,
      currency: given.currency,
      amount_cents: 0,
      shipping_max_cents: given.shippingMaxCents,
      policy_version: given.policyVersion,
      version: 0,
      opened_at: new Date(nowMs),
    })
    .execute();
  await tx
    .insertInto('after_sale_lines')
    .values(
      given.lines.map((line) => ({
        case_id: given.id,
        order_id: given.orderId,
        position: line.position,
        quantity: line.quantity,
        max_cents: line.maxCents,
        open: true,
      })),
    )
    .execute();
}

export type CaseScope = {
  readonly caseId: string;
  readonly personId?: string;
  readonly shopId?: string;
};

/** Locks a case and folds its events: always before its order. One outside the scope is not found. */
export async function lockCase(tx: Tx, { caseId, personId, shopId }: CaseScope): Promise<StoredCase | null> {
  const row = await tx
    .selectFrom('after_sales')
    .select(['id', 'order_id', 'shop_id', 'person_id', 'shipping_max_cents'])
    .where('id', '=', caseId)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .$if(shopId !== undefined, (query) => query.where('shop_id', '=', shopId ?? ''))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const events = await tx
    .selectFrom('after_sale_events')
    .select(['kind', 'data'])
    .where('case_id', '=', caseId)
    .orderBy('version')
    .execute();
  return {
    id: row.id,
    orderId: row.order_id,
    shopId: row.shop_id,
    personId: row.person_id,
    shippingMaxCents: row.shipping_max_cents,
    state: evolveAll(events.map(({ kind, data }) => ({ kind, ...(data as object) }) as CaseEvent)),
  };
}

/** The next case whose clock is over, locked; one that somebody else has locked is being decided already. */
export async function lockDueCase(tx: Tx, nowMs: number, except: readonly string[]): Promise<string | null> {
  const row = await tx
    .selectFrom('after_sales')
    .select('id')
    .where('due_at', '<=', new Date(nowMs))
    .where((q) => q.not(q('id', '=', q.fn.any(q.val([...except])))))
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row?.id ?? null;
}

const promised: ReadonlySet<CaseEvent['kind']> = new Set(['agreed', 'refunded-early']);

/** Appends to a case's history and keeps its row and lines in step. Answers the state after. */
export async function appendCaseEvents(
  tx: Tx,
  caseId: string,
  before: CaseState,
  events: readonly CaseEvent[],
  by: { readonly side: Side; readonly actorId: string | null },
  nowMs: number,
): Promise<CaseState> {
  const at = new Date(nowMs);
  const after = evolveAll(events, before);
  await tx
    .insertInto('after_sale_events')
    .values(
      events.map(({ kind, ...data }, index) => ({
        case_id: caseId,
        version: before.version + index + 1,
        kind,
        at,
        // What a promise does at once follows from the buyer's word; it is nobody's own.
        ...(by.side === 'buyer' && promised.has(kind)
          ? { side: 'clock', actor_id: null }
          : { side: by.side, actor_id: by.actorId }),
        data: JSON.stringify(data),
      })),
    )
    .execute();
  const kinds = new Set(events.map(({ kind }) => kind));
  await tx
    .updateTable('after_sales')
    .set({
      state: after.name,
      version: after.version,
      kind: after.wants,
      reason: after.reason,
      amount_cents: after.amountCents,
      refunded_cents: after.refundedCents,
      early_cents: after.earlyCents,
      due_at: after.dueAtMs === null ? null : new Date(after.dueAtMs),
      outcome: after.outcome,
      back_carrier: after.back?.carrier ?? null,
      back_tracking_no: after.back?.trackingNo ?? null,
      ...(kinds.has('escalated') ? { escalated_at: at } : {}),
      ...(kinds.has('ruled') ? { ruled_at: at } : {}),
      ...(kinds.has('closed') ? { closed_at: at } : {}),
    })
    .where('id', '=', caseId)
    .execute();
  if (kinds.has('closed')) {
    await tx.updateTable('after_sale_lines').set({ open: false }).where('case_id', '=', caseId).execute();
  }
  return after;
}

/** What the buyer says to it, and what there may be of shipping in it. */
export async function setAsk(
  tx: Tx,
  caseId: string,
  given: { readonly description: string; readonly shippingMaxCents: number },
): Promise<void> {
  await tx
    .updateTable('after_sales')
    .set({ description: given.description, shipping_max_cents: given.shippingMaxCents })
    .where('id', '=', caseId)
    .execute();
}

export async function findCaseLines(db: Database | Tx, caseId: string): Promise<CaseLine[]> {
  const { rows } = await sql<CaseLine>`
    select c.position, l.variant_id as "variantId", c.quantity, c.max_cents as "maxCents"
    from after_sale_lines c join order_lines l on l.order_id = c.order_id and l.position = c.position
    where c.case_id = ${caseId} order by c.position
  `.execute(db);
  return rows;
}

/** Notes what went back for each line, of what could at most by then, and of shipping. */
export async function setRefunded(
  tx: Tx,
  caseId: string,
  lines: readonly { readonly position: number; readonly maxCents: number; readonly cents: number }[],
  shippingCents: number,
): Promise<void> {
  for (const { position, maxCents, cents } of lines) {
    await tx
      .updateTable('after_sale_lines')
      .set({ refunded_cents: cents, max_cents: maxCents })
      .where('case_id', '=', caseId)
      .where('position', '=', position)
      .execute();
  }
  await tx
    .updateTable('after_sales')
    .set({ shipping_refunded_cents: shippingCents })
    .where('id', '=', caseId)
    .execute();
}

/** Notes what the buyer has of it without having a right to it. */
export async function setOwed(tx: Tx, caseId: string, owedCents: number): Promise<void> {
  await tx.updateTable('after_sales').set({ owed_cents: owedCents }).where('id', '=', caseId).execute();
}

/** Where this shop last had goods sent back to. */
export async function findReturnTo(db: Database | Tx, shopId: string): Promise<string> {
  const { rows } = await sql<{ to: string }>`
    select e.data ->> 'returnTo' as to
    from after_sale_events e join after_sales c on c.id = e.case_id
    where c.shop_id = ${shopId} and e.kind = 'agreed' and e.side = 'shop' and e.data ->> 'returnTo' <> ''
    order by e.at desc limit 1
  `.execute(db);
  return rows[0]?.to ?? '';
}

/** Which of these orders have a case that is not closed. */
export async function findOpenCases(
  db: Database | Tx,
  orderIds: readonly string[],
): Promise<readonly { readonly id: string; readonly orderId: string }[]> {
  if (orderIds.length === 0) return [];
  const rows = await db
    .selectFrom('after_sales')
    .select(['id', 'order_id'])
    .where('order_id', 'in', [...orderIds])
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, orderId: row.order_id }));
}
