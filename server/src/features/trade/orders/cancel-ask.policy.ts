import { hourMs } from '@kanmai/kernel';

/** How long a shop may take to answer a buyer who asks to cancel a paid order; then the buyer gets the money back. */
export interface CancelPolicy {
  readonly version: number;
  readonly answerHours: number;
}

/** Published rules give unshipped refunds 24 hours. */
export const cancelPolicy: CancelPolicy = { version: 1, answerHours: 24 };

/** Until when the shop may answer what is asked now. It stays, whatever the policy becomes. */
export function cancelDueAtMs(nowMs: number, policy: CancelPolicy = cancelPolicy): number {
  return nowMs + policy.answerHours * hourMs;
}
