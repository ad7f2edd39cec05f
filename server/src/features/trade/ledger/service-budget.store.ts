import type { Tx } from '../../../database.ts';

/** Set aside of a shop's settled balance when positive, taken back when negative. */
export interface BudgetAsk {
  readonly shopId: string;
  readonly currency: string;
  readonly amountCents: number;
  readonly actorId: string;
}

export async function insertBudgetMove(
  tx: Tx,
  move: BudgetAsk & { readonly id: string },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('service_budget_moves')
    .values({
      ...{ id: move.id, shop_id: move.shopId, currency: move.currency },
      ...{ amount_cents: move.amountCents, actor_id: move.actorId, created_at: new Date(nowMs) },
    })
    .execute();
}
