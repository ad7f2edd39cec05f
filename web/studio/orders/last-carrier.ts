import type { CarrierCode } from '@kanmai/client';
import { carriers } from '../../shared/carriers.ts';

const lastCarrierKey = 'kanmai.studio.carrier';

/** The carrier of the last parcel, else the most common. */
export function lastCarrier(): CarrierCode {
  try {
    const last = localStorage.getItem(lastCarrierKey);
    return carriers.find((carrier) => carrier === last) ?? 'sf';
  } catch {
    return 'sf';
  }
}

export function storeCarrier(carrier: string): void {
  try {
    localStorage.setItem(lastCarrierKey, carrier);
  } catch {
    // The first carrier is chosen next time.
  }
}
