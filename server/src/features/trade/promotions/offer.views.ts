import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { promotionLimits } from './promotion.schema.ts';
import type { Offer } from './stacking.policy.ts';

type OffersByShop = ReadonlyMap<string, readonly Offer[]>;

interface OfferRow extends Offer {
  readonly shopId: string;
}

const runningAt = (now: Date) => sql`
  published_at is not null and stopped_at is null and starts_at <= ${now} and ends_at > ${now}
  and (total_max is null or taken < total_max) and (budget_cents is null or given_cents < budget_cents)`;

export interface OffersAsk {
  readonly shopIds: readonly string[];
  /** Null for a stranger, who has no coupons. */
  readonly personId: string | null;
}

/**
 * What holds in these shops at a moment: running promotions, and for somebody also the coupons they have; without what
 * they have used as often as one may. At most as many a shop as it may have live.
 */
export async function findOffers(
  db: Database | Tx,
  shopIds: readonly string[],
  personId: string | null,
  nowMs: number,
): Promise<OffersByShop> {
  const [offers] = await findOffersEach(db, [{ shopIds, personId }], nowMs);
  return offers ?? new Map();
}

interface PromotionRow extends OfferRow {
  readonly perPersonMax: number | null;
}

interface CouponRow extends OfferRow {
  readonly personId: string;
}

/** The same for many people at once: as many queries as for one. */
export async function findOffersEach(
  db: Database | Tx,
  asks: readonly OffersAsk[],
  nowMs: number,
): Promise<readonly OffersByShop[]> {
  const shopIds = [...new Set(asks.flatMap((ask) => ask.shopIds))];
  const personIds = [...new Set(asks.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
  const [promotions, coupons] = await Promise.all([
    findRunning(db, shopIds, nowMs),
    findOpenCoupons(db, shopIds, personIds, nowMs),
  ]);
  const limited = promotions.filter(({ perPersonMax }) => perPersonMax !== null);
  const usedUp = await findUsedUp(db, personIds, limited);
  return asks.map(({ personId, shopIds: asked }) => {
    const own = promotions.filter(({ promotionId }) => !usedUp.has(`${personId} ${promotionId}`));
    return offersByShop(asked, own, personId === null ? [] : (coupons.get(personId) ?? []));
  });
}

function offersByShop(
  asked: readonly string[],
  promotions: readonly PromotionRow[],
  coupons: readonly CouponRow[],
): OffersByShop {
  const byShop = new Map<string, Offer[]>();
  for (const { shopId, promotionId, couponId, name, rule, scope } of [...promotions, ...coupons]) {
    if (!asked.includes(shopId)) continue;
    const offers = byShop.get(shopId) ?? [];
    offers.push({ promotionId, couponId, name, rule, scope });
    byShop.set(shopId, offers);
  }
  return byShop;
}

async function findRunning(
  db: Database | Tx,
  shopIds: readonly string[],
  nowMs: number,
): Promise<readonly PromotionRow[]> {
  const { rows } = await sql<PromotionRow>`
    select p.shop_id as "shopId", p.id as "promotionId", null as "couponId", p.name, p.rule, p.scope,
      p.per_person_max as "perPersonMax"
    from promotions p
    where p.shop_id = any(${[...shopIds]}::text[]) and not p.is_coupon and ${runningAt(new Date(nowMs))}
  `.execute(db);
  return rows;
}

/** Which of these people have used which of these promotions as often as one may, by person and promotion. */
async function findUsedUp(
  db: Database | Tx,
  personIds: readonly string[],
  limited: readonly PromotionRow[],
): Promise<ReadonlySet<string>> {
  if (limited.length === 0 || personIds.length === 0) return new Set();
  const { rows } = await sql<{ person_id: string; promotion_id: string }>`
    select u.person_id, u.promotion_id
    from promotion_uses u join promotions p on p.id = u.promotion_id
    where u.promotion_id = any(${limited.map(({ promotionId }) => promotionId)}::text[])
      and u.person_id = any(${[...personIds]}::text[]) and u.state <> 'given-back'
    group by u.person_id, u.promotion_id, p.per_person_max having count(*) >= p.per_person_max
  `.execute(db);
  return new Set(rows.map((row) => `${row.person_id} ${row.promotion_id}`));
}

/** The coupons that people have open in these shops, those first that are over first; at most as many as one may have. */
async function findOpenCoupons(
  db: Database | Tx,
  shopIds: readonly string[],
  personIds: readonly string[],
  nowMs: number,
): Promise<ReadonlyMap<string, readonly CouponRow[]>> {
  const { rows } = await sql<CouponRow>`
    select c.person_id as "personId", p.shop_id as "shopId", p.id as "promotionId", c.id as "couponId", p.name,
      p.rule, p.scope
    from coupons c join promotions p on p.id = c.promotion_id
    where c.person_id = any(${[...personIds]}::text[]) and c.state = 'open' and c.expires_at > ${new Date(nowMs)}
      and p.shop_id = any(${[...shopIds]}::text[])
    order by c.expires_at, c.id
  `.execute(db);
  const byPerson = new Map<string, CouponRow[]>();
  for (const row of rows) {
    const own = byPerson.get(row.personId) ?? [];
    if (own.length < promotionLimits.couponsPerPersonMax) own.push(row);
    byPerson.set(row.personId, own);
  }
  return byPerson;
}
