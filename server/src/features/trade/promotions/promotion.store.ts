import type { PersonId, PromotionId, ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import { isCoupon } from './promotion.policy.ts';
import type { PromotionInput, PromotionRule } from './promotion.schema.ts';

export interface StoredPromotion {
  readonly id: string;
  readonly rule: PromotionRule;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly published: boolean;
  readonly stopped: boolean;
}

/** One at a time for a shop, so that two requests at once cannot go past the limit. Answers how many are not over. */
export async function lockShopPromotions(tx: Tx, shopId: ShopId, nowMs: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`promotions ${shopId}`}, 0))`.execute(tx);
  const row = await tx
    .selectFrom('promotions')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('shop_id', '=', shopId)
    .where('stopped_at', 'is', null)
    .where('ends_at', '>', new Date(nowMs))
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function insertPromotion(
  tx: Tx,
  given: {
    readonly id: PromotionId;
    readonly shopId: ShopId;
    readonly createdBy: PersonId;
    readonly code: string | null;
  },
  input: PromotionInput,
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('promotions')
    .values({
      id: given.id,
      shop_id: given.shopId,
      created_by: given.createdBy,
      created_at: new Date(nowMs),
      code: given.code,
      ...columnsOf(input, nowMs),
    })
    .execute();
}

export async function updatePromotion(
  tx: Tx,
  id: string,
  input: PromotionInput,
  code: string | null,
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('promotions')
    .set({ ...columnsOf(input, nowMs), code })
    .where('id', '=', id)
    .execute();
}

function columnsOf(input: PromotionInput, nowMs: number) {
  const coupon = isCoupon(input.rule.kind);
  return {
    name: input.name.trim(),
    rule: JSON.stringify(input.rule),
    scope: JSON.stringify(input.scope),
    is_coupon: coupon,
    starts_at: new Date(input.startsAt),
    ends_at: new Date(input.endsAt),
    published_at: input.publish === false ? null : new Date(nowMs),
    total_max: input.totalMax ?? null,
    per_person_max: input.perPersonMax ?? (coupon ? 1 : null),
    budget_cents: input.budgetCents ?? null,
    audience: coupon ? (input.audience ?? 'all') : null,
    valid_days: input.validDays ?? null,
  };
}

export async function lockPromotion(
  tx: Tx,
  shopId: ShopId,
  id: string,
): Promise<(StoredPromotion & { readonly code: string | null }) | null> {
  const row = await tx
    .selectFrom('promotions')
    .select(['id', 'rule', 'starts_at', 'ends_at', 'published_at', 'stopped_at', 'code'])
    .where('id', '=', id)
    .where('shop_id', '=', shopId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    rule: row.rule as unknown as PromotionRule,
    startsAtMs: row.starts_at.getTime(),
    endsAtMs: row.ends_at.getTime(),
    published: row.published_at !== null,
    stopped: row.stopped_at !== null,
    code: row.code,
  };
}

export async function setStopped(tx: Tx, id: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('promotions')
    .set({ stopped_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
}

export async function deletePromotion(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('promotions').where('id', '=', id).execute();
}

/** Takes one of a coupon's number; false when there is none left. */
export async function takeOne(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`
    update promotions set taken = taken + case when total_max is null then 0 else 1 end
    where id = ${id} and (total_max is null or taken < total_max) returning id
  `.execute(tx);
  return rows.length === 1;
}

export interface Take {
  readonly promotionId: string;
  readonly orders: number;
  readonly cents: number;
}

/** What is left of a promotion that has a limit; it goes down while checkouts take from it. */
export interface Limit {
  readonly perPersonMax: number | null;
  left: number | null;
  spentCents: number;
  readonly budgetCents: number | null;
}

/**
 * The limits of these promotions, by id. Those with a number or a budget are locked, in the order of their ids; a limit
 * for each person needs the lock of the person alone.
 */
export async function lockLimits(tx: Tx, promotionIds: readonly string[]): Promise<Map<string, Limit>> {
  const ids = [...new Set(promotionIds)];
  const { rows } = await sql<Limit & { id: string }>`
    select id, per_person_max as "perPersonMax", total_max - taken as left, given_cents as "spentCents",
      budget_cents as "budgetCents"
    from promotions where id = any(${ids}::text[]) and not is_coupon
      and (total_max is not null or budget_cents is not null)
    order by id for no key update
  `.execute(tx);
  const { rows: others } = await sql<Limit & { id: string }>`
    select id, per_person_max as "perPersonMax", null::int as left, 0::bigint as "spentCents",
      null::bigint as "budgetCents"
    from promotions where id = any(${ids}::text[]) and not is_coupon and per_person_max is not null
      and total_max is null and budget_cents is null
  `.execute(tx);
  return new Map([...rows, ...others].map(({ id, ...limit }) => [id, limit]));
}

/**
 * Counts orders and money of promotions that have a limit; `sign` -1 gives back. The others are counted from their uses:
 * no row is everybody's.
 */
export async function addToLimits(tx: Tx, takes: readonly Take[], sign: 1 | -1): Promise<void> {
  await sql`
    update promotions p set taken = p.taken + case when p.total_max is null then 0 else t.orders end,
      given_cents = p.given_cents + t.cents
    from unnest(
      ${takes.map((take) => take.promotionId)}::text[],
      ${takes.map((take) => sign * take.orders)}::int[],
      ${takes.map((take) => sign * take.cents)}::bigint[]) as t (id, orders, cents)
    where p.id = t.id and not p.is_coupon and (p.total_max is not null or p.budget_cents is not null)
  `.execute(tx);
}
