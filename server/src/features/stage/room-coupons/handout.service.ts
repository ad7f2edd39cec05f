import { assert, err, newId, ok, type Result, type ShopId } from '@kanmai/kernel';
import { type Database, isUniqueViolation, Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { IdempotencyClaim } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import {
  type CouponView,
  claimCoupon,
  type GivableCoupon,
  listCoupons,
  listGivable,
} from '../../trade/promotions/index.ts';
import {
  canAssist,
  findRole,
  findRoom,
  lockRoom,
  type RoomTelling,
  type RoomUnit,
  runInRoom,
  runOnceInRoom,
} from '../rooms/index.ts';
import { handoutLimits } from './handout.schema.ts';
import {
  findClaim,
  findHandout,
  insertClaim,
  insertHandout,
  listOpenHandouts,
  type StoredHandout,
  setWithdrawn,
} from './handout.store.ts';
import { couponCards, listChoices } from './handout.views.ts';

export interface HandoutDeps {
  readonly deps: FeatureDeps;
  readonly hub: RoomTelling;
}

type Made = Result<{ id: string }, Problem>;

/**
 * Hands a coupon that exists out in a live room, by who arranges it: of the room's shop, or of a shop whose goods are in the
 * bag. Once for an Idempotency-Key. Fails with `not-found`, `not-allowed`, `room-not-live`, `state-conflict` when the room
 * hands it out already, and `too-many`.
 */
export async function handOut(
  given: HandoutDeps,
  claim: IdempotencyClaim,
  actor: Actor,
  roomId: string,
  promotionId: string,
): Promise<Made> {
  try {
    return await runOnceInRoom(given, claim, (unit) =>
      handOutInUnit(given, unit, actor, roomId, promotionId),
    );
  } catch (error) {
    if (isUniqueViolation(error, 'room_coupons_given')) return err({ type: 'state-conflict', state: 'open' });
    throw error;
  }
}

async function handOutInUnit(
  { deps }: HandoutDeps,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  promotionId: string,
): Promise<Made> {
  const { tx, nowMs } = unit;
  const room = await lockRoom(tx, roomId);
  const role = room === null ? null : await findRole(tx, actor, room);
  if (room === null || role === null) return err({ type: 'not-found' });
  if (!canAssist(role)) return err({ type: 'not-allowed' });
  if (room.state !== 'live') return err({ type: 'room-not-live' });
  const choices = await listChoices(tx, room, actor.personId, nowMs);
  const coupon = choices.find(({ id }) => id === promotionId);
  if (coupon === undefined) return err({ type: 'not-found', field: 'promotionId' });
  if (!(await mayGive(tx, actor, coupon))) return err({ type: 'not-allowed', field: 'promotionId' });
  if ((await listOpenHandouts(tx, roomId)).length >= handoutLimits.openMax)
    return err({ type: 'too-many', limit: handoutLimits.openMax });
  const id = newId('coupon-handout', nowMs, deps.random);
  const shopId = coupon.shopId as ShopId;
  await insertHandout(tx, { id, roomId: room.id, shopId, promotionId, givenBy: actor.personId }, nowMs);
  const [card] = await couponCards(tx, [coupon]);
  await unit.announce(roomId, { kind: 'coupon-given', handoutId: id, coupon: card });
  return ok({ id });
}

/** What anybody may claim without a code, anybody may point at; the code of another shop is not ours to give. */
export async function mayGive(db: Database | Tx, actor: Actor, coupon: GivableCoupon): Promise<boolean> {
  return coupon.code === null || canAssist(await findRole(db, actor, { broadcasterId: coupon.shopId }));
}

/** The room hands a coupon out no more; who claimed it keeps it. Safe to repeat. */
export async function withdraw(
  given: HandoutDeps,
  actor: Actor,
  roomId: string,
  handoutId: string,
): Promise<Made> {
  return runInRoom(given, async ({ tx, nowMs, announce }) => {
    const room = await lockRoom(tx, roomId);
    const role = room === null ? null : await findRole(tx, actor, room);
    const handout = await findHandout(tx, handoutId);
    if (room === null || role === null || handout?.roomId !== room.id) return err({ type: 'not-found' });
    if (!canAssist(role)) return err({ type: 'not-allowed' });
    if (handout.withdrawn) return ok({ id: handoutId });
    await setWithdrawn(tx, handoutId, nowMs);
    await announce(roomId, { kind: 'coupon-withdrawn', handoutId });
    return ok({ id: handoutId });
  });
}

/**
 * Claims what a room hands out, once a person, however often and at once it is asked. Fails with `not-found`,
 * `room-not-live`, `coupon-gone`, and what `claimCoupon` does.
 */
export async function claimHandout(
  { deps }: HandoutDeps,
  actor: Actor,
  handoutId: string,
): Promise<Result<CouponView, Problem>> {
  const claimed = await findClaimed(deps, actor, handoutId);
  if (claimed !== null) return ok(claimed);
  const handout = await findHandout(deps.db, handoutId);
  const room = handout === null ? null : await findRoom(deps.db, handout.roomId);
  if (handout === null || room === null) return err({ type: 'not-found' });
  if (room.state !== 'live') return err({ type: 'room-not-live' });
  if (handout.withdrawn) return err({ type: 'coupon-gone' });
  const done = await claimInUnit(deps, actor, handout);
  if (done.ok) {
    deps.eventsAppended();
    return done;
  }
  // Asked twice at once: the other was first.
  const raced = await findClaimed(deps, actor, handoutId);
  return raced === null ? done : ok(raced);
}

async function claimInUnit(
  deps: FeatureDeps,
  actor: Actor,
  handout: StoredHandout,
): Promise<Result<CouponView, Problem>> {
  try {
    return await unitOfWork(deps.db, async (tx) => {
      const nowMs = deps.clock.nowMs();
      const { personId } = actor;
      const [coupon] = await listGivable(tx, { ids: [handout.promotionId] }, personId, nowMs);
      assert(coupon !== undefined, 'what is handed out is a coupon');
      const { code, id } = coupon;
      const done = coupon.running
        ? await claimCoupon(tx, deps, personId, code === null ? { id } : { code })
        : err<Problem>({ type: 'coupon-gone' });
      if (!done.ok) throw new Rollback(done.failure);
      await insertClaim(tx, { handoutId: handout.id, personId, couponId: done.value.id }, nowMs);
      const { roomId, promotionId, shopId } = handout;
      const event = { kind: 'room-coupon-claimed' as const, atMs: nowMs, personId, shopId };
      await appendEvents(tx, [{ ...event, subjectId: handout.id, data: { roomId, promotionId } }]);
      return done;
    });
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    if (isUniqueViolation(error)) return err({ type: 'coupon-refused', reason: 'claimed' });
    throw error;
  }
}

async function findClaimed(
  deps: FeatureDeps,
  { personId }: Actor,
  handoutId: string,
): Promise<CouponView | null> {
  const couponId = await findClaim(deps.db, handoutId, personId);
  if (couponId === null) return null;
  const [coupon] = await listCoupons(deps.db, personId, { id: couponId }, 1, deps.clock.nowMs());
  return coupon ?? null;
}
