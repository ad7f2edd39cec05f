import type { OrderView } from '@kanmai/client';
import { addressLines } from '../orders/address-lines.ts';

/** Where an order is sent that goes through the warehouse, and the code that its parcel carries. */
export interface Destination {
  readonly orderId: string;
  readonly code: string;
  readonly warehouse: string;
}

/** What stands on paper for an order: whose box it is, where it goes, and what is scanned. */
export interface SendTo {
  /** Null of the warehouse, whose address names whoever takes parcels there. */
  readonly person: { readonly name: string; readonly phone: string } | null;
  readonly lines: readonly string[];
  /** Of the parcel to the warehouse; null when it goes to the buyer. */
  readonly code: string | null;
}

/** Through the warehouse or to the buyer; a parcel to the warehouse shows nothing of where the buyer lives. */
export function sendToOf(order: Pick<OrderView, 'address'>, destination: Destination | undefined): SendTo {
  if (destination !== undefined)
    return { person: null, lines: [destination.warehouse], code: destination.code };
  const { recipient, phone } = order.address;
  return { person: { name: recipient, phone }, lines: addressLines(order), code: null };
}
