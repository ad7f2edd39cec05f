import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import * as ledger from '../../trade/ledger/index.ts';
import { guaranteeCurrency } from './guarantee.shelf.ts';
import { rightsFor } from './right.service.ts';
import { findShopGoods } from './right.views.ts';
import { monthOf, nextStep, planLeftCents } from './service-plan.policy.ts';
import type { ServicePlanView } from './service-plan.schema.ts';
import { findPlan, findSpent } from './service-plan.store.ts';

const code = 'refund-without-return';

/** A shop's plan for refunds without a return: what is left of it, for which goods it is, and what to do next. */
export async function findPlanView(db: Database, shopId: string, nowMs: number): Promise<ServicePlanView> {
  const plan = await findPlan(db, shopId);
  const spent = await findSpent(db, shopId, nowMs);
  const { settledCents, asideCents } = await ledger.findShopMoney(db, shopId, guaranteeCurrency);
  const categories = await findCategories(db, shopId, nowMs);
  const monthlyCents = plan?.monthlyCents ?? null;
  const leftCents = planLeftCents(monthlyCents, spent.cents);
  const products = categories.reduce((sum, one) => sum + one.products, 0);
  const productsOn = categories.reduce((sum, one) => sum + (one.on ? one.products : 0), 0);
  return {
    ...{ currency: guaranteeCurrency, monthlyCents, leftCents, asideCents, settledCents },
    ...{ spentCents: spent.cents, refunds: spent.count, categories },
    monthEndsAt: new Date(monthOf(nowMs).untilMs).toISOString(),
    next: nextStep({ monthlyCents, leftCents, asideCents, products, productsOn }),
  };
}

/** By category: how many goods carry the right and are fit for it, whether it is switched on, and what it paid this month. */
async function findCategories(
  db: Database,
  shopId: string,
  nowMs: number,
): Promise<ServicePlanView['categories']> {
  // Fit for it: whether it is switched on is what is asked here.
  const goods = (await findShopGoods(db, shopId)).filter(
    (one) =>
      rightsFor(
        [code].filter((label) => one.guarantees.includes(label)),
        { ...one, serviceOff: false },
        one.priceCents,
      ).length > 0,
  );
  const paid = await findPaidByCategory(db, shopId, nowMs);
  const off = await db
    .selectFrom('service_plan_off')
    .select('category')
    .where('shop_id', '=', shopId)
    .execute();
  const isOff = new Set(off.map(({ category }) => category));
  const names = [...new Set([...goods.map(({ category }) => category), ...paid.keys(), ...isOff])].sort();
  return names.map((category) => ({
    category,
    products: goods.filter((one) => one.category === category).length,
    on: !isOff.has(category),
    paidCents: paid.get(category) ?? 0,
  }));
}

async function findPaidByCategory(
  db: Database,
  shopId: string,
  nowMs: number,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ category: string; cents: number }>`
    select p.category, sum(y.budget_cents)::int8 as cents
    from claim_payouts y join guarantee_claims c on c.id = y.id
    join order_lines l on l.order_id = c.order_id and l.position = c.position
    join products p on p.id = l.product_id
    where y.shop_id = ${shopId} and y.budget_cents > 0 and y.created_at >= ${new Date(monthOf(nowMs).fromMs)}
    group by p.category
  `.execute(db);
  return new Map(rows.map(({ category, cents }) => [category, cents]));
}
