import { dayMs, err, newId, ok, type PersonId, type Result } from '@kanmai/kernel';
import type { Database, Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { findSaleables } from '../catalogue/index.ts';
import { countClaims, countTry, insertCoupon } from './coupon.store.ts';
import { findOffers } from './offer.views.ts';
import { type CouponView, type ProductOffers, promotionLimits } from './promotion.schema.ts';
import { offerLine, type PromotionDeps } from './promotion.service.ts';
import { takeOne } from './promotion.store.ts';
import { type ClaimableRow, isOfAudience, listClaimable, listCoupons } from './promotion.views.ts';
import { scopeTest, stackOffers } from './stacking.policy.ts';

const triesPerHourMax = 10;

/** Gives a person a coupon. Fails with `coupon-gone`, `coupon-refused` (with the reason), `too-many` or `not-found`. */
export async function claimCoupon(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random'>,
  personId: PersonId,
  find: { readonly id: string } | { readonly code: string },
): Promise<Result<CouponView, Problem>> {
  const nowMs = deps.clock.nowMs();
  const claims = await countClaimsOf(tx, personId, find, nowMs);
  if (!claims.ok) return claims;
  const { coupon } = claims.value;
  if (!(await isOfAudience(tx, coupon.audience, coupon.shopId, personId)))
    return err({ type: 'coupon-refused', reason: coupon.audience });
  if (!(await takeOne(tx, coupon.id))) return err({ type: 'coupon-gone' });
  const id = newId('coupon', nowMs, deps.random);
  const expiresAtMs =
    coupon.validDays === null ? Date.parse(coupon.endsAt) : nowMs + coupon.validDays * dayMs;
  await insertCoupon(tx, { id, promotionId: coupon.id, personId, expiresAtMs }, nowMs);
  const [view] = await listCoupons(tx, personId, { id }, 1, nowMs);
  return view === undefined ? err({ type: 'not-found' }) : ok(view);
}

async function countClaimsOf(
  tx: Tx,
  personId: PersonId,
  find: { readonly id: string } | { readonly code: string },
  nowMs: number,
): Promise<Result<{ coupon: ClaimableRow }, Problem>> {
  const [seen] = await listClaimable(tx, find, personId, nowMs);
  if (seen === undefined) return err({ type: 'not-found' });
  const { open } = await countClaims(tx, personId, seen.id);
  if (open >= promotionLimits.couponsPerPersonMax)
    return err({ type: 'too-many', detail: `${promotionLimits.couponsPerPersonMax} coupons are kept.` });
  // Read again behind the lock: a claim of the same person may have been under way.
  const [coupon] = await listClaimable(tx, find, personId, nowMs);
  if (coupon === undefined) return err({ type: 'not-found' });
  return coupon.claimed ? err({ type: 'coupon-refused', reason: 'claimed' }) : ok({ coupon });
}

/** Codes cannot be tried: ten wrong ones an hour. To be called before the unit of work, which a wrong code undoes. */
export async function admitTry(
  db: Database,
  personId: PersonId,
  nowMs: number,
): Promise<Result<null, Problem>> {
  const tries = await countTry(db, personId, nowMs);
  return tries > triesPerHourMax ? err({ type: 'too-many-requests', field: 'code' }) : ok(null);
}

/** What a product costs now and what would make it cheaper; null for one that nobody knows. */
export async function viewProductOffers(
  deps: PromotionDeps,
  productId: string,
  personId: PersonId,
): Promise<ProductOffers | null> {
  const nowMs = deps.clock.nowMs();
  const ids = await deps.db
    .selectFrom('variants')
    .select('id')
    .where('product_id', '=', productId)
    .where('removed_at', 'is', null)
    .execute();
  const saleables = await findSaleables(
    deps.db,
    ids.map(({ id }) => id),
  );
  const goods = [...saleables.values()]
    .filter(({ onSale }) => onSale)
    .map((saleable) => offerLine(saleable, 1));
  const [first] = saleables.values();
  if (first === undefined) return null;
  const all = (await findOffers(deps.db, [first.shopId], personId, nowMs)).get(first.shopId) ?? [];
  const offers = all.filter(({ couponId, scope }) => couponId === null && goods.some(scopeTest(scope)));
  const windows = await findWindows(
    deps.db,
    offers.map(({ promotionId }) => promotionId),
  );
  const coupons = await listClaimable(deps.db, { shopId: first.shopId }, personId, nowMs);
  return {
    prices: goods.map((line) => ({
      variantId: line.variantId,
      priceCents: line.unitPriceCents - stackOffers([line], offers, null).reductionCents,
    })),
    promotions: offers.flatMap(({ promotionId, name, rule, scope }) => {
      const window = windows.get(promotionId);
      return window === undefined ? [] : [{ id: promotionId, name, rule, scope, ...window }];
    }),
    coupons: coupons
      .filter(({ scope }) => goods.some(scopeTest(scope)))
      .map(({ shopId: _shopId, ...coupon }) => coupon),
  };
}

async function findWindows(db: Database, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { startsAt: string; endsAt: string }>();
  const rows = await db
    .selectFrom('promotions')
    .select(['id', 'starts_at', 'ends_at'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [row.id, { startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() }]),
  );
}
