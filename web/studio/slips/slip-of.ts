import type { ShopOrderView } from '@kanmai/client';

/**
 * An order as it goes into a box: of one parcel what is in it; else what has yet to leave; else, when all has left in one
 * parcel, all of it.
 */
export function slipOf(order: ShopOrderView, parcelId?: string): ShopOrderView {
  const parcel = order.parcels.find(({ id }) => id === parcelId);
  const inIt = parcel?.lines ?? (order.leftToShip.length > 0 ? order.leftToShip : null);
  if (inIt === null) return order;
  const lines = order.lines.flatMap((line) => {
    const quantity = inIt.find(({ variantId }) => variantId === line.variantId)?.quantity ?? 0;
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
  return { ...order, lines, parcels: parcel === undefined ? [] : [parcel] };
}
