import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import * as ledger from '../../trade/ledger/index.ts';
import { guaranteeCurrency } from './guarantee.shelf.ts';
import { moveTowardsPlan, planLeftCents } from './service-plan.policy.ts';
import { findPlan, findSpent, listPlannedShops, type NewPlan, writePlan } from './service-plan.store.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'log'>;

/** A shop says how much a month, and for which goods; what is set aside follows as far as its settled balance goes. */
export async function setPlan(deps: Deps, plan: NewPlan): Promise<void> {
  await unitOfWork(deps.db, async (tx) => {
    await ledger.lockShopMoney(tx, deps, plan.shopId, plan.currency);
    await writePlan(tx, plan, deps.clock.nowMs());
    await keepToPlan(tx, deps, plan.shopId);
  });
}

/** Has what is set aside be what the month has left, as far as the settled balance goes. Safe to repeat. */
async function keepToPlan(tx: Tx, deps: Deps, shopId: string): Promise<void> {
  const currency = guaranteeCurrency;
  // Before the plan is read: one that is being changed is waited for.
  const { settledCents, asideCents } = await ledger.lockShopMoney(tx, deps, shopId, currency);
  const plan = await findPlan(tx, shopId);
  if (plan === null) return;
  const { monthlyCents, changedBy } = plan;
  const spent = await findSpent(tx, shopId, deps.clock.nowMs());
  const leftCents = planLeftCents(monthlyCents, spent.cents) ?? 0;
  const amountCents = moveTowardsPlan(asideCents, leftCents, settledCents);
  if (amountCents === 0) return;
  // A shop that must top its deposit up first sets nothing aside meanwhile.
  await ledger.moveServiceBudget(tx, deps, { shopId, currency, amountCents, actorId: changedBy });
}

/** Fills the budgets of shops that planned them, from what was settled since; one that fails keeps no other. */
export async function fillBudgets(deps: Deps, signal?: AbortSignal): Promise<void> {
  for (const shopId of await listPlannedShops(deps.db)) {
    if (signal?.aborted === true) return;
    await unitOfWork(deps.db, (tx) => keepToPlan(tx, deps, shopId)).catch((error: unknown) =>
      deps.log.error({ error, shopId }, 'a service budget could not be filled'),
    );
  }
}
