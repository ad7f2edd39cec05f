import { err, newId, ok, type Random, type Result, type ShopId, type VariantId } from '@kanmai/kernel';
import { isUniqueViolation, type Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { availableOf, changeLevels } from './level-change.ts';
import { mainWarehouse, openPool, type ShelfLevel, type StockLine } from './stock.schema.ts';
import { addToLevels, ensureLevels, type LevelDelta, lockLevels } from './stock.store.ts';
import {
  closePoolRow,
  closeWarehouseRow,
  findPool,
  insertPool,
  insertWarehouse,
  isWarehouseInUse,
  listPoolLevels,
  type PoolKind,
  updateWarehouse,
  upsertLimit,
  type WarehouseInput,
} from './warehouse.store.ts';

type Deps = { readonly random: Random };

export const warehousesMax = 50;

/** A shop's further warehouse. Fails with `name-taken`. */
export async function openWarehouse(
  tx: Tx,
  { random }: Deps,
  shopId: ShopId,
  input: WarehouseInput,
  nowMs: number,
): Promise<Result<string, Problem>> {
  const id = newId('warehouse', nowMs, random);
  const inserted = await insertWarehouse(tx, { id, shopId, ...input }, warehousesMax, nowMs);
  if (inserted === 'full') return err({ type: 'too-many', limit: warehousesMax });
  return inserted === 'taken' ? err({ type: 'name-taken', field: 'name' }) : ok(id);
}

export async function changeWarehouse(
  tx: Tx,
  shopId: ShopId,
  id: string,
  input: WarehouseInput,
): Promise<Result<void, Problem>> {
  try {
    return (await updateWarehouse(tx, shopId, id, input)) ? ok(undefined) : err({ type: 'not-found' });
  } catch (error) {
    if (isUniqueViolation(error)) return err({ type: 'name-taken', field: 'name' });
    throw error;
  }
}

/** Closes a warehouse in which nothing lies any more. */
export async function closeWarehouse(
  tx: Tx,
  shopId: ShopId,
  id: string,
  nowMs: number,
): Promise<Result<void, Problem>> {
  if (await isWarehouseInUse(tx, id))
    return err({
      type: 'state-conflict',
      detail: 'Goods lie in it, or are promised from it. Move them first.',
    });
  return (await closeWarehouseRow(tx, shopId, id, nowMs)) ? ok(undefined) : err({ type: 'not-found' });
}

export interface Move extends StockLine {
  readonly from: string;
  readonly to: string;
}

/** Moves goods that nobody holds from one warehouse's open shelf to another's. What can be bought stays the same. */
export async function move(tx: Tx, { variantId, quantity, from, to }: Move): Promise<Result<void, Problem>> {
  if (from === to) return err({ type: 'bad-request', field: 'to', detail: 'It lies there already.' });
  await ensureLevels(tx, [{ variantId, warehouseId: to }]);
  const levels = await lockLevels(tx, [variantId]);
  const level = openLevel(levels, variantId, from);
  if (availableOf(level) < quantity)
    return err({ type: 'stock-exhausted', field: 'quantity', variantId, available: availableOf(level) });
  await addToLevels(tx, [
    { variantId, warehouseId: from, pool: openPool, onHand: -quantity, held: 0, promised: 0 },
    { variantId, warehouseId: to, pool: openPool, onHand: quantity, held: 0, promised: 0 },
  ]);
  return ok(undefined);
}

export interface Occasion {
  readonly shopId: ShopId;
  readonly kind: PoolKind;
  readonly referenceId: string;
  /** Of flash sales and lucky bags: how many one person may have from this pool; any number when not named. */
  readonly perPersonMax?: number;
}

/**
 * Sets goods aside for one occasion, from where most lies free: no other order takes them. Answers the pool's id, by
 * which holds name it.
 */
export async function setAside(
  tx: Tx,
  { random }: Deps,
  occasion: Occasion,
  lines: readonly StockLine[],
  nowMs: number,
): Promise<Result<string, Problem>> {
  const id = newId('pool', nowMs, random);
  const levels = await lockLevels(
    tx,
    lines.map(({ variantId }) => variantId),
  );
  const taken: { variantId: VariantId; warehouseId: string; quantity: number }[] = [];
  for (const { variantId, quantity } of lines) {
    const open = levels.filter((level) => level.variantId === variantId && level.pool === openPool);
    let missing = quantity;
    for (const level of open.toSorted((a, b) => availableOf(b) - availableOf(a))) {
      const part = Math.min(missing, availableOf(level));
      if (part > 0) taken.push({ variantId, warehouseId: level.warehouseId, quantity: part });
      missing -= Math.max(0, part);
    }
    if (missing > 0)
      return err({ type: 'stock-exhausted', field: 'lines', variantId, available: quantity - missing });
  }
  await insertPool(tx, { id, ...occasion }, nowMs);
  await ensureLevels(
    tx,
    taken.map(({ variantId, warehouseId }) => ({ variantId, warehouseId, pool: id })),
  );
  await shift(tx, levels, taken, { from: openPool, to: id }, nowMs);
  return ok(id);
}

/** The occasion is over: what was not sold is everybody's again. Safe to repeat; what is still held comes back by a later call. */
export async function giveBackPool(
  tx: Tx,
  shopId: ShopId,
  id: string,
  nowMs: number,
): Promise<Result<void, Problem>> {
  if ((await findPool(tx, shopId, id)) === null) return err({ type: 'not-found' });
  const variantIds = await listPoolLevels(tx, id);
  const levels = await lockLevels(tx, variantIds);
  const free = levels.filter((level) => level.pool === id && availableOf(level) > 0);
  const back = free.map((level) => ({ ...level, quantity: availableOf(level) }));
  await ensureLevels(
    tx,
    back.map(({ variantId, warehouseId }) => ({ variantId, warehouseId })),
  );
  await shift(tx, levels, back, { from: id, to: openPool }, nowMs);
  await closePoolRow(tx, id, nowMs);
  return ok(undefined);
}

/** How many one person may have of a variant; null for any number. Counted from now on. */
export async function limitPerPerson(
  tx: Tx,
  variantId: VariantId,
  perPersonMax: number | null,
): Promise<void> {
  await lockLevels(tx, [variantId]);
  await upsertLimit(tx, variantId, perPersonMax);
}

async function shift(
  tx: Tx,
  levels: readonly ShelfLevel[],
  parts: readonly {
    readonly variantId: VariantId;
    readonly warehouseId: string;
    readonly quantity: number;
  }[],
  { from, to }: { readonly from: string; readonly to: string },
  nowMs: number,
): Promise<void> {
  const deltas = parts.flatMap(({ variantId, warehouseId, quantity }): LevelDelta[] => [
    { variantId, warehouseId, pool: from, onHand: -quantity, held: 0, promised: 0 },
    { variantId, warehouseId, pool: to, onHand: quantity, held: 0, promised: 0 },
  ]);
  await changeLevels(tx, levels, deltas, nowMs);
}

function openLevel(levels: readonly ShelfLevel[], variantId: string, warehouseId = mainWarehouse) {
  return levels.find(
    (level) => level.variantId === variantId && level.warehouseId === warehouseId && level.pool === openPool,
  );
}
