import type { CouponId, PersonId, RoomId, ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { handoutLimits } from './handout.schema.ts';

export interface StoredHandout {
  readonly id: string;
  readonly roomId: RoomId;
  readonly shopId: ShopId;
  readonly promotionId: string;
  readonly givenAtMs: number;
  readonly withdrawn: boolean;
}

const columns = sql`h.id, h.room_id as "roomId", h.shop_id as "shopId", h.promotion_id as "promotionId",
  (extract(epoch from h.given_at) * 1000)::bigint as "givenAtMs", h.withdrawn_at is not null as withdrawn`;

export async function findHandout(db: Database | Tx, handoutId: string): Promise<StoredHandout | null> {
  const { rows } = await sql<StoredHandout>`
    select ${columns} from room_coupons h where h.id = ${handoutId}
  `.execute(db);
  return rows[0] ?? null;
}

/** Of one room those that were not withdrawn, the newest first. */
export async function listOpenHandouts(db: Database | Tx, roomId: string): Promise<readonly StoredHandout[]> {
  const { rows } = await sql<StoredHandout>`
    select ${columns} from room_coupons h where h.room_id = ${roomId} and h.withdrawn_at is null
    order by h.id desc limit ${handoutLimits.openMax}
  `.execute(db);
  return rows;
}

export interface CountedHandout extends StoredHandout {
  readonly claims: number;
  readonly uses: number;
}

/** All of one room, the newest first; with how many claimed and how many used it. */
export async function listHandouts(
  db: Database | Tx,
  roomId: string,
  limit: number,
): Promise<readonly CountedHandout[]> {
  const { rows } = await sql<CountedHandout>`
    select ${columns}, count(c.coupon_id)::int as claims, count(*) filter (where k.state = 'used')::int as uses
    from room_coupons h
    left join room_coupon_claims c on c.handout_id = h.id
    left join coupons k on k.id = c.coupon_id
    where h.room_id = ${roomId} group by h.id order by h.id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** @throws a unique violation when the room hands it out already */
export async function insertHandout(
  tx: Tx,
  handout: Pick<StoredHandout, 'id' | 'roomId' | 'shopId' | 'promotionId'> & { readonly givenBy: PersonId },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('room_coupons')
    .values({
      ...{ id: handout.id, room_id: handout.roomId, shop_id: handout.shopId },
      ...{ promotion_id: handout.promotionId, given_by: handout.givenBy, given_at: new Date(nowMs) },
    })
    .execute();
}

export async function setWithdrawn(tx: Tx, handoutId: string, nowMs: number): Promise<void> {
  await tx
    .updateTable('room_coupons')
    .set({ withdrawn_at: new Date(nowMs) })
    .where('id', '=', handoutId)
    .execute();
}

/** The coupon that somebody has of a handout, or null. */
export async function findClaim(
  db: Database | Tx,
  handoutId: string,
  personId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('room_coupon_claims')
    .select('coupon_id')
    .where('handout_id', '=', handoutId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.coupon_id ?? null;
}

/** @throws a unique violation when they have one already */
export async function insertClaim(
  tx: Tx,
  claim: { readonly handoutId: string; readonly personId: PersonId; readonly couponId: CouponId | string },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('room_coupon_claims')
    .values({
      ...{ handout_id: claim.handoutId, person_id: claim.personId, coupon_id: claim.couponId },
      claimed_at: new Date(nowMs),
    })
    .execute();
}
