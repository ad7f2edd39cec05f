import { cents } from '@kanmai/kernel';
import type { Decision } from '@kanmai/trust';
import type { ClaimShares } from '../../trade/ledger/index.ts';
import { isReturn } from './guarantee.shelf.ts';

type Payments = Decision['payments'];

/** What stands above a payout besides the policy's caps. In cents. */
export interface PayoutLimits {
  /** What was paid for the line and has not gone back by after-sales or another claim. */
  readonly leftCents: number;
  /** What the buyer asks for; null for all of it. */
  readonly askedCents: number | null;
}

export interface Payable {
  readonly totalCents: number;
  /** Of it, money of the line itself. */
  readonly returnedCents: number;
}

/** Cuts payments to what is left of the line, where they are of the line, and all of them to what is asked, the last first. */
export function payableOf(payments: Payments, { leftCents, askedCents }: PayoutLimits): Payable {
  let lineLeft = leftCents;
  let left = askedCents ?? Number.POSITIVE_INFINITY;
  let totalCents = 0;
  let returnedCents = 0;
  for (const { purpose, minor } of payments) {
    const ofLine = isReturn(purpose);
    const paid = Math.min(minor, left, ofLine ? lineLeft : Number.POSITIVE_INFINITY);
    left -= paid;
    totalCents += paid;
    if (!ofLine) continue;
    lineLeft -= paid;
    returnedCents += paid;
  }
  return { totalCents, returnedCents };
}

export interface Funds {
  /** Of the deposit: free, and held for this claim. */
  readonly depositCents: number;
  readonly budgetCents: number;
}

/** Who bears a payout. What the shop's own money does not cover the platform pays, and the shop owes it. */
export function fundPayout(shares: Decision['shares'], { depositCents, budgetCents }: Funds): ClaimShares {
  const of = (...payers: readonly string[]): number =>
    shares.reduce((sum, { payer, minor }) => (payers.includes(payer) ? sum + minor : sum), 0);
  const deposit = Math.min(of('shop-deposit'), depositCents);
  const budget = Math.min(of('shop-budget'), budgetCents);
  const advance = of('platform-advance') + of('shop-deposit') - deposit + of('shop-budget') - budget;
  return {
    depositCents: cents(deposit),
    budgetCents: cents(budget),
    advanceCents: cents(advance),
    platformCents: cents(of('platform', 'carrier', 'insurer')),
  };
}
