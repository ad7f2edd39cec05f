import type { PersonId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import { lockOpenCoupons, lockPersonsOffers, reopenCoupons, useCoupons } from './coupon.store.ts';
import { addToLimits, type Limit, lockLimits, type Take } from './promotion.store.ts';
import { countUses, findUses, insertUses, moveUses, type Use, type UsesOf } from './use.store.ts';

/** What the price of one checkout rests on. */
export interface ReservationAsk {
  readonly personId: string;
  readonly uses: readonly Use[];
}

/** Locked promotions and coupons: checkouts take from them in turn, then all that was taken is written at once. */
export interface Reservation {
  /** Whether everything this checkout's price rests on is still there. */
  has(ask: ReservationAsk): boolean;
  take(ask: ReservationAsk): void;
  write(): Promise<void>;
}

/**
 * Locks what prices rest on: the persons' coupons and turns, and what is left of limited promotions, so that many
 * checkouts share one transaction. To be called late: buyers of a limited promotion wait for one another.
 */
export async function openReservation(tx: Tx, asks: readonly ReservationAsk[]): Promise<Reservation> {
  const asking = asks.filter(({ uses }) => uses.length > 0);
  const uses = asking.flatMap((ask) => ask.uses);
  const locked = uses.length === 0 ? nothingLocked : await lockAll(tx, asking, uses);
  const { limits, turns, openCoupons } = locked;
  const taken: Use[] = [];
  const turnsOf = (personId: string, promotionId: string) => turns.get(`${personId} ${promotionId}`) ?? 0;
  return {
    has: ({ personId, uses: wanted }) =>
      wanted.every(({ promotionId, couponId }) => {
        if (couponId !== null && openCoupons.get(couponId) !== personId) return false;
        const limit = limits.get(promotionId);
        if (limit === undefined) return true;
        const orders = wanted.filter((use) => use.promotionId === promotionId).length;
        const { perPersonMax, left, spentCents, budgetCents } = limit;
        if (perPersonMax !== null && turnsOf(personId, promotionId) >= perPersonMax) return false;
        return (left === null || left >= orders) && (budgetCents === null || spentCents < budgetCents);
      }),
    take({ personId, uses: wanted }) {
      for (const use of wanted) {
        if (use.couponId !== null) openCoupons.delete(use.couponId);
        const limit = limits.get(use.promotionId);
        if (limit !== undefined) {
          if (limit.left !== null) limit.left -= 1;
          limit.spentCents += use.cents;
        }
        turns.set(`${personId} ${use.promotionId}`, turnsOf(personId, use.promotionId) + 1);
        taken.push(use);
      }
    },
    async write() {
      await takeWritten(tx, taken);
      await insertUses(tx, taken);
    },
  };
}

interface Locked {
  /** Of promotions that have one, by id. */
  readonly limits: Map<string, Limit>;
  /** How often a person used a promotion that has a limit for each. */
  readonly turns: Map<string, number>;
  /** Whose each open coupon is. */
  readonly openCoupons: Map<string, string>;
}

const nothingLocked: Locked = { limits: new Map(), turns: new Map(), openCoupons: new Map() };

async function lockAll(tx: Tx, asks: readonly ReservationAsk[], uses: readonly Use[]): Promise<Locked> {
  const personIds = [...new Set(asks.map(({ personId }) => personId))];
  const promotionIds = [...new Set(uses.map(({ promotionId }) => promotionId))];
  await lockPersonsOffers(tx, personIds as PersonId[]);
  const turns = await countUses(tx, personIds, promotionIds);
  const openCoupons = await lockOpenCoupons(tx, couponsOf(uses));
  const limits = await lockLimits(tx, promotionIds);
  return { limits, turns, openCoupons };
}

async function takeWritten(tx: Tx, uses: readonly Use[]): Promise<void> {
  if (uses.length === 0) return;
  await useCoupons(
    tx,
    uses.flatMap(({ couponId, checkoutId }) => (couponId === null ? [] : [{ couponId, checkoutId }])),
  );
  await addToLimits(tx, takesOf(uses), 1);
}

/** Checkouts are paid: what they used stays used. */
export async function keep(tx: Tx, checkoutIds: readonly string[]): Promise<void> {
  await moveUses(tx, { checkoutIds }, ['held'], 'kept');
}

/**
 * Gives back what a checkout that closed unpaid had reserved, or what an order had used that is refunded as a whole. A
 * coupon is open again for what is left of its time. Safe to repeat: each use goes back once.
 */
export async function giveBack(tx: Tx, of: UsesOf): Promise<void> {
  const uses = await moveUses(tx, of, ['held', 'kept'], 'given-back');
  if (uses.length === 0) return;
  const takes = takesOf(uses);
  await lockLimits(
    tx,
    takes.map(({ promotionId }) => promotionId),
  );
  await addToLimits(tx, takes, -1);
  await reopenCoupons(tx, couponsOf(uses));
}

/** Takes again what a closed checkout had given back, for a payment that came late; false when it is no longer there. */
export async function retake(tx: Tx, checkoutId: string): Promise<boolean> {
  const uses = await findUses(tx, checkoutId);
  const ask = { personId: uses[0]?.personId ?? '', uses };
  const reservation = await openReservation(tx, [ask]);
  if (!reservation.has(ask)) return false;
  await takeWritten(tx, uses);
  await moveUses(tx, { checkoutIds: [checkoutId] }, ['given-back'], 'held');
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
