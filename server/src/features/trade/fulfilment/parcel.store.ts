import type { OrderId, ParcelId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';

export async function insertParcel(
  tx: Tx,
  parcel: {
    readonly id: ParcelId;
    readonly orderId: OrderId;
    readonly carrier: string;
    readonly trackingNo: string;
  },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('parcels')
    .values({
      id: parcel.id,
      order_id: parcel.orderId,
      carrier: parcel.carrier,
      tracking_no: parcel.trackingNo,
      state: 'shipped',
      shipped_at: new Date(nowMs),
    })
    .execute();
}

export async function setParcelDelivered(tx: Tx, parcelId: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('parcels')
    .set({ state: 'delivered', delivered_at: new Date(nowMs) })
    .where('id', '=', parcelId)
    .execute();
}
