import { carriers } from './order-views.ts';

const lastCarrierKey = 'kanmai.studio.carrier';

/** The carrier of the last parcel, else the first of the list. */
export function lastCarrier(): string {
  try {
    const last = localStorage.getItem(lastCarrierKey);
    return carriers.find((carrier) => carrier === last) ?? carriers[0];
  } catch {
    return carriers[0];
  }
}

export function storeCarrier(carrier: string): void {
  try {
    localStorage.setItem(lastCarrierKey, carrier);
  } catch {
    // The first carrier is chosen next time.
  }
}
