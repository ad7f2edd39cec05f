import { err, newId, ok, type Result } from '@kanmai/kernel';
import { isUniqueViolation, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import * as orders from '../orders/index.ts';
import * as stock from '../stock/index.ts';
import { insertParcel, setParcelDelivered } from './parcel.store.ts';

export type ParcelDeps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'config' | 'eventsAppended'>;

export interface ShopOrder {
  readonly shopId: string;
  readonly orderId: string;
  readonly actorId: string;
}

/** shipped: by this command. already-shipped: before, with the same carrier and number. */
type Shipping = 'shipped' | 'already-shipped';

/** Hands a paid order to a carrier. Repeating it with the same number has no second effect. */
export async function shipOrder(
  deps: ParcelDeps,
  { shopId, orderId, actorId }: ShopOrder,
  label: { readonly carrier: string; readonly trackingNo: string },
): Promise<Result<Shipping, Problem>> {
  const carrier = label.carrier.trim();
  const trackingNo = label.trackingNo.trim();
  try {
    const result = await unitOfWork(deps.db, async (tx): Promise<Result<Shipping, Problem>> => {
      const nowMs = deps.clock.nowMs();
      const parcelId = newId('parcel', nowMs, deps.random);
      const command = { kind: 'ship', parcelId, carrier, trackingNo } as const;
      const advanced = await orders.advance(tx, deps, { orderId, shopId }, command, actorId);
      if (!advanced.ok) return advanced;
      const { order, events } = advanced.value;
      if (events.length === 0) return ok('already-shipped');
      await stock.leave(tx, order.checkoutId, await orders.findSold(tx, order.id));
      await insertParcel(tx, { id: parcelId, orderId: order.id, carrier, trackingNo }, nowMs);
      return ok('shipped');
    });
    if (result.ok) deps.eventsAppended();
    return result;
  } catch (error) {
    if (!isUniqueViolation(error, 'parcels_carrier_tracking_no_key')) throw error;
    return err({
      type: 'state-conflict',
      field: 'trackingNo',
      detail: 'This carrier’s number belongs to another order.',
    });
  }
}

/** The carrier has handed the parcel over. */
export async function deliverOrder(
  deps: ParcelDeps,
  { shopId, orderId, actorId }: ShopOrder,
): Promise<Result<void, Problem>> {
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<void, Problem>> => {
    const advanced = await orders.advance(tx, deps, { orderId, shopId }, { kind: 'deliver' }, actorId);
    if (!advanced.ok) return advanced;
    for (const event of advanced.value.events) {
      if (event.kind === 'delivered') await setParcelDelivered(tx, event.parcelId, deps.clock.nowMs());
    }
    return ok(undefined);
  });
  if (result.ok) deps.eventsAppended();
  return result;
}
