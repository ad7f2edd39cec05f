import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { findSellers } from '../catalogue/index.ts';
import { promotionState } from './promotion.policy.ts';
import type {
  ClaimableCoupon,
  CouponView,
  PromotionRule,
  PromotionScope,
  StudioPromotion,
} from './promotion.schema.ts';

interface PromotionRow {
  id: string;
  shop_id: string;
  name: string;
  rule: PromotionRule;
  scope: PromotionScope;
  starts_at: Date;
  ends_at: Date;
  published_at: Date | null;
  stopped_at: Date | null;
  total_max: number | null;
  taken: number;
  per_person_max: number | null;
  budget_cents: number | null;
  audience: ClaimableCoupon['audience'] | null;
  code: string | null;
  valid_days: number | null;
}

/** A shop's promotions and coupons with what came of them, newest first. */
export async function listPromotions(
  db: Database | Tx,
  shopId: string,
  filter: { readonly id?: string; readonly beforeId?: string | undefined },
  limit: number,
  nowMs: number,
): Promise<StudioPromotion[]> {
  const { rows } = await sql<PromotionRow & StudioPromotion['results']>`
    select p.*,
      (select count(*)::int from coupons c where c.promotion_id = p.id) as claims,
      coalesce(r.uses, 0)::int as uses, coalesce(r.gmv, 0)::bigint as "gmvCents",
      coalesce(r.given, 0)::bigint as "givenCents"
    from promotions p left join lateral (
      select count(*) as uses, sum(o.total_cents - o.shipping_cents) as gmv, sum(u.reduction_cents) as given
      from promotion_uses u join orders o on o.id = u.order_id
      where u.promotion_id = p.id and u.state = 'kept'
    ) r on true
    where p.shop_id = ${shopId}
      ${filter.id === undefined ? sql`` : sql`and p.id = ${filter.id}`}
      ${filter.beforeId === undefined ? sql`` : sql`and p.id < ${filter.beforeId}`}
    order by p.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    ...fieldsOf(row),
    state: promotionState(
      {
        startsAtMs: row.starts_at.getTime(),
        endsAtMs: row.ends_at.getTime(),
        published: row.published_at !== null,
        stopped: row.stopped_at !== null,
      },
      nowMs,
    ),
    totalMax: row.total_max,
    perPersonMax: row.per_person_max,
    budgetCents: row.budget_cents,
    audience: row.audience,
    code: row.code,
    validDays: row.valid_days,
    results: { claims: row.claims, uses: row.uses, gmvCents: row.gmvCents, givenCents: row.givenCents },
  }));
}

function fieldsOf(row: PromotionRow) {
  return {
    id: row.id,
    name: row.name,
    rule: row.rule,
    scope: row.scope,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
  };
}

export interface ClaimableRow extends ClaimableCoupon {
  readonly shopId: string;
}

const claimableMax = 50;

/** Coupons that may be claimed now, as a person sees them: of a shop without those that ask for a code, or the one named. */
export async function listClaimable(
  db: Database | Tx,
  find: { readonly shopId: string } | { readonly id: string } | { readonly code: string },
  personId: string,
  nowMs: number,
): Promise<ClaimableRow[]> {
  const where =
    'shopId' in find
      ? sql`p.shop_id = ${find.shopId} and p.code is null`
      : 'id' in find
        ? sql`p.id = ${find.id} and p.code is null`
        : sql`p.code = ${find.code}`;
  return listCouponRows(db, sql`${where} and ${isRunning(nowMs)}`, personId, nowMs);
}

/** A coupon as its shop hands it out, whether it asks for a code or not. */
export interface GivableCoupon extends ClaimableRow {
  /** Null: anybody may claim it without one. */
  readonly code: string | null;
  readonly running: boolean;
}

/** Coupons that run now, of some shops; or the ones named, in whatever state. */
export async function listGivable(
  db: Database | Tx,
  find: { readonly shopIds: readonly string[] } | { readonly ids: readonly string[] },
  personId: string,
  nowMs: number,
): Promise<GivableCoupon[]> {
  const where =
    'ids' in find
      ? sql`p.id = any(${[...find.ids]}::text[])`
      : sql`p.shop_id = any(${[...find.shopIds]}::text[]) and ${isRunning(nowMs)}`;
  return listCouponRows(db, where, personId, nowMs);
}

function isRunning(nowMs: number) {
  const now = new Date(nowMs);
  return sql<boolean>`(p.is_coupon and sh.state = 'open' and p.published_at is not null and p.stopped_at is null
    and p.starts_at <= ${now} and p.ends_at > ${now})`;
}

async function listCouponRows(
  db: Database | Tx,
  where: ReturnType<typeof sql>,
  personId: string,
  nowMs: number,
): Promise<GivableCoupon[]> {
  const { rows } = await sql<PromotionRow & { mine: number; running: boolean }>`
    select p.*, ${isRunning(nowMs)} as running,
      (select count(*)::int from coupons c where c.promotion_id = p.id and c.person_id = ${personId}) as mine
    from promotions p join shops sh on sh.id = p.shop_id
    where ${where} order by p.id desc limit ${claimableMax}
  `.execute(db);
  return rows.map((row) => ({
    ...fieldsOf(row),
    ...{ shopId: row.shop_id, code: row.code, running: row.running },
    audience: row.audience ?? 'all',
    validDays: row.valid_days,
    claimed: row.mine >= (row.per_person_max ?? 1),
    left: row.total_max === null ? null : row.total_max - row.taken,
  }));
}

/** Whether a person belongs to those whom a coupon is for. */
export async function isOfAudience(
  db: Database | Tx,
  audience: ClaimableCoupon['audience'],
  shopId: string,
  personId: string,
): Promise<boolean> {
  if (audience === 'all') return true;
  const { rows } = await sql<{ fits: boolean }>`
    select ${
      audience === 'followers'
        ? sql`exists (select from follows where person_id = ${personId} and author_id = ${shopId})`
        : sql`not exists (select from orders where person_id = ${personId} and shop_id = ${shopId} and paid_at is not null)`
    } as fits
  `.execute(db);
  return rows[0]?.fits === true;
}

/** A person's coupons, newest first; of one state, or of all. */
export async function listCoupons(
  db: Database | Tx,
  personId: string,
  filter: {
    readonly id?: string;
    readonly beforeId?: string | undefined;
    readonly state?: CouponView['state'] | undefined;
  },
  limit: number,
  nowMs: number,
): Promise<CouponView[]> {
  const now = new Date(nowMs);
  const states = {
    open: sql`and c.state = 'open' and c.expires_at > ${now}`,
    used: sql`and c.state = 'used'`,
    expired: sql`and c.state = 'open' and c.expires_at <= ${now}`,
  };
  const { rows } = await sql<
    PromotionRow & { coupon_id: string; state: string; claimed_at: Date; expires_at: Date }
  >`
    select p.*, c.id as coupon_id, c.state, c.claimed_at, c.expires_at
    from coupons c join promotions p on p.id = c.promotion_id
    where c.person_id = ${personId} ${filter.state === undefined ? sql`` : states[filter.state]}
      ${filter.id === undefined ? sql`` : sql`and c.id = ${filter.id}`}
      ${filter.beforeId === undefined ? sql`` : sql`and c.id < ${filter.beforeId}`}
    order by c.id desc limit ${limit}
  `.execute(db);
  const sellers = await findSellers(
    db,
    rows.map((row) => row.shop_id),
    personId,
  );
  return rows.flatMap((row) => {
    const shop = sellers.get(row.shop_id);
    if (shop === undefined) return [];
    const state = row.state === 'used' ? 'used' : row.expires_at.getTime() > nowMs ? 'open' : 'expired';
    return [
      {
        id: row.coupon_id,
        promotionId: row.id,
        shop,
        name: row.name,
        rule: row.rule,
        scope: row.scope,
        state,
        claimedAt: row.claimed_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
      } as const,
    ];
  });
}
