import { err, ok, type Result, type ShopId, type VariantId } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { giveBackPool, setAside } from '../../trade/stock/index.ts';
import type { PriceInput } from './bag.schema.ts';
import { findInBag } from './goods.store.ts';
import { listGoods } from './goods.views.ts';
import { refusePrice } from './price.policy.ts';
import {
  deleteFloor,
  deletePrice,
  findPrice,
  findPriced,
  isOfSale,
  listPoolsToEmpty,
  listPrices,
  type StoredPrice,
  upsertFloor,
  upsertPrice,
} from './price.store.ts';
import type { Done, RoomDeps } from './room.deps.ts';
import { canPriceIn } from './room.policy.ts';
import { lockRoom } from './room.store.ts';
import type { RoomUnit } from './room.unit.ts';

/**
 * What a variant costs in a room while it is live, and how many are set aside for it; answers the product's id. It is the
 * selling shop's to say, in its own room as in a creator's: nobody gives away what is not theirs.
 */
export async function setPrice(
  { deps }: RoomDeps,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  variantId: string,
  { priceCents, setAside: quantity }: PriceInput,
): Promise<Done> {
  const { tx, nowMs } = unit;
  const room = await lockRoom(tx, roomId);
  const goods = await findPriced(tx, variantId);
  if (room === null || goods === null || !canPriceIn(actor, goods.shopId)) return err({ type: 'not-found' });
  const { productId, shopId } = goods;
  if (room.state !== 'scheduled' && room.state !== 'live')
    return err({ type: 'state-conflict', state: room.state });
  if ((await findInBag(tx, room.id, productId)) === null) return err({ type: 'not-in-bag', productId });
  const refused = refusePrice({ priceCents, ...goods });
  if (refused !== null) return err(refused);
  const before = await findPrice(tx, room.id, variantId);
  if (before !== null && (await isOfSale(tx, before))) return err({ type: 'sale-under-way' });
  if (before !== null) await emptyPool(tx, before, nowMs);
  if (priceCents === null && quantity === null) {
    await deletePrice(tx, room.id, variantId);
  } else {
    const pool =
      quantity === null
        ? ok(null)
        : await setAside(
            tx,
            deps,
            { shopId: shopId as ShopId, kind: 'room', referenceId: room.id },
            [{ variantId: variantId as VariantId, quantity }],
            nowMs,
          );
    if (!pool.ok) return err({ ...pool.failure, field: 'setAside' });
    const price = { variantId, productId, shopId, priceCents, poolId: pool.value };
    await upsertPrice(tx, { ...price, roomId: room.id, setBy: actor.personId }, nowMs);
  }
  const [shown] = await listGoods(tx, room.id, [productId]);
  await unit.announce(room.id, { kind: 'goods-changed', goods: shown });
  return ok({ id: productId });
}

/** The least that a shop sells a variant for in rooms; null for no such floor. */
export async function setFloor(
  { tx, nowMs }: RoomUnit,
  actor: Actor,
  floor: { readonly shopId: string; readonly variantId: string; readonly floorCents: number | null },
): Promise<Result<{ variantId: string; floorCents: number | null }, Problem>> {
  const { shopId, variantId, floorCents } = floor;
  const goods = await findPriced(tx, variantId);
  if (goods === null || goods.shopId !== shopId) return err({ type: 'not-found' });
  if (floorCents === null) await deleteFloor(tx, variantId);
  else await upsertFloor(tx, { variantId, floorCents, setBy: actor.personId }, nowMs);
  return ok({ variantId, floorCents });
}

/** Ends the prices and pools of a product in a room; what a flash sale promised stays until its end. */
export async function endPricesOf(
  tx: Tx,
  roomId: string,
  productId: string,
  nowMs: number,
): Promise<Result<void, Problem>> {
  const prices = await listPrices(tx, roomId, productId);
  for (const price of prices) if (await isOfSale(tx, price)) return err({ type: 'sale-under-way' });
  for (const price of prices) {
    await emptyPool(tx, price, nowMs);
    await deletePrice(tx, roomId, price.variantId);
  }
  return ok(undefined);
}

/** Gives back what was set aside for a room. Its prices stay written down: they hold only while it is live. */
export async function closePools(tx: Tx, roomId: string, nowMs: number): Promise<void> {
  for (const price of await listPrices(tx, roomId)) await emptyPool(tx, price, nowMs);
}

async function emptyPool(tx: Tx, { poolId, shopId }: StoredPrice, nowMs: number): Promise<void> {
  if (poolId !== null) await giveBackPool(tx, shopId as ShopId, poolId, nowMs);
}

const batchMax = 50;

/** What lapsed checkouts gave back to the pools of rooms that are over goes on to everybody's shelf. */
export async function emptyClosedPools(
  deps: Pick<FeatureDeps, 'db' | 'clock' | 'eventsAppended'>,
): Promise<void> {
  for (const { id, shopId } of await listPoolsToEmpty(deps.db, batchMax))
    await unitOfWork(deps.db, (tx) => giveBackPool(tx, shopId as ShopId, id, deps.clock.nowMs()));
  deps.eventsAppended();
}
