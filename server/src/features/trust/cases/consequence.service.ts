import { assert, cents, type ShopId } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import { lockShop, type ShopDoors, shopReviewed, storeReview } from '../../people/shops/index.ts';
import type { RoomPowers, RoomUnit } from '../../stage/rooms/index.ts';
import { moderateProduct } from '../../trade/catalogue/index.ts';
import * as ledger from '../../trade/ledger/index.ts';
import { type Consequence, untilMsOf } from './penalty.policy.ts';
import {
  type CarriedOut,
  listOtherConsequences,
  listPenaltyIds,
  type StoredPenalty,
} from './penalty.store.ts';

export interface ConsequenceDeps {
  readonly deps: FeatureDeps;
  readonly powers: RoomPowers;
  readonly shops: ShopDoors;
}

/** Whom a penalty is for, and why. */
export interface Penalised {
  readonly penaltyId: string;
  readonly authorId: string;
  readonly productIds: readonly string[];
  readonly currency: string;
  readonly reason: string;
}

const isShop = (authorId: string): authorId is ShopId => authorId.startsWith('shp_');

/**
 * Carries out what follows from points: rooms first, then goods, then money, as everybody locks them. A creator has neither a deposit
 * nor a shop: of what concerns those nothing follows. Answers what was done; what tells others of it is kept for after the commit.
 */
export async function carryOut(
  given: ConsequenceDeps,
  unit: RoomUnit,
  actor: Actor,
  whom: Penalised,
  consequences: readonly Consequence[],
): Promise<CarriedOut[]> {
  const done: CarriedOut[] = [];
  for (const kind of ['no-live', 'expel', 'take-down', 'deduct', 'freeze'] as const) {
    const wanted = consequences.find((one) => one.kind === kind);
    const carried = wanted === undefined ? null : await carryOutOne(given, unit, actor, whom, wanted);
    if (carried !== null) done.push(carried);
  }
  return done;
}

async function carryOutOne(
  given: ConsequenceDeps,
  unit: RoomUnit,
  actor: Actor,
  whom: Penalised,
  consequence: Consequence,
): Promise<CarriedOut | null> {
  switch (consequence.kind) {
    case 'no-live': {
      const untilMs = untilMsOf(consequence, unit.nowMs);
      await given.powers.ban(unit, whom.authorId, { untilMs, reason: whom.reason, byId: actor.personId });
      return { kind: 'no-live', untilMs };
    }
    case 'expel':
      return (await setShopState(given, unit, actor, whom, 'suspended')) ? { kind: 'expel' } : null;
    case 'take-down':
      return takeDown(given, unit, actor, whom);
    case 'deduct':
    case 'freeze':
      return takeOfDeposit(given, unit, actor, whom, consequence);
  }
}

async function setShopState(
  { deps, shops }: ConsequenceDeps,
  { tx, afterwards }: RoomUnit,
  actor: Actor,
  { authorId, reason }: Penalised,
  state: 'suspended' | 'open',
): Promise<boolean> {
  const shop = isShop(authorId) ? await lockShop(tx, authorId) : null;
  if (shop === null || shop.state !== (state === 'open' ? 'suspended' : 'open')) return false;
  const action = state === 'open' ? 'shop-open' : 'shop-suspend';
  const decided = await storeReview(tx, deps, actor, shop, { action, state, reason });
  afterwards(() => {
    shopReviewed(deps, shops, decided, reason).catch((error: unknown) =>
      deps.log.warn({ error, shopId: shop.id }, 'owners could not be told of a decision'),
    );
  });
  return true;
}

async function takeDown(
  { deps }: ConsequenceDeps,
  { tx }: RoomUnit,
  actor: Actor,
  { productIds, reason }: Penalised,
): Promise<CarriedOut> {
  const taken: string[] = [];
  // In the order of ids, as everybody locks them; what is down already stays so by whoever took it down.
  for (const productId of [...productIds].sort()) {
    const done = await moderateProduct(tx, deps, actor, { productId, decision: 'take-down', reason });
    if (done.ok) taken.push(productId);
  }
  return { kind: 'take-down', productIds: taken };
}

async function takeOfDeposit(
  { deps }: ConsequenceDeps,
  { tx }: RoomUnit,
  actor: Actor,
  { authorId, currency, penaltyId }: Penalised,
  consequence: Extract<Consequence, { kind: 'deduct' | 'freeze' }>,
): Promise<CarriedOut | null> {
  if (!isShop(authorId)) return null;
  const freeCents = await ledger.lockFreeDeposit(tx, deps, { shopId: authorId, currency });
  const wanted = consequence.kind === 'deduct' ? consequence.amountCents : freeCents;
  const amountCents = cents(Math.min(wanted, freeCents));
  if (amountCents === 0) return null;
  const take = consequence.kind === 'deduct' ? ledger.deductDeposit : ledger.freezeDeposit;
  const ask = { shopId: authorId, currency, amountCents, reason: penaltyId, actorId: actor.personId };
  const taken = await take(tx, deps, ask);
  return taken.ok ? { kind: consequence.kind, amountCents } : null;
}

/** Undoes what followed from a penalty; what others keep in force stays. Answers what was given back. */
export async function undoAll(
  given: ConsequenceDeps,
  unit: RoomUnit,
  actor: Actor,
  penalty: StoredPenalty,
  reason: string,
): Promise<{ restoredCents: number }> {
  const { tx } = unit;
  const { id: penaltyId, authorId, currency, consequences } = penalty;
  const others = await listOtherConsequences(tx, authorId, penaltyId);
  const whom = { penaltyId, authorId, currency, reason, productIds: [] };
  let restoredCents = 0;
  for (const one of consequences) {
    if (one.kind === 'no-live')
      await given.powers.endBan(unit, authorId, one.untilMs, nextBan(others, actor, penalty.publicText));
    if (one.kind === 'expel' && !others.some(({ kind }) => kind === 'expel'))
      await setShopState(given, unit, actor, whom, 'open');
    if (one.kind === 'take-down') await restoreGoods(given, unit, actor, one.productIds, reason);
    if (one.kind === 'freeze') await letGo(given, unit, actor, whom, one.amountCents);
    if (one.kind === 'deduct') {
      const ask = { shopId: authorId, currency, amountCents: cents(one.amountCents), penaltyId };
      await ledger.restorePenalty(tx, given.deps, ask);
      restoredCents += one.amountCents;
    }
  }
  return { restoredCents };
}

/** The strictest ban of what stays in force. */
function nextBan(others: readonly CarriedOut[], actor: Actor, reason: string) {
  const untils = others.flatMap((one) => (one.kind === 'no-live' ? [one.untilMs ?? Infinity] : []));
  if (untils.length === 0) return null;
  const untilMs = Math.max(...untils);
  return { untilMs: Number.isFinite(untilMs) ? untilMs : null, reason, byId: actor.personId };
}

async function restoreGoods(
  { deps }: ConsequenceDeps,
  { tx }: RoomUnit,
  actor: Actor,
  productIds: readonly string[],
  reason: string,
): Promise<void> {
  // What an operator put back before is on sale already: nothing is left to do.
  for (const productId of [...productIds].sort())
    await moderateProduct(tx, deps, actor, { productId, decision: 'restore', reason });
}

async function letGo(
  { deps }: ConsequenceDeps,
  { tx }: RoomUnit,
  actor: Actor,
  { authorId, currency, penaltyId }: Penalised,
  amountCents: number,
): Promise<void> {
  const shop = { shopId: authorId, currency };
  // What an operator let go before is free already, and what is held for claims stays so.
  const heldCents = await ledger.lockHeldDeposit(tx, deps, {
    ...shop,
    reasons: await listPenaltyIds(tx, authorId),
  });
  const letGoCents = cents(Math.min(amountCents, heldCents));
  if (letGoCents === 0) return;
  const ask = { ...shop, amountCents: letGoCents, reason: penaltyId, actorId: actor.personId };
  const moved = await ledger.unfreezeDeposit(tx, deps, ask);
  assert(moved.ok, `what penalty ${penaltyId} holds is held`);
}
