import type { Database, Tx } from '../../../database.ts';
import { choosePlan, planKey } from './plan.policy.ts';
import { findCandidates } from './plan.store.ts';

/** Of these products those that a plan promises this creator something for at a moment. */
export async function findPromoted(
  db: Database | Tx,
  creatorId: string,
  productIds: readonly string[],
  nowMs: number,
): Promise<ReadonlySet<string>> {
  const plans = await findCandidates(
    db,
    productIds.map((productId) => ({ productId, creatorId })),
  );
  return new Set(
    productIds.filter(
      (productId) => choosePlan(plans.get(planKey(productId, creatorId)) ?? [], nowMs) !== null,
    ),
  );
}
