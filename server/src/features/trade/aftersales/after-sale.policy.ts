import { hourMs } from '@kanmai/kernel';
import type { AfterSaleKind } from '../orders/index.ts';

/** How long each side may take, and what silence means. A case keeps the version that it began with. */
export const afterSalePolicy = {
  version: 1,
  hours: {
    /** Silence of the shop is a yes. */
    answerUnshippedRefund: 24,
    answerShippedRefund: 36,
    answerReturn: 48,
    /** A case that was declined, or offered less, and is not taken further by the buyer is over. */
    takeFurther: 7 * 24,
    /** Goods that are not sent back in time are kept, and so is the money. */
    sendBack: 7 * 24,
    /** From the moment the goods are with a carrier; then the money goes back. */
    answerParcel: 10 * 24,
    /** From the moment the goods are with the shop; then the money goes back. */
    answerArrival: 48,
    /** Replaced or repaired goods that nobody complains of have arrived. */
    confirm: 10 * 24,
  },
  /** How often the buyer may change what is asked for; each change begins the shop's time anew. */
  changesMax: 5,
  /** So often may one line be asked about. */
  casesPerLineMax: 5,
  filesPerSideMax: 9,
} as const;

export type Clock = keyof typeof afterSalePolicy.hours;

export function dueAfter(clock: Clock, nowMs: number): string {
  return new Date(nowMs + afterSalePolicy.hours[clock] * hourMs).toISOString();
}

/** How long the shop has to answer what is asked for. */
export function answerClock(wants: AfterSaleKind, unshipped: boolean): Clock {
  if (wants !== 'refund') return 'answerReturn';
  return unshipped ? 'answerUnshippedRefund' : 'answerShippedRefund';
}

interface Reason {
  /** Whose fault it is: who pays for the way back, and whether shipping is given back, too. */
  readonly freight: 'shop' | 'buyer';
  /** Whether it is a reason before the goods have left. */
  readonly unshipped: boolean;
  /** What it is a reason for once they have. */
  readonly kinds: readonly AfterSaleKind[];
}

export const caseReasons = {
  'not-received': { freight: 'shop', unshipped: false, kinds: ['refund'] },
  'missing-pieces': { freight: 'shop', unshipped: false, kinds: ['refund'] },
  'wrong-goods': { freight: 'shop', unshipped: false, kinds: ['refund', 'return', 'exchange'] },
  damaged: { freight: 'shop', unshipped: false, kinds: ['refund', 'return', 'exchange', 'repair'] },
  faulty: { freight: 'shop', unshipped: false, kinds: ['refund', 'return', 'exchange', 'repair'] },
  'not-as-described': { freight: 'shop', unshipped: false, kinds: ['refund', 'return', 'exchange'] },
  late: { freight: 'shop', unshipped: true, kinds: [] },
  'changed-mind': { freight: 'buyer', unshipped: true, kinds: ['return', 'exchange'] },
  agreed: { freight: 'buyer', unshipped: true, kinds: ['refund', 'return', 'exchange', 'repair'] },
} as const satisfies Record<string, Reason>;

export type CaseReason = keyof typeof caseReasons;
export const caseReasonNames = Object.keys(caseReasons) as CaseReason[];

export function freightOf(reason: string): 'shop' | 'buyer' {
  return reason in caseReasons ? caseReasons[reason as CaseReason].freight : 'buyer';
}

/** The reasons that there are for wanting this. */
export function reasonsFor(wants: AfterSaleKind, unshipped: boolean): CaseReason[] {
  if (unshipped)
    return wants === 'refund' ? caseReasonNames.filter((name) => caseReasons[name].unshipped) : [];
  return caseReasonNames.filter((name) => (caseReasons[name].kinds as readonly string[]).includes(wants));
}
