import type { ShopOrderView } from '@kanmai/client';
import type { StudioMessages } from '../messages/index.ts';

/** Whom a parcel goes to, as the shop may know: its buyer, the warehouse with the parcel's code, or nobody until it is paid. */
export function recipientOf(
  { address, warehouse }: Pick<ShopOrderView, 'address' | 'warehouse'>,
  { orderPage }: Pick<StudioMessages, 'orderPage'>,
): string {
  if (warehouse !== null) return orderPage.warehouse(warehouse.code);
  return address?.recipient ?? orderPage.afterPayment;
}
