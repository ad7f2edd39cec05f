import type { ShopOrderView } from '@kanmai/client';
import { addressLines } from '../orders/address-lines.ts';

/** What stands on paper for an order: whose box it is, where it goes, and what is scanned. */
export interface SendTo {
  /** Null of the warehouse, whose address names whoever takes parcels there. */
  readonly person: { readonly name: string; readonly phone: string } | null;
  readonly lines: readonly string[];
  /** Of the parcel to the warehouse; null when it goes to the buyer. */
  readonly code: string | null;
}

/** Through the warehouse or to the buyer; null of an order that is not to be sent. */
export function sendToOf({
  address,
  warehouse,
}: Pick<ShopOrderView, 'address' | 'warehouse'>): SendTo | null {
  if (warehouse !== null) return { person: null, lines: [warehouse.address], code: warehouse.code };
  if (address === null) return null;
  const { recipient, phone } = address;
  return { person: { name: recipient, phone }, lines: addressLines(address), code: null };
}
