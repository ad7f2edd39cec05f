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

/** The same for many people, always in one order. */
export async function lockPersonsOffers(tx: Tx, personIds: readonly PersonId[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended('offers ' || id, 0) as key from unnest(${[...personIds]}::text[]) as t (id)
      order by 1
    ) keys
  `.execute(tx);
}

/** Locks those of these coupons that are open; answers whose each is. */
export async function lockOpenCoupons(tx: Tx, couponIds: readonly string[]): Promise<Map<string, string>> {
  if (couponIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; person_id: string }>`
    select id, person_id from coupons where id = any(${[...couponIds]}::text[]) and state = 'open'
    order by id for update
  `.execute(tx);
  return new Map(rows.map((row) => [row.id, row.person_id]));
}

export async function useCoupons(
  tx: Tx,
  uses: readonly { readonly couponId: string; readonly checkoutId: string }[],
): Promise<void> {
  if (uses.length === 0) return;
  await sql`
    update coupons c set state = 'used', checkout_id = t.checkout_id
    from unnest(${uses.map(({ couponId }) => couponId)}::text[], ${uses.map(({ checkoutId }) => checkoutId)}::text[])
      as t (id, checkout_id) where c.id = t.id
  `.execute(tx);
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
