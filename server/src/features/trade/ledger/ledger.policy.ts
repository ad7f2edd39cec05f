import { type Cents, cents, shareCents } from '@kanmai/kernel';

/** What the platform keeps of a received order, in basis points of its total. Versioned: a settlement names the one it used. */
export const commissionPolicy = { version: '2026-11', basisPoints: 500 } as const;

/** Splits an order's money between shop and platform; the parts always add up to the whole. */
export function splitSettlement(totalCents: Cents): {
  readonly shopCents: Cents;
  readonly commissionCents: Cents;
} {
  const commissionCents = shareCents(totalCents, commissionPolicy.basisPoints);
  return { shopCents: cents(totalCents - commissionCents), commissionCents };
}
