import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { TraceEvent, TraceStatus } from '../../../ports/carrier.ts';

export interface TrackedParcel {
  readonly id: string;
  readonly orderId: string;
  readonly shopId: string;
  readonly carrier: string;
  readonly trackingNo: string;
  readonly shippedAtMs: number;
  readonly quietCount: number;
}

const columns = [
  'id',
  'order_id as orderId',
  'shop_id as shopId',
  'carrier',
  'tracking_no as trackingNo',
  'shipped_at as shippedAt',
  'quiet_count as quietCount',
] as const;

type Row = Omit<TrackedParcel, 'shippedAtMs'> & { readonly shippedAt: Date };
const parcelOf = ({ shippedAt, ...row }: Row): TrackedParcel => ({
  ...row,
  shippedAtMs: shippedAt.getTime(),
});

/**
 * The parcels whose carriers are to be asked now; nobody else asks them until `leaseUntil`, unless whoever took them dies.
 */
export async function takeParcelsToTrack(
  db: Database,
  nowMs: number,
  leaseUntilMs: number,
  limit: number,
): Promise<TrackedParcel[]> {
  const { rows } = await sql<Row>`
    update parcels set next_track_at = ${new Date(leaseUntilMs)} where id in (
      select id from parcels where next_track_at <= ${new Date(nowMs)}
      order by next_track_at limit ${limit} for update skip locked)
    returning id, order_id as "orderId", shop_id as "shopId", carrier, tracking_no as "trackingNo",
      shipped_at as "shippedAt", quiet_count as "quietCount"
  `.execute(db);
  return rows.map(parcelOf);
}

/** Whose number this is now. */
export async function findParcelByNumber(
  db: Database,
  carrier: string,
  trackingNo: string,
): Promise<TrackedParcel | null> {
  const row = await db
    .selectFrom('parcels')
    .select(columns)
    .where('carrier', '=', carrier)
    .where('tracking_no', '=', trackingNo)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
  return row === undefined ? null : parcelOf(row);
}

/** Whether a parcel still has this number. Lock its order before. */
export async function hasNumber(tx: Tx, parcel: TrackedParcel): Promise<boolean> {
  const row = await tx
    .selectFrom('parcels')
    .select(['carrier', 'tracking_no'])
    .where('id', '=', parcel.id)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
  return row?.carrier === parcel.carrier && row.tracking_no === parcel.trackingNo;
}

/** Keeps what is new of it; answers how much was. */
export async function insertTraces(
  tx: Tx,
  parcel: TrackedParcel,
  events: readonly TraceEvent[],
  nowMs: number,
): Promise<number> {
  if (events.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('parcel_traces')
    .values(
      events.map(({ atMs, status, place, text }) => ({
        parcel_id: parcel.id,
        carrier: parcel.carrier,
        tracking_no: parcel.trackingNo,
        at: new Date(atMs),
        ...{ status, place, text, heard_at: new Date(nowMs) },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}

/** All that was said of a parcel under the number it has. */
export async function listTraces(
  tx: Tx,
  parcel: TrackedParcel,
  limit: number,
): Promise<{ readonly atMs: number; readonly status: TraceStatus }[]> {
  const rows = await tx
    .selectFrom('parcel_traces')
    .select(['at', 'status'])
    .where('parcel_id', '=', parcel.id)
    .where('carrier', '=', parcel.carrier)
    .where('tracking_no', '=', parcel.trackingNo)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ at, status }) => ({ atMs: at.getTime(), status: status as TraceStatus }));
}

export async function setTrace(
  tx: Tx,
  parcelId: string,
  latest: { readonly atMs: number; readonly status: string },
): Promise<void> {
  await tx
    .updateTable('parcels')
    .set({ trace_status: latest.status, trace_at: new Date(latest.atMs) })
    .where('id', '=', parcelId)
    .execute();
}

/** When to ask again, of a parcel that is still waited for. */
export async function setNextTrack(
  db: Database,
  parcelId: string,
  nextAtMs: number,
  quietCount: number,
): Promise<void> {
  await db
    .updateTable('parcels')
    .set({ next_track_at: new Date(nextAtMs), quiet_count: quietCount })
    .where('id', '=', parcelId)
    .where('next_track_at', 'is not', null)
    .execute();
}
