import { dayMs } from '@kanmai/kernel';
import { type CandidatePlan, choosePlan } from './plan.policy.ts';

/** How long a click counts. Versioned: an attribution names the one it was decided by. */
export const attributionPolicy = { version: '2026-11', windowDays: 15 } as const;

/** A creator brought somebody to a product while a plan promised them something for it: a contract. */
export interface Click {
  readonly creatorId: string;
  readonly clipId: string | null;
  readonly planId: string;
  readonly rateBasisPoints: number;
  readonly leaderId: string | null;
  readonly leaderBasisPoints: number;
  readonly clickedAtMs: number;
}

/** What is known of an order line when it is ordered. */
export interface AttributableLine {
  /** Whether the buyer works in the shop. */
  readonly buyerIsStaff: boolean;
  /** The creator whom the buyer is, if any. */
  readonly buyerCreatorId: string | null;
  /** The buyer's last click on the product by each creator, as recorded. */
  readonly clicks: readonly Click[];
  /**
   * What the line names that brought the buyer: a live room of a creator that has the product in its bag, or else a clip
   * of a creator that shows it.
   */
  readonly brought: { readonly clipId: string | null; readonly creatorId: string } | null;
  /** The plans of the product as they are for that creator. */
  readonly plans: readonly CandidatePlan[];
}

/**
 * Whose click sold a line: the last within the window. A room or clip named by the line of which no click was recorded (it
 * is on its way, or the screen reports none) counts as clicked now; one that was recorded counts from then, however late the
 * cart is bought. Neither a creator's own purchases nor those of the shop's staff are anybody's.
 */
export function decideAttribution(line: AttributableLine, nowMs: number): Click | null {
  if (line.buyerIsStaff) return null;
  const clicks = [...line.clicks];
  const { brought } = line;
  if (brought !== null && !clicks.some(({ creatorId }) => creatorId === brought.creatorId)) {
    const plan = choosePlan(line.plans, nowMs);
    if (plan !== null) clicks.push(clickOf(plan, brought.creatorId, brought.clipId, nowMs));
  }
  const sinceMs = nowMs - attributionPolicy.windowDays * dayMs;
  let last: Click | null = null;
  for (const click of clicks) {
    if (click.clickedAtMs < sinceMs || click.creatorId === line.buyerCreatorId) continue;
    if (last === null || click.clickedAtMs > last.clickedAtMs) last = click;
  }
  return last;
}

/** What a click promises under a plan. */
export function clickOf(plan: CandidatePlan, creatorId: string, clipId: string | null, atMs: number): Click {
  return {
    creatorId,
    clipId,
    planId: plan.planId,
    rateBasisPoints: plan.rateBasisPoints,
    leaderId: plan.leaderId,
    leaderBasisPoints: plan.leaderBasisPoints,
    clickedAtMs: atMs,
  };
}
