import { type Cents, shareCents } from '@kanmai/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { categoriesWithin, pictureUrl } from '../catalogue/index.ts';
import type { PlanKind } from './plan.schema.ts';
import { keptOf, promiseRiskOf } from './promise.policy.ts';
import type { SourcedProduct, SourcingOrder } from './sourcing.schema.ts';
import { findShopFacts, findStockDays, type SupplierFacts, unknownSupplier } from './sourcing-facts.views.ts';

const availableMax = 999;

/** Ratings by buyers, of products or of shops; those that too few rated are missing. */
export type FindRatings = (db: Database, ids: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** What other features know of suppliers. */
export interface SupplierDoors {
  readonly findProductRatings: FindRatings;
  readonly findShopRatings: FindRatings;
  /** Orders that were paid before should have left. */
  readonly shipDueBefore: (nowMs: number) => Date;
}

interface SourcedRow {
  id: string;
  title: string;
  category: string;
  picture_keys: string[];
  guarantees: string[];
  price_cents: number;
  currency: string;
  available: number;
  shop_id: string;
  shop_name: string;
  city: string;
  plan_id: string;
  kind: PlanKind;
  rate_basis_points: number;
  plan_end: Date | null;
  in_window: boolean;
  sample_state: string | null;
  variants: { id: string; title: string }[];
  place: string;
}

export interface SourcingFilter {
  readonly q?: string | undefined;
  readonly category?: string | undefined;
  readonly rateBasisPointsMin?: number | undefined;
  readonly order: SourcingOrder;
  readonly after: { readonly place: number; readonly id: string } | null;
  readonly limit: number;
  /** Only what is in the creator's window. */
  readonly inWindow?: boolean;
}

const places: Readonly<Record<SourcingOrder, RawBuilder<unknown>>> = {
  newest: sql`0::bigint`,
  rate: sql`plan.rate_basis_points::bigint`,
  earning: sql`(offer.price_cents * plan.rate_basis_points)::bigint`,
};

/** Goods on sale that a plan promises this creator something for, each under the plan that would apply now. */
export async function listSourcing(
  db: Database,
  creatorId: string,
  filter: SourcingFilter,
  nowMs: number,
  doors: SupplierDoors,
): Promise<{ product: SourcedProduct; place: number }[]> {
  const now = new Date(nowMs);
  const { q, category, rateBasisPointsMin, after } = filter;
  const { rows } = await sql<SourcedRow>`
    select p.id, p.title, p.category, p.picture_keys, p.guarantees, offer.price_cents, offer.currency, offer.available,
      offer.variants, sh.id as shop_id, sh.name as shop_name, sh.city, plan.id as plan_id, plan.kind,
      plan.rate_basis_points, plan.ends_at as plan_end, ${places[filter.order]} as place,
      exists (select 1 from affiliate_window_goods w where w.creator_id = ${creatorId} and w.product_id = p.id) as in_window,
      (select s.state from affiliate_samples s where s.creator_id = ${creatorId} and s.product_id = p.id
        order by s.id desc limit 1) as sample_state
    from products p
    join shops sh on sh.id = p.shop_id and sh.state = 'open'
    cross join lateral (
      select a.id, a.kind, a.rate_basis_points, a.ends_at from affiliate_plans a
      left join affiliate_invitations i on i.plan_id = a.id and i.creator_id = ${creatorId}
      where a.product_id = p.id and a.starts_at <= ${now} and coalesce(a.ended_at, a.ends_at, 'infinity') > ${now}
        and (a.kind <> 'target' or i.state = 'accepted')
      order by case a.kind when 'target' then 0 when 'campaign' then 1 else 2 end limit 1
    ) plan
    cross join lateral (
      select min(v.price_cents) as price_cents, min(v.currency) as currency,
        least(${availableMax}, coalesce(sum(l.on_hand - l.held), 0))::int as available,
        (jsonb_agg(jsonb_build_object('id', v.id, 'title', v.title) order by v.position)) as variants
      from variants v left join stock_levels l on l.variant_id = v.id
      where v.product_id = p.id and v.removed_at is null
    ) offer
    where p.state = 'on-sale' and offer.price_cents is not null
      ${q === undefined || q.trim() === '' ? sql`` : sql`and strpos(lower(p.title || ' ' || sh.name), ${q.trim().toLowerCase()}) > 0`}
      ${category === undefined ? sql`` : sql`and p.category = any(${[...categoriesWithin(category)]}::text[])`}
      ${rateBasisPointsMin === undefined ? sql`` : sql`and plan.rate_basis_points >= ${rateBasisPointsMin}`}
      ${filter.inWindow === true ? sql`and exists (select 1 from affiliate_window_goods w where w.creator_id = ${creatorId} and w.product_id = p.id)` : sql``}
      ${after === null ? sql`` : sql`and (${places[filter.order]}, p.id) < (${after.place}::bigint, ${after.id})`}
    order by ${places[filter.order]} desc, p.id desc
    limit ${filter.limit}
  `.execute(db);
  const shopIds = [...new Set(rows.map((row) => row.shop_id))];
  const productIds = rows.map((row) => row.id);
  const [suppliers, stockDays, ofProducts, ofShops] = await Promise.all([
    findShopFacts(db, shopIds, doors.shipDueBefore, nowMs),
    findStockDays(db, productIds, nowMs),
    doors.findProductRatings(db, productIds),
    doors.findShopRatings(db, shopIds),
  ]);
  return rows.map((row) => ({
    product: sourcedOf(row, {
      ...(suppliers.get(row.shop_id) ?? unknownSupplier),
      stockDays: stockDays.get(row.id) ?? null,
      rating: ofProducts.get(row.id) ?? null,
      shopRating: ofShops.get(row.shop_id) ?? null,
    }),
    place: Number(row.place),
  }));
}

const variantsMax = 20;

interface KnownFacts extends SupplierFacts {
  readonly stockDays: number | null;
  readonly rating: number | null;
  readonly shopRating: number | null;
}

function sourcedOf(row: SourcedRow, facts: KnownFacts): SourcedProduct {
  const earnsCents = shareCents(row.price_cents as Cents, row.rate_basis_points);
  return {
    id: row.id,
    title: row.title,
    category: row.category,
    pictureUrl: pictureUrl(row.picture_keys[0]),
    priceCents: row.price_cents,
    currency: row.currency,
    available: Math.max(0, row.available),
    guarantees: row.guarantees,
    shop: { id: row.shop_id, name: row.shop_name, city: row.city },
    plan: {
      id: row.plan_id,
      kind: row.kind,
      rateBasisPoints: row.rate_basis_points,
      endsAt: row.plan_end?.toISOString() ?? null,
    },
    earnsCents,
    keepsCents: keptOf(earnsCents, facts.refundShare),
    facts: { ...facts, promiseRisk: promiseRiskOf(facts) },
    inWindow: row.in_window,
    sampleState: row.sample_state,
    variants: row.variants.slice(0, variantsMax),
  };
}
