import type { Tx } from '../../../database.ts';
import type { CaseReason } from './after-sale.policy.ts';

/** What is asked for, as a promise to refund before the goods are back is asked about it. */
export interface EarlyAsk {
  readonly orderId: string;
  readonly personId: string;
  readonly positions: readonly number[];
  readonly reason: CaseReason;
  readonly amountCents: number;
  readonly askedAtMs: number;
  /** When the goods were given to a carrier; null when they were not. */
  readonly sentBackAtMs: number | null;
}

/**
 * Whether money goes back before the goods do, and by which word of the promise; null when it waits for them. Told in `app.ts`. What
 * it answers stays true within the unit of work: no other one of the same buyer is answered meanwhile. Lock the order before.
 */
export type RefundsEarly = (tx: Tx, ask: EarlyAsk, nowMs: number) => Promise<string | null>;

export const neverEarly: RefundsEarly = async () => null;
