import { err, ok, type PersonId, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { lockOpenCoupons, lockPersonOffers, reopenCoupons, useCoupons } from './coupon.store.ts';
import { addToLimits, lockLimits, type Take } from './promotion.store.ts';
import { findOverused, findUses, insertUses, moveUses, type Use, type UsesOf } from './use.store.ts';

/**
 * Reserves what an order's price rests on: the person's coupons and turns, and what is left of limited promotions. Fails
 * with `price-changed` when somebody else was faster. To be called late: buyers of a limited promotion wait for one another.
 */
export async function reserve(
  tx: Tx,
  personId: PersonId,
  uses: readonly Use[],
): Promise<Result<null, Problem>> {
  if (uses.length === 0) return ok(null);
  if (!(await takeAll(tx, personId, uses)))
    return err({ type: 'price-changed', field: 'expectedTotalCents' });
  await insertUses(tx, uses);
  return ok(null);
}

/** Takes all of it, or nothing. */
async function takeAll(tx: Tx, personId: PersonId, uses: readonly Use[]): Promise<boolean> {
  const [first] = uses;
  if (first === undefined) return true;
  const couponIds = couponsOf(uses);
  const takes = takesOf(uses);
  await lockPersonOffers(tx, personId);
  const promotionIds = takes.map(({ promotionId }) => promotionId);
  if (await findOverused(tx, personId, promotionIds)) return false;
  if (!(await lockOpenCoupons(tx, personId, couponIds))) return false;
  if (!(await lockLimits(tx, takes))) return false;
  await useCoupons(tx, couponIds, first.checkoutId);
  await addToLimits(tx, takes, 1);
  return true;
}

/** The checkout is paid: what it used stays used. */
export async function keep(tx: Tx, checkoutId: string): Promise<void> {
  await moveUses(tx, { checkoutId }, ['held'], 'kept');
}

/**
 * Gives back what a checkout that closed unpaid had reserved, or what an order had used that is refunded as a whole. A
 * coupon is open again for what is left of its time. Safe to repeat: each use goes back once.
 */
export async function giveBack(tx: Tx, of: UsesOf): Promise<void> {
  const uses = await moveUses(tx, of, ['held', 'kept'], 'given-back');
  if (uses.length === 0) return;
  const takes = takesOf(uses);
  await lockLimits(tx, takes);
  await addToLimits(tx, takes, -1);
  await reopenCoupons(tx, couponsOf(uses));
}

/** Takes again what a closed checkout had given back, for a payment that came late; false when it is no longer there. */
export async function retake(tx: Tx, checkoutId: string): Promise<boolean> {
  const uses = await findUses(tx, checkoutId);
  const [first] = uses;
  if (first === undefined) return true;
  if (!(await takeAll(tx, first.personId as PersonId, uses))) return false;
  await moveUses(tx, { checkoutId }, ['given-back'], 'held');
  return true;
}

function couponsOf(uses: readonly Use[]): string[] {
  return uses.flatMap(({ couponId }) => (couponId === null ? [] : [couponId]));
}

function takesOf(uses: readonly Use[]): Take[] {
  const takes = new Map<string, Take>();
  for (const { promotionId, cents } of uses) {
    const before = takes.get(promotionId);
    takes.set(promotionId, {
      promotionId,
      orders: (before?.orders ?? 0) + 1,
      cents: (before?.cents ?? 0) + cents,
    });
  }
  return [...takes.values()];
}
