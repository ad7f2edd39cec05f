import { assert, cents, type ShopId } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import { lockShop, type ShopDoors, shopReviewed, storeReview } from '../../people/shops/index.ts';
import type { RoomBan, RoomPowers, RoomUnit } from '../../stage/rooms/index.ts';
import { moderateProduct } from '../../trade/catalogue/index.ts';
import * as ledger from '../../trade/ledger/index.ts';
import { type Consequence, untilMsOf } from './penalty.policy.ts';
import { type CarriedOut, listPenaltiesOf, lockPoints, type StoredPenalty } from './penalty.store.ts';

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
  /** What followed from the author's other penalties that are in force: what it did already is this one's too. */
  readonly others: readonly CarriedOut[];
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
      return (await setShopState(given, unit, actor, whom, 'suspended')) || isWanted('expel', whom.others)
        ? { kind: 'expel' }
        : null;
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
  { productIds, reason, others }: Penalised,
): Promise<CarriedOut> {
  const taken: string[] = [];
  const before = goodsOf(others);
  // In the order of ids, as everybody locks them; what an operator took down by hand stays the operator's.
  for (const productId of [...productIds].sort()) {
    const done = await moderateProduct(tx, deps, actor, { productId, decision: 'take-down', reason });
    if (done.ok || before.has(productId)) taken.push(productId);
  }
  return { kind: 'take-down', productIds: taken };
}

const isWanted = (kind: CarriedOut['kind'], others: readonly CarriedOut[]) =>
  others.some((one) => one.kind === kind);

const goodsOf = (others: readonly CarriedOut[]) =>
  new Set(others.flatMap((one) => (one.kind === 'take-down' ? one.productIds : [])));

async function takeOfDeposit(
  { deps }: ConsequenceDeps,
  { tx }: RoomUnit,
  actor: Actor,
  { authorId, currency, penaltyId, others }: Penalised,
  consequence: Extract<Consequence, { kind: 'deduct' | 'freeze' }>,
): Promise<CarriedOut | null> {
  if (!isShop(authorId)) return null;
  const freeCents = await ledger.lockFreeDeposit(tx, deps, { shopId: authorId, currency });
  const wanted = consequence.kind === 'deduct' ? consequence.amountCents : freeCents;
  const amountCents = cents(Math.min(wanted, freeCents));
  // All of it may be held already, by another penalty.
  if (amountCents === 0)
    return consequence.kind === 'freeze' && isWanted('freeze', others)
      ? { kind: 'freeze', amountCents }
      : null;
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
  await lockPoints(tx, authorId);
  const all = await listPenaltiesOf(tx, authorId);
  const inForce = all.filter(({ id, undone }) => id !== penaltyId && !undone);
  const others = inForce.flatMap((other) => other.consequences);
  const whom = { penaltyId, authorId, currency, reason, others, productIds: [] };
  let restoredCents = 0;
  for (const one of consequences) {
    if (one.kind === 'no-live')
      await given.powers.endBan(unit, authorId, banOf(penalty, one), strictestBan(inForce));
    if (one.kind === 'expel' && !isWanted('expel', others))
      await setShopState(given, unit, actor, whom, 'open');
    if (one.kind === 'take-down') await restoreGoods(given, unit, actor, whom, one.productIds);
    if (one.kind === 'freeze') await letGo(given, unit, actor, whom, { all, inForce });
    if (one.kind === 'deduct') {
      const ask = { shopId: authorId, currency, amountCents: cents(one.amountCents), penaltyId };
      await ledger.restorePenalty(tx, given.deps, ask);
      restoredCents += one.amountCents;
    }
  }
  return { restoredCents };
}

type NoLive = Extract<CarriedOut, { kind: 'no-live' }>;

/** A penalty's ban, as it was given to the rooms. */
const banOf = ({ publicText, givenBy }: StoredPenalty, { untilMs }: NoLive): RoomBan => ({
  ...{ untilMs, reason: publicText, byId: givenBy },
});

/** The strictest ban of penalties. */
function strictestBan(penalties: readonly StoredPenalty[]): RoomBan | null {
  const bans = penalties.flatMap((penalty) =>
    penalty.consequences.flatMap((one) => (one.kind === 'no-live' ? [banOf(penalty, one)] : [])),
  );
  const untilOf = ({ untilMs }: RoomBan) => untilMs ?? Number.POSITIVE_INFINITY;
  return bans.sort((a, b) => (untilOf(a) < untilOf(b) ? 1 : -1))[0] ?? null;
}

async function restoreGoods(
  { deps }: ConsequenceDeps,
  { tx }: RoomUnit,
  actor: Actor,
  { reason, others }: Penalised,
  productIds: readonly string[],
): Promise<void> {
  const kept = goodsOf(others);
  // What an operator put back before is on sale already: nothing is left to do.
  for (const productId of productIds.filter((id) => !kept.has(id)).sort())
    await moderateProduct(tx, deps, actor, { productId, decision: 'restore', reason });
}

/** Lets go what is still held for penalties, beyond what others in force want held. */
async function letGo(
  { deps }: ConsequenceDeps,
  { tx }: RoomUnit,
  actor: Actor,
  { authorId, currency, penaltyId }: Penalised,
  { all, inForce }: { readonly all: readonly StoredPenalty[]; readonly inForce: readonly StoredPenalty[] },
): Promise<void> {
  const shop = { shopId: authorId, currency };
  // What an operator let go before is free already, and what is held for claims stays so.
  const heldCents = await ledger.lockHeldDeposit(tx, deps, { ...shop, reasons: all.map(({ id }) => id) });
  const amountCents = cents(Math.max(0, heldCents - keptCents(all, inForce)));
  if (amountCents === 0) return;
  const ask = { ...shop, amountCents, reason: penaltyId, actorId: actor.personId };
  const moved = await ledger.unfreezeDeposit(tx, deps, ask);
  assert(moved.ok, `what penalty ${penaltyId} holds is held`);
}

/** The last in force that freezes wants held what was free when it was given, and what others had frozen before it. */
function keptCents(all: readonly StoredPenalty[], inForce: readonly StoredPenalty[]): number {
  const last = inForce.findLast(({ consequences }) => isWanted('freeze', consequences));
  if (last === undefined) return 0;
  const frozen = all
    .filter(({ id }) => id <= last.id)
    .flatMap(({ consequences }) => consequences.map((one) => (one.kind === 'freeze' ? one.amountCents : 0)));
  return frozen.reduce((sum, amountCents) => sum + amountCents, 0);
}
