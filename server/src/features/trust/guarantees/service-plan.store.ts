import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { monthOf, planLeftCents } from './service-plan.policy.ts';

export interface ServicePlan {
  readonly currency: string;
  readonly monthlyCents: number;
  readonly changedBy: string;
}

export async function findPlan(db: Database | Tx, shopId: string): Promise<ServicePlan | null> {
  const row = await db
    .selectFrom('service_plans')
    .selectAll()
    .where('shop_id', '=', shopId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { currency: row.currency, monthlyCents: row.monthly_cents, changedBy: row.changed_by };
}

/** What claims took of a shop's budget this month: how many, and how much. */
export async function findSpent(
  db: Database | Tx,
  shopId: string,
  nowMs: number,
): Promise<{ readonly count: number; readonly cents: number }> {
  const { fromMs, untilMs } = monthOf(nowMs);
  const row = await db
    .selectFrom('claim_payouts')
    .select((eb) => [
      eb.fn.countAll<string>().as('count'),
      eb.fn.sum<string | null>('budget_cents').as('cents'),
    ])
    .where('shop_id', '=', shopId)
    .where('budget_cents', '>', 0)
    .where('created_at', '>=', new Date(fromMs))
    .where('created_at', '<', new Date(untilMs))
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), cents: Number(row.cents ?? 0) };
}

/** What of this month's plan is left; null without one. */
export async function findPlanLeft(db: Database | Tx, shopId: string, nowMs: number): Promise<number | null> {
  const plan = await findPlan(db, shopId);
  if (plan === null) return null;
  return planLeftCents(plan.monthlyCents, (await findSpent(db, shopId, nowMs)).cents);
}

export interface NewPlan extends ServicePlan {
  readonly shopId: string;
  /** Where it is switched off. */
  readonly categoriesOff: readonly string[];
}

export async function writePlan(tx: Tx, plan: NewPlan, nowMs: number): Promise<void> {
  const { shopId, currency, monthlyCents, changedBy, categoriesOff } = plan;
  const values = {
    currency,
    monthly_cents: monthlyCents,
    changed_by: changedBy,
    updated_at: new Date(nowMs),
  };
  await tx
    .insertInto('service_plans')
    .values({ shop_id: shopId, ...values })
    .onConflict((conflict) => conflict.column('shop_id').doUpdateSet(values))
    .execute();
  await tx.deleteFrom('service_plan_off').where('shop_id', '=', shopId).execute();
  await sql`insert into service_plan_off (shop_id, category)
    select ${shopId}, category from unnest(${[...new Set(categoriesOff)]}::text[]) as t (category)`.execute(
    tx,
  );
}

/** Shops that have a plan, to be filled again. */
export async function listPlannedShops(db: Database): Promise<readonly string[]> {
  const rows = await db.selectFrom('service_plans').select('shop_id').orderBy('shop_id').execute();
  return rows.map(({ shop_id }) => shop_id);
}
