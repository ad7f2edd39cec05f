import { randomBytes } from 'node:crypto';
import { assert, err, newId, ok, type Result, type VariantId } from '@kanmai/kernel';
import { isUniqueViolation, Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { findSaleables } from '../../trade/catalogue/index.ts';
import * as stock from '../../trade/stock/index.ts';
import {
  announce,
  canAssist,
  findRole,
  lockRoom,
  type RoomMessage,
  type StoredRoom,
} from '../rooms/index.ts';
import { secretBytes } from './entry-commitment.ts';
import { closesAtMs, decideInput, type PrizeGoods, rulesOf } from './lucky-bag.policy.ts';
import { type BagInput, bagLimits } from './lucky-bag.schema.ts';
import {
  deleteDraft,
  insertBag,
  isPublished,
  listBags,
  lockBag,
  type StoredBag,
  setPublished,
  updateDraft,
} from './lucky-bag.store.ts';
import { commitmentOf, hashOfJson } from './seed-commitment.ts';

/** Hands what was announced to the room's viewers, after the commit; losing it loses nothing. */
export type TellRoom = (message: RoomMessage) => void;

export interface BagDeps
  extends Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'jobs' | 'log' | 'eventsAppended'> {
  readonly tell: TellRoom;
}

export const advanceJob = 'lucky-bags.advance';

/** A bag that is not published yet. Fails with what `decideInput` does, `not-allowed` and `too-many`. */
export async function makeBag(
  tx: Tx,
  deps: BagDeps,
  actor: Actor,
  roomId: string,
  input: BagInput,
): Promise<Result<{ id: string }, Problem>> {
  const room = await lockArranged(tx, actor, roomId);
  if (!room.ok) return room;
  if (room.value.state === 'ended' || room.value.state === 'cancelled')
    return err({ type: 'state-conflict', state: room.value.state });
  const prize = await prizeFor(tx, actor, room.value, input);
  if (!prize.ok) return prize;
  if ((await listBags(tx, roomId, { drafts: true, limit: bagLimits.bagsMax })).length >= bagLimits.bagsMax)
    return err({ type: 'too-many', limit: bagLimits.bagsMax });
  const nowMs = deps.clock.nowMs();
  const id = newId('lucky-bag', nowMs, deps.random);
  const { shopId } = prize.value;
  await insertBag(tx, { id, roomId, shopId, input, madeBy: actor.personId }, nowMs);
  return ok({ id });
}

/** Changes a draft. What was published stays: `bag-published`. */
export async function changeBag(
  tx: Tx,
  actor: Actor,
  scope: { readonly roomId: string; readonly bagId: string },
  input: BagInput,
): Promise<Result<void, Problem>> {
  const draft = await lockDraft(tx, actor, scope);
  if (!draft.ok) return draft;
  const prize = await prizeFor(tx, actor, draft.value.room, input);
  if (!prize.ok) return prize;
  await updateDraft(tx, scope.bagId, prize.value.shopId, input);
  return ok(undefined);
}

/** Removes a draft. What was published stays: `bag-published`. */
export async function removeBag(
  tx: Tx,
  actor: Actor,
  scope: { readonly roomId: string; readonly bagId: string },
): Promise<Result<void, Problem>> {
  const draft = await lockDraft(tx, actor, scope);
  if (draft.ok) await deleteDraft(tx, scope.bagId);
  return draft.ok ? ok(undefined) : draft;
}

/**
 * Publishes a bag in a live room: sets its prizes aside, fixes rules and seed, and announces rules, their hash and the seed's
 * commitment. Safe to repeat. Fails with `room-not-live`, `bag-under-way`, `stock-exhausted` and what `decideInput` does.
 */
export async function publishBag(
  deps: BagDeps,
  actor: Actor,
  scope: { readonly roomId: string; readonly bagId: string },
): Promise<Result<void, Problem>> {
  let told: RoomMessage | null = null;
  try {
    told = await unitOfWork(deps.db, async (tx) => {
      const published = await publishInTx(tx, deps, actor, scope);
      if (!published.ok) throw new Rollback<Problem>(published.failure);
      return published.value;
    });
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    if (isUniqueViolation(error, 'lucky_bags_under_way')) return err({ type: 'bag-under-way' });
    throw error;
  }
  if (told !== null) deps.tell(told);
  return ok(undefined);
}

/** Null when it was published before. */
async function publishInTx(
  tx: Tx,
  deps: BagDeps,
  actor: Actor,
  { roomId, bagId }: { readonly roomId: string; readonly bagId: string },
): Promise<Result<RoomMessage | null, Problem>> {
  const room = await lockArranged(tx, actor, roomId);
  if (!room.ok) return room;
  const bag = await lockBag(tx, bagId);
  if (bag === null || bag.roomId !== roomId) return err({ type: 'not-found' });
  if (isPublished(bag)) return ok(null);
  if (room.value.state !== 'live') return err({ type: 'room-not-live' });
  const prize = await prizeFor(tx, actor, room.value, bag.input);
  if (!prize.ok) return prize;
  const nowMs = deps.clock.nowMs();
  const lines = [{ variantId: prize.value.variantId as VariantId, quantity: bag.input.winners }];
  const occasion = { shopId: bag.shopId, kind: 'lucky-bag', referenceId: bagId } as const;
  const rules = rulesOf(bag.input, prize.value, { id: bagId, roomId, publishedAtMs: nowMs });
  const seed = randomBytes(secretBytes).toString('hex');
  const fixed = { rules, rulesHash: hashOfJson(rules), commitment: commitmentOf(seed) };
  const message = await announce(tx, room.value.id, { kind: 'bag-published', bagId, ...fixed }, nowMs);
  // Last, because from here to the commit every buyer of the same goods waits.
  const pool = await stock.setAside(tx, deps, occasion, lines, nowMs);
  if (!pool.ok) return pool;
  const closes = closesAtMs(nowMs, bag.input);
  await setPublished(tx, bagId, {
    ...{ publishedAtMs: nowMs, closesAtMs: closes, poolId: pool.value, seed },
    ...fixed,
  });
  await deps.jobs.enqueue(tx, advanceJob, { bagId }, { afterMs: closes - nowMs, key: `${bagId} open` });
  return ok(message);
}

/** A room that somebody may arrange, locked. Strangers to it are not told that it is there. */
async function lockArranged(tx: Tx, actor: Actor, roomId: string): Promise<Result<StoredRoom, Problem>> {
  const room = await lockRoom(tx, roomId);
  const role = room === null ? null : await findRole(tx, actor, room);
  if (room === null || role === null) return err({ type: 'not-found' });
  return canAssist(role) ? ok(room) : err({ type: 'not-allowed' });
}

async function lockDraft(
  tx: Tx,
  actor: Actor,
  { roomId, bagId }: { readonly roomId: string; readonly bagId: string },
): Promise<Result<{ readonly room: StoredRoom; readonly bag: StoredBag }, Problem>> {
  const room = await lockArranged(tx, actor, roomId);
  if (!room.ok) return room;
  const bag = await lockBag(tx, bagId);
  if (bag === null || bag.roomId !== roomId) return err({ type: 'not-found' });
  return isPublished(bag) ? err({ type: 'bag-published' }) : ok({ room: room.value, bag });
}

/** The prize, which is goods of the shop that broadcasts, or of one that the actor arranges rooms for. */
async function prizeFor(
  tx: Tx,
  actor: Actor,
  room: StoredRoom,
  input: BagInput,
): Promise<Result<PrizeGoods, Problem>> {
  const prize = (await findSaleables(tx, [input.variantId])).get(input.variantId);
  const decided = decideInput(input, prize, room.bannedWords);
  if (!decided.ok) return decided;
  assert(prize !== undefined, 'a prize that was decided on is there');
  const isOwn = (room.broadcasterId as string) === prize.shopId;
  const role = await findRole(tx, actor, { broadcasterId: prize.shopId });
  return isOwn || canAssist(role) ? ok(prize) : err({ type: 'not-allowed', field: 'variantId' });
}
