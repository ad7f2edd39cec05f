import type { Database, Tx } from '../../../database.ts';
import type { AfterSaleKind, canAskAfterSale } from './after-sale-time.policy.ts';
import type { OrderView } from './order.schema.ts';
import type { OrderStateName } from './order.state.ts';

type CaseOfOrder = OrderView['afterSales'][number] & { readonly orderId: string };

/** What was asked for of these orders after paying, the newest first. */
export async function findCases(db: Database | Tx, orderIds: readonly string[]): Promise<CaseOfOrder[]> {
  const rows = await db
    .selectFrom('after_sales')
    .select(['id', 'order_id', 'kind', 'state', 'amount_cents', 'refunded_cents', 'outcome', 'due_at'])
    .where('order_id', 'in', [...orderIds])
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    orderId: row.order_id,
    kind: row.kind as AfterSaleKind,
    state: row.state,
    amountCents: row.amount_cents,
    refundedCents: row.refunded_cents,
    outcome: row.outcome,
    dueAt: row.due_at?.toISOString() ?? null,
  }));
}

/** What of an order decides whether anything may be asked for. */
export function standingOf(
  row: {
    readonly id: string;
    readonly state: string;
    readonly received_at: Date | null;
    readonly total_cents: number;
  },
  pieces: number,
  refundedCents: number,
): Parameters<typeof canAskAfterSale>[0] {
  return {
    state: row.state as OrderStateName,
    receivedAtMs: row.received_at?.getTime() ?? null,
    pieces,
    leftCents: row.total_cents - refundedCents,
  };
}
