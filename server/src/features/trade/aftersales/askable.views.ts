import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { OrderStateName } from '../orders/index.ts';
import { type LineLeft, lineLeftCents } from './refundable.policy.ts';

export interface AskableLine extends LineLeft {
  readonly position: number;
  readonly variantId: string;
  readonly openCaseId: string | null;
  /** A claim under a guarantee that may pay this line's money. */
  readonly openClaimId: string | null;
  readonly caseCount: number;
}

export interface AskableOrder {
  readonly id: string;
  readonly shopId: string;
  readonly personId: string;
  readonly state: OrderStateName;
  readonly receivedAtMs: number | null;
  readonly currency: string;
  readonly shippingCents: number;
  /** That went back, or is asked for by another case. */
  readonly refundedShippingCents: number;
  /** What was paid and has not gone back. */
  readonly leftCents: number;
  readonly lines: readonly AskableLine[];
}

interface OrderRow {
  id: string;
  shop_id: string;
  person_id: string;
  state: OrderStateName;
  received_at: Date | null;
  currency: string;
  shipping_cents: number;
  shipping_refunded: number;
  left_cents: number;
}

/**
 * What of an order after-sales may still ask for, one case left out of account when it is named; null when the order is
 * not this person's.
 */
export async function findAskable(
  db: Database | Tx,
  orderId: string,
  personId: string,
  exceptCaseId = '',
): Promise<AskableOrder | null> {
  const { rows } = await sql<OrderRow>`
    select o.id, o.shop_id, o.person_id, o.state, o.received_at, o.currency, o.shipping_cents,
      (select coalesce(sum(case when c.closed_at is null then c.shipping_max_cents else c.shipping_refunded_cents end), 0)::int8
        from after_sales c where c.order_id = o.id and c.id <> ${exceptCaseId}) as shipping_refunded,
      o.total_cents - (select coalesce(sum(r.amount_cents), 0)::int8 from payment_refunds r where r.order_id = o.id)
        - (select coalesce(sum(g.returned_cents), 0)::int8 from guarantee_claims g where g.order_id = o.id) as left_cents
    from orders o where o.id = ${orderId} and o.person_id = ${personId}
  `.execute(db);
  const [order] = rows;
  if (order === undefined) return null;
  // A piece is done with once all that it cost went back.
  const lines = await sql<AskableLine>`
    select l.position, l.variant_id as "variantId", l.quantity, l.total_cents as "totalCents",
      (coalesce(sum(c.refunded_cents), 0) + (select coalesce(sum(g.returned_cents), 0) from guarantee_claims g
        where g.order_id = l.order_id and g.position = l.position)
        + (select coalesce(sum(i.refunded_cents), 0) from inspections i
        where i.order_id = l.order_id and i.position = l.position))::int8 as "refundedCents",
      (coalesce(sum(c.quantity) filter (where c.refunded_cents = c.max_cents and c.refunded_cents > 0), 0)
        + (select count(*) from inspections i where i.order_id = l.order_id and i.position = l.position
        and i.state in ('rejected', 'sent-back') and i.refunded_cents > 0))::int as "doneQuantity",
      max(c.case_id) filter (where c.open) as "openCaseId",
      (select max(g.id) from guarantee_claims g where g.order_id = l.order_id and g.position = l.position
        and g.returns and g.closed_at is null) as "openClaimId",
      count(c.case_id)::int as "caseCount"
    from order_lines l left join after_sale_lines c
      on c.order_id = l.order_id and c.position = l.position and c.case_id <> ${exceptCaseId}
    where l.order_id = ${orderId}
    group by l.order_id, l.position order by l.position
  `.execute(db);
  return {
    id: order.id,
    shopId: order.shop_id,
    personId: order.person_id,
    state: order.state,
    receivedAtMs: order.received_at?.getTime() ?? null,
    currency: order.currency,
    shippingCents: order.shipping_cents,
    refundedShippingCents: order.shipping_refunded,
    leftCents: order.left_cents,
    lines: lines.rows,
  };
}

/** What was paid for a line and has not gone back, by whatever way. Lock the order before. */
export async function findLineLeft(
  tx: Tx,
  { orderId, personId, variantId }: { readonly [key in 'orderId' | 'personId' | 'variantId']: string },
): Promise<number> {
  const order = await findAskable(tx, orderId, personId);
  const line = order?.lines.find((candidate) => candidate.variantId === variantId);
  if (line === undefined) throw new Error(`order ${orderId} has no line of ${variantId}`);
  return lineLeftCents(line);
}
