import type { Problem } from '../../../http/problems.ts';

/** The least that is moved between a shop's bank and the provider. */
export const transferPolicy = { version: '2026-11', payoutMinCents: 1_000, topUpMinCents: 1_000 } as const;

/** Whether a shop may have this paid out now; null when it may, else why not. */
export function whyNotPayOut(
  amountCents: number,
  shop: {
    readonly balanceCents: number;
    readonly topUpDueAtMs: number | null;
    /** The case because of which the shop's money waits. */
    readonly heldBy: string | null;
  },
  nowMs: number,
): Problem | null {
  if (shop.heldBy !== null) return { type: 'payout-held', caseId: shop.heldBy };
  if (amountCents < transferPolicy.payoutMinCents)
    return { type: 'below-minimum', field: 'amountCents', minimumCents: transferPolicy.payoutMinCents };
  if (shop.topUpDueAtMs !== null && shop.topUpDueAtMs <= nowMs) return { type: 'deposit-overdue' };
  if (amountCents > shop.balanceCents)
    return { type: 'balance-too-small', field: 'amountCents', balanceCents: Math.max(0, shop.balanceCents) };
  return null;
}
