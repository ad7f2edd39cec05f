import { assert, err, minuteMs, newId, ok, type Result, secondMs } from '@kanmai/kernel';
import { isUniqueViolation, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { IdempotencyClaim } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import * as stock from '../../trade/stock/index.ts';
import {
  canAssist,
  deletePrice,
  findPrice,
  findRole,
  lockRoom,
  type RoomTelling,
  type RoomUnit,
  runInRoom,
  runOnceInRoom,
  type StoredRoom,
  upsertPrice,
} from '../rooms/index.ts';
import { decideSale, nextStep } from './sale.policy.ts';
import type { SaleInput } from './sale.schema.ts';
import {
  findGoods,
  findSale,
  insertSale,
  listPoolsToEmpty,
  listUnderWay,
  lockSale,
  type StoredSale,
  setEnded,
  setRunning,
  setSoldOut,
} from './sale.store.ts';

export interface SaleDeps {
  readonly deps: FeatureDeps;
  readonly hub: RoomTelling;
}

export const advanceJob = 'flash-sales.advance';

/** While a sale runs it is looked at so often: whether it is sold out, whether something came back. */
const watchMs = secondMs;

/**
 * Announces a flash sale: its pieces are set aside from now on, it begins when the countdown is over and ends by itself. It
 * is the selling shop's to say. Once for an Idempotency-Key. Fails with `not-found`, `not-allowed`, `room-not-live`,
 * `sale-under-way`, `stock-exhausted` and what `decideSale` does.
 */
export async function announceSale(
  given: SaleDeps,
  claim: IdempotencyClaim,
  actor: Actor,
  roomId: string,
  input: SaleInput,
): Promise<Result<{ id: string }, Problem>> {
  try {
    return await runOnceInRoom(given, claim, (unit) => announceInUnit(given, unit, actor, roomId, input));
  } catch (error) {
    if (isUniqueViolation(error, 'flash_sales_under_way')) return err({ type: 'sale-under-way' });
    throw error;
  }
}

async function announceInUnit(
  { deps }: SaleDeps,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  input: SaleInput,
): Promise<Result<{ id: string }, Problem>> {
  const { tx, nowMs } = unit;
  const room = await lockRoom(tx, roomId);
  const role = room === null ? null : await findRole(tx, actor, room);
  if (room === null || role === null) return err({ type: 'not-found' });
  if (!canAssist(role)) return err({ type: 'not-allowed' });
  if (room.state !== 'live') return err({ type: 'room-not-live' });
  const goods = await findGoods(tx, roomId, input.variantId);
  if (goods === null) return err({ type: 'not-found', field: 'variantId' });
  const { shopId, productId, usualCents } = goods;
  // Nobody gives away what is not theirs: in a creator's room, too, the price is the shop's.
  if (!canAssist(await findRole(tx, actor, { broadcasterId: shopId })))
    return err({ type: 'not-allowed', field: 'variantId' });
  const decided = decideSale(input, goods);
  if (!decided.ok) return decided;
  const id = newId('flash-sale', nowMs, deps.random);
  const { quantity, perPersonMax, priceCents } = input;
  const variantId = input.variantId as StoredSale['variantId'];
  const beginsAtMs = nowMs + input.countdownS * secondMs;
  const endsAtMs = beginsAtMs + input.minutes * minuteMs;
  await unit.announce(roomId, {
    ...{
      kind: 'flash-sale-announced',
      saleId: id,
      productId,
      variantId,
      priceCents,
      usualPriceCents: usualCents,
    },
    ...{ quantity, perPersonMax, beginsAt: instant(beginsAtMs), endsAt: instant(endsAtMs) },
  });
  const occasion = { shopId, kind: 'flash-sale', referenceId: id, perPersonMax } as const;
  const pool = await stock.setAside(tx, deps, occasion, [{ variantId, quantity }], nowMs);
  if (!pool.ok) return err({ ...pool.failure, field: 'quantity' });
  await insertSale(tx, {
    ...{ id, roomId: room.id, shopId, productId, variantId, priceCents, usualCents, quantity, perPersonMax },
    ...{ poolId: pool.value, madeBy: actor.personId, announcedAtMs: nowMs, beginsAtMs, endsAtMs },
  });
  await deps.jobs.enqueue(tx, advanceJob, { saleId: id }, { afterMs: beginsAtMs - nowMs, key: id });
  return ok({ id });
}

const instant = (ms: number) => new Date(ms).toISOString();

/** Does what is due with a sale, each step once however often and at once it is asked, and asks to be called again. */
export async function advanceSale(given: SaleDeps, saleId: string): Promise<void> {
  const found = await findSale(given.deps.db, saleId);
  if (found === null || found.state === 'ended') return;
  const result = await runInRoom(given, async (unit): Promise<Result<void, Problem>> => {
    const room = await lockRoom(unit.tx, found.roomId);
    const sale = await lockSale(unit.tx, saleId);
    assert(room !== null && sale !== null, 'a sale is of a room');
    await step(given, unit, sale, room);
    return ok(undefined);
  });
  assert(result.ok, 'a step of a sale fails by throwing');
}

async function step({ deps }: SaleDeps, unit: RoomUnit, sale: StoredSale, room: StoredRoom): Promise<void> {
  const { tx, nowMs } = unit;
  const roomLive = room.state === 'live';
  const next = nextStep({ ...sale, roomLive }, nowMs);
  const tell = (kind: string, more: object = {}) =>
    unit.announce(room.id, { kind: `flash-sale-${kind}`, saleId: sale.id, ...more });
  if (next === 'end') return end(unit, sale, roomLive, tell);
  if (next === 'begin') {
    await takeThePlace(unit, sale);
    await tell('began', { endsAt: instant(sale.endsAtMs) });
  } else if (next !== null) {
    await setSoldOut(tx, sale.id, next === 'sell-out' ? nowMs : null);
    await tell(next === 'sell-out' ? 'sold-out' : 'came-back', { left: sale.left });
  }
  const begins = sale.state === 'announced' && next !== 'begin';
  const afterMs = begins ? Math.max(watchMs, sale.beginsAtMs - nowMs) : watchMs;
  await deps.jobs.enqueue(tx, advanceJob, { saleId: sale.id }, { afterMs, key: sale.id });
}

/** The sale's price and pool are the room's while it runs: whoever buys in the room buys from it. */
async function takeThePlace({ tx, nowMs }: RoomUnit, sale: StoredSale): Promise<void> {
  const before = await findPrice(tx, sale.roomId, sale.variantId);
  await setRunning(
    tx,
    sale.id,
    before === null ? null : { priceCents: before.priceCents, poolId: before.poolId },
  );
  await upsertPrice(tx, { ...sale, setBy: sale.madeBy }, nowMs);
}

async function end(
  { tx, nowMs }: RoomUnit,
  sale: StoredSale,
  roomLive: boolean,
  tell: (kind: string, more: object) => Promise<void>,
): Promise<void> {
  const reason = roomLive ? 'time' : 'room';
  await setEnded(tx, sale.id, reason, nowMs);
  await tell('ended', { reason, left: sale.left });
  const now = await findPrice(tx, sale.roomId, sale.variantId);
  const { before } = sale;
  // Whoever set another price meanwhile meant it.
  if (now?.poolId === sale.poolId) {
    if (before === null) await deletePrice(tx, sale.roomId, sale.variantId);
    else await upsertPrice(tx, { ...sale, ...before, setBy: sale.madeBy }, nowMs);
  }
  await giveBack(tx, sale.shopId, sale.poolId, nowMs);
  // What the room had set aside before is given back with the room; of one that is over nobody else does it.
  if (!roomLive && before?.poolId) await giveBack(tx, sale.shopId, before.poolId, nowMs);
}

async function giveBack(tx: RoomUnit['tx'], shopId: StoredSale['shopId'], poolId: string, nowMs: number) {
  const back = await stock.giveBackPool(tx, shopId, poolId, nowMs);
  assert(back.ok, 'a pool that was set aside is there');
}

const batchMax = 1_000;

/** What jobs that were lost have left, and pieces that came back to pools that are closed. One that fails keeps no other. */
export async function advanceAll(given: SaleDeps, signal?: AbortSignal): Promise<void> {
  const { deps } = given;
  for (const saleId of await listUnderWay(deps.db, batchMax)) {
    if (signal?.aborted === true) return;
    try {
      await advanceSale(given, saleId);
    } catch (error) {
      deps.log.error({ error, saleId }, 'a flash sale could not be taken on');
    }
  }
  for (const { id, shopId } of await listPoolsToEmpty(deps.db, batchMax))
    await unitOfWork(deps.db, (tx) => giveBack(tx, shopId, id, deps.clock.nowMs()));
}
