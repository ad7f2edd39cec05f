import { err, newId, ok, type Result, type ShopId } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { audit } from '../audit/index.ts';
import { tellOwners } from './owner-notice.ts';
import { decideShop, firstState, shopsOwnedMax } from './shop.policy.ts';
import type { NewShop, ShopDecision, ShopState, ShopView } from './shop.schema.ts';
import {
  countOwnedShops,
  listMemberIds,
  lockShop,
  storeShop,
  storeShopAvatarKey,
  storeShopState,
  updateAppliedShop,
} from './shop.store.ts';

export interface ShopDoors {
  /** Forgets what is remembered of who somebody is: accounts does it. */
  readonly forgetPerson: (personId: string) => void;
}

export interface ShopDeps {
  readonly deps: FeatureDeps;
  readonly doors: ShopDoors;
}

/** Makes a shop owned by who asks for it. */
export async function addShop(
  { deps, doors }: ShopDeps,
  actor: Actor,
  claim: IdempotencyClaim,
  shop: NewShop,
): Promise<Result<ShopView, Problem>> {
  const nowMs = deps.clock.nowMs();
  const result = await once(deps.db, claim, nowMs, async (tx): Promise<Result<ShopView, Problem>> => {
    if ((await countOwnedShops(tx, actor.personId)) >= shopsOwnedMax)
      return err({ type: 'too-many', limit: shopsOwnedMax });
    const shopId = newId('shop', nowMs, deps.random);
    const state = firstState(deps.config.town === 'on');
    const stored = await storeShop(tx, { shopId, ownerId: actor.personId, shop, state, nowMs });
    if (stored === null) return err({ type: 'name-taken', field: 'name' });
    await appendChange(tx, deps, stored, actor);
    return ok(stored);
  });
  if (result.ok) changed(deps, doors, [actor.personId]);
  return result;
}

/** Opens or suspends a shop, with the reason in the audit log. */
export async function decideOnShop(
  { deps, doors }: ShopDeps,
  actor: Actor,
  shopId: string,
  { decision, reason }: ShopDecision,
): Promise<Result<ShopView, Problem>> {
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<ShopView, Problem>> => {
    const shop = await lockShop(tx, shopId);
    if (shop === null) return err({ type: 'not-found' });
    const state = decideShop(shop.state, decision, deps.config.town === 'on');
    if (!state.ok) return state;
    const review = { action: `shop-${decision}`, state: state.value, reason };
    return ok(await storeReview(tx, deps, actor, shop, review));
  });
  if (result.ok) await reviewed(deps, doors, result.value, reason);
  return result;
}

export interface ShopReview {
  readonly action: string;
  readonly state: ShopState;
  readonly reason: string;
}

/** Writes an operator's decision on a locked shop, with its reason in the audit log. */
export async function storeReview(
  tx: Tx,
  deps: FeatureDeps,
  actor: Actor,
  shop: ShopView,
  review: ShopReview,
): Promise<ShopView> {
  await storeShopState(tx, shop.id, review.state);
  await audit(tx, deps, {
    actorId: actor.personId,
    action: review.action,
    subjectId: shop.id,
    reason: review.reason,
    detail: { from: shop.state, to: review.state },
  });
  const decided = { ...shop, state: review.state };
  await appendChange(tx, deps, decided, actor);
  return decided;
}

/** What follows a decision once it is kept: its people are looked up anew, its owners hear of it. */
export async function reviewed(
  deps: FeatureDeps,
  doors: ShopDoors,
  shop: ShopView,
  reason: string,
): Promise<void> {
  changed(deps, doors, await listMemberIds(deps.db, shop.id));
  await tellOwners(deps, shop, reason);
}

/** Makes a shop that waits for review, or changes one that does: what an application asks for. */
export async function storeAppliedShop(
  tx: Tx,
  deps: FeatureDeps,
  actor: Actor,
  given: { shopId: string | null; shop: NewShop; avatarKey: string | null },
): Promise<Result<ShopView, Problem>> {
  const nowMs = deps.clock.nowMs();
  if (given.shopId === null && (await countOwnedShops(tx, actor.personId)) >= shopsOwnedMax)
    return err({ type: 'too-many', limit: shopsOwnedMax });
  const shopId = (given.shopId ?? newId('shop', nowMs, deps.random)) as ShopId;
  const { shop } = given;
  const stored =
    given.shopId === null
      ? await storeShop(tx, { shopId, ownerId: actor.personId, shop, state: 'pending', nowMs })
      : await updateAppliedShop(tx, shopId, shop);
  if (stored === null) return err({ type: 'name-taken', field: 'name' });
  if (given.avatarKey !== null) await storeShopAvatarKey(tx, shopId, given.avatarKey);
  await appendChange(tx, deps, stored, actor);
  return ok(stored);
}

/** Keeps the picture of a shop. */
export async function storeShopAvatar(deps: FeatureDeps, shopId: string, key: string): Promise<void> {
  await unitOfWork(deps.db, async (tx) => {
    await storeShopAvatarKey(tx, shopId, key);
    await appendEvents(tx, [
      { kind: 'shop-changed', atMs: deps.clock.nowMs(), shopId, subjectId: shopId, data: { avatar: key } },
    ]);
  });
  deps.eventsAppended();
}

async function appendChange(tx: Tx, deps: FeatureDeps, shop: ShopView, actor: Actor): Promise<void> {
  await appendEvents(tx, [
    {
      kind: 'shop-changed',
      atMs: deps.clock.nowMs(),
      personId: actor.personId,
      shopId: shop.id,
      subjectId: shop.id,
      data: { state: shop.state, name: shop.name, trade: shop.trade, city: shop.city },
    },
  ]);
}

export function changed(deps: FeatureDeps, doors: ShopDoors, personIds: readonly string[]): void {
  for (const personId of personIds) doors.forgetPerson(personId);
  deps.eventsAppended();
}
