import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { OrderEvent, StoredOrder } from '../orders/index.ts';

type ParcelEvent = Extract<OrderEvent, { parcelId: string }>;

/** Keeps the rows of parcels in step with what happened to them. @throws a unique violation `parcels_number` */
export async function writeParcelEvents(
  tx: Tx,
  order: Pick<StoredOrder, 'id' | 'shopId'>,
  events: readonly OrderEvent[],
  nowMs: number,
): Promise<void> {
  for (const event of events) if ('parcelId' in event) await writeParcelEvent(tx, order, event, nowMs);
}

async function writeParcelEvent(
  tx: Tx,
  order: Pick<StoredOrder, 'id' | 'shopId'>,
  event: ParcelEvent,
  nowMs: number,
): Promise<void> {
  if (event.kind === 'parcel-shipped') return insertParcel(tx, order, event, nowMs);
  await tx
    .updateTable('parcels')
    .set(changeOf(event, new Date(nowMs)))
    .where('id', '=', event.parcelId)
    .execute();
}

function changeOf(event: Exclude<ParcelEvent, { kind: 'parcel-shipped' }>, at: Date) {
  switch (event.kind) {
    case 'parcel-corrected':
      return {
        ...{ state: 'announced', carrier: event.carrier, tracking_no: event.trackingNo, labelled_at: at },
        ...{ picked_up_at: null, trace_status: null, trace_at: null, next_track_at: at, quiet_count: 0 },
      };
    case 'parcel-picked-up':
      return { state: 'moving', picked_up_at: at };
    case 'parcel-delivered':
      return { state: 'delivered', delivered_at: at, ended_at: null, next_track_at: null };
    case 'parcel-lost':
      return { state: 'lost', ended_at: at, next_track_at: null };
    case 'parcel-returned':
      return { state: 'returned', ended_at: at, next_track_at: null };
    case 'parcel-cancelled':
      return { state: 'cancelled', ended_at: at, next_track_at: null };
  }
}

async function insertParcel(
  tx: Tx,
  order: Pick<StoredOrder, 'id' | 'shopId'>,
  parcel: Extract<ParcelEvent, { kind: 'parcel-shipped' }>,
  nowMs: number,
): Promise<void> {
  const at = new Date(nowMs);
  await tx
    .insertInto('parcels')
    .values({
      id: parcel.parcelId,
      order_id: order.id,
      shop_id: order.shopId,
      carrier: parcel.carrier,
      tracking_no: parcel.trackingNo,
      state: 'announced',
      ...{ shipped_at: at, labelled_at: at, next_track_at: at },
    })
    .execute();
  await tx
    .insertInto('parcel_lines')
    .values(
      parcel.lines.map(({ variantId, quantity }) => ({
        ...{ parcel_id: parcel.parcelId, variant_id: variantId, quantity },
      })),
    )
    .execute();
}

export interface OrderedVariant {
  readonly variantId: string;
  readonly quantity: number;
  readonly sku: string;
}

/** What was ordered, with the numbers that the shop gives its variants. */
export async function findOrderedVariants(tx: Tx, orderId: string): Promise<OrderedVariant[]> {
  const { rows } = await sql<OrderedVariant>`
    select l.variant_id as "variantId", l.quantity, coalesce(v.sku, '') as sku
    from order_lines l left join variants v on v.id = l.variant_id
    where l.order_id = ${orderId} order by l.position
  `.execute(tx);
  return rows;
}

/** Which order of the shop a parcel belongs to. */
export async function findOrderOfParcel(tx: Tx, shopId: string, parcelId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('parcels')
    .select('order_id')
    .where('id', '=', parcelId)
    .where('shop_id', '=', shopId)
    .executeTakeFirst();
  return row?.order_id ?? null;
}
