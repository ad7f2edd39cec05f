import type { CouponId, PersonId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export async function insertCoupon(
  tx: Tx,
  coupon: {
    readonly id: CouponId;
    readonly promotionId: string;
    readonly personId: PersonId;
    readonly expiresAtMs: number;
  },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('coupons')
    .values({
      id: coupon.id,
      promotion_id: coupon.promotionId,
      person_id: coupon.personId,
      state: 'open',
      claimed_at: new Date(nowMs),
      expires_at: new Date(coupon.expiresAtMs),
    })
    .execute();
}

/** How many of a coupon a person has claimed; one at a time, so that a double click cannot claim two. */
export async function countClaims(
  tx: Tx,
  personId: PersonId,
  promotionId: string,
): Promise<{ of: number; open: number }> {
  await lockPersonOffers(tx, personId);
  const { rows } = await sql<{ of: number; open: number }>`
    select (select count(*) from coupons where person_id = ${personId} and promotion_id = ${promotionId}) as of,
      (select count(*) from coupons where person_id = ${personId} and state = 'open') as open
  `.execute(tx);
  return rows[0] ?? { of: 0, open: 0 };
}

/** What a person may do a number of times is decided one at a time. */
export async function lockPersonOffers(tx: Tx, personId: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`offers ${personId}`}, 0))`.execute(tx);
}

/** Locks coupons of a person; false when one of them is not open any more. */
export async function lockOpenCoupons(
  tx: Tx,
  personId: string,
  couponIds: readonly string[],
): Promise<boolean> {
  if (couponIds.length === 0) return true;
  const { rows } = await sql`
    select id from coupons
    where id = any(${[...couponIds]}::text[]) and person_id = ${personId} and state = 'open'
    order by id for update
  `.execute(tx);
  return rows.length === couponIds.length;
}

export async function useCoupons(tx: Tx, couponIds: readonly string[], checkoutId: string): Promise<void> {
  if (couponIds.length === 0) return;
  await tx
    .updateTable('coupons')
    .set({ state: 'used', checkout_id: checkoutId })
    .where('id', 'in', couponIds)
    .execute();
}

export async function reopenCoupons(tx: Tx, couponIds: readonly string[]): Promise<void> {
  if (couponIds.length === 0) return;
  await tx
    .updateTable('coupons')
    .set({ state: 'open', checkout_id: null })
    .where('id', 'in', couponIds)
    .execute();
}

const triesWindow = '1 hour';

/** Counts a try of a code before it is looked at, whatever comes of it. Answers how many in the last hour. */
export async function countTry(db: Database, personId: PersonId, nowMs: number): Promise<number> {
  const now = new Date(nowMs);
  const { rows } = await sql<{ wrong: number }>`
    insert into coupon_tries as t (person_id, since, wrong) values (${personId}, ${now}, 1)
    on conflict (person_id) do update set
      wrong = case when t.since < ${now}::timestamptz - ${triesWindow}::interval then 1 else t.wrong + 1 end,
      since = case when t.since < ${now}::timestamptz - ${triesWindow}::interval then ${now} else t.since end
    returning wrong
  `.execute(db);
  return rows[0]?.wrong ?? 1;
}

/** A right code is no try. */
export async function forgetTries(db: Database, personId: PersonId): Promise<void> {
  await db.deleteFrom('coupon_tries').where('person_id', '=', personId).execute();
}
