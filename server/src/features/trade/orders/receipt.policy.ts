import { dayMs } from '@kanmai/kernel';

/** How long a shopper may take to say that the goods are here; then it counts as said. */
export interface ReceiptPolicy {
  readonly version: number;
  /** After the last parcel was delivered, by domestic express. */
  readonly days: number;
  /** More, once, when the shopper asks. */
  readonly extensionDays: number;
  /** After whatever kept the clock is over. */
  readonly afterPauseDays: number;
}

export const receiptPolicy: ReceiptPolicy = { version: 1, days: 10, extensionDays: 3, afterPauseDays: 3 };

/** Until when an order that is delivered now waits. It stays, whatever the policy becomes. */
export function receiptDueAtMs(deliveredAtMs: number, policy: ReceiptPolicy = receiptPolicy): number {
  return deliveredAtMs + policy.days * dayMs;
}
