import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { ParcelView } from './order.schema.ts';
import { troubleBounds, troubleOf } from './parcel.policy.ts';
import { isUnderWay, type ParcelStateName } from './parcel.state.ts';

interface ParcelRow {
  readonly id: string;
  readonly order_id: string;
  readonly carrier: string;
  readonly tracking_no: string;
  readonly state: ParcelStateName;
  readonly shipped_at: Date;
  readonly labelled_at: Date;
  readonly picked_up_at: Date | null;
  readonly delivered_at: Date | null;
  readonly ended_at: Date | null;
  readonly trace_status: string | null;
  readonly trace_at: Date | null;
  readonly lines: { variantId: string; quantity: number }[];
}

/** The parcels of these orders, the first first, each with what is in it. */
export async function findParcelRows(db: Database | Tx, orderIds: readonly string[]): Promise<ParcelRow[]> {
  const { rows } = await sql<ParcelRow>`
    select p.id, p.order_id, p.carrier, p.tracking_no, p.state, p.shipped_at, p.labelled_at, p.picked_up_at,
      p.delivered_at, p.ended_at, p.trace_status, p.trace_at, (
        select coalesce(jsonb_agg(jsonb_build_object('variantId', l.variant_id, 'quantity', l.quantity)
          order by l.variant_id), '[]') from parcel_lines l where l.parcel_id = p.id) as lines
    from parcels p where p.order_id = any(${orderIds}::text[])
    order by (select e.version from order_events e where e.order_id = p.order_id and e.kind = 'parcel-shipped'
      and e.data ->> 'parcelId' = p.id), p.id
  `.execute(db);
  return rows;
}

/** A parcel as somebody sees it who may ship, or may not. */
export function viewParcel(
  row: ParcelRow,
  order: { readonly paidAtMs: number; readonly leftToShip: boolean; readonly over: boolean },
  mayShip: boolean,
  nowMs: number,
): ParcelView {
  const trouble = troubleOf(
    {
      state: row.state,
      labelledAtMs: row.labelled_at.getTime(),
      traceStatus: row.trace_status,
      traceAtMs: row.trace_at?.getTime() ?? null,
      endedAtMs: row.ended_at?.getTime() ?? null,
    },
    order,
    nowMs,
  );
  const underWay = mayShip && isUnderWay(row);
  return {
    id: row.id,
    carrier: row.carrier,
    trackingNo: row.tracking_no,
    state: row.state,
    lines: row.lines,
    shippedAt: row.shipped_at.toISOString(),
    pickedUpAt: row.picked_up_at?.toISOString() ?? null,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    trace:
      row.trace_status === null || row.trace_at === null
        ? null
        : { status: row.trace_status, at: row.trace_at.toISOString() },
    trouble: trouble === null ? null : { kind: trouble.kind, since: new Date(trouble.sinceMs).toISOString() },
    can: {
      correct: underWay,
      cancel: underWay && row.state === 'announced' && !order.over,
      deliver: underWay,
    },
  };
}

/** Whether an order `o` has a parcel with a trouble: the condition of `troubleOf`, for many. */
export function hasTrouble(nowMs: number): RawBuilder<unknown> {
  const { paidBefore, labelledBefore, tracedBefore } = troubleBounds(nowMs);
  return sql`o.state in ('paid', 'shipped') and exists (select 1 from parcels p where p.order_id = o.id and (
    p.state in ('lost', 'returned') and o.state = 'paid'
    or p.state = 'announced' and o.paid_at < ${paidBefore} and p.labelled_at < ${labelledBefore}
    or p.state = 'moving' and (p.trace_status = 'delayed' or p.trace_at < ${tracedBefore})))`;
}
