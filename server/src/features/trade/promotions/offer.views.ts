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
  const asked = [...new Set(shopIds)];
  const now = new Date(nowMs);
  const { rows } = await sql<OfferRow>`
    select p.shop_id as "shopId", p.id as "promotionId", null as "couponId", p.name, p.rule, p.scope
    from promotions p
    where p.shop_id = any(${asked}::text[]) and not p.is_coupon and ${runningAt(now)}
      and (p.per_person_max is null or p.per_person_max > (
        select count(*) from promotion_uses u
        where u.promotion_id = p.id and u.person_id = ${personId} and u.state <> 'given-back'))
    union all
    (select p.shop_id, p.id, c.id, p.name, p.rule, p.scope
    from coupons c join promotions p on p.id = c.promotion_id
    where c.person_id = ${personId} and c.state = 'open' and c.expires_at > ${now}
      and p.shop_id = any(${asked}::text[])
    order by c.expires_at, c.id limit ${promotionLimits.couponsPerPersonMax})
  `.execute(db);
  const byShop = new Map<string, Offer[]>();
  for (const { shopId, ...offer } of rows) byShop.set(shopId, [...(byShop.get(shopId) ?? []), offer]);
  return byShop;
}
