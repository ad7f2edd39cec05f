import { err, newId, ok, type Random, type Result, type VariantId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { changeLevels, crossesAnywhere } from './level-change.ts';
import { openShelves } from './stock.policy.ts';
import {
  type HoldRequest,
  mainWarehouse,
  openPool,
  type ShelfLevel,
  type StockLevel,
  type StockLine,
  type Taken,
} from './stock.schema.ts';
import {
  addToGone,
  addToLevels,
  addToPersonTakes,
  endHolds,
  ensureLevels,
  findPersonTakes,
  findPoolTakes,
  giveBackPersonTakes,
  insertHolds,
  type LevelDelta,
  lockLevels,
  lockSold,
  type StoredHold,
  sumDeltas,
} from './stock.store.ts';

type Deps = { readonly random: Random };

/** Locked shelves: requests take from them in turn, then all that was taken is written at once. */
export interface Holding {
  /** Takes all lines of a request, or none and says why. */
  take(request: HoldRequest): Result<void, Problem>;
  /** Whether `write` needs no answer of the database: nothing sells out by what was taken. */
  isPlain(): boolean;
  /** Writes what was taken. */
  write(nowMs: number): Promise<void>;
}

/**
 * Locks what requests ask for, so that many of them share one transaction. Take it late in a unit of work: buyers of the
 * same variants wait for one another from here to the commit.
 */
export async function openHolding(
  tx: Tx,
  { random }: Deps,
  requests: readonly Pick<HoldRequest, 'personId' | 'lines'>[],
): Promise<Holding> {
  const variantIds = requests.flatMap(({ lines }) => lines.map(({ variantId }) => variantId));
  const levels = await lockLevels(tx, variantIds);
  const byVariant = levels.filter((level) => isLimited(level) && level.limitedByPool !== true);
  const limited = [...new Set(byVariant.map(({ variantId }) => variantId))];
  const ownLimits = new Set(levels.filter(({ limitedByPool }) => limitedByPool).map(({ pool }) => pool));
  const wanted = requests.flatMap(({ lines }) => lines.map(({ pool = openPool }) => pool));
  const personIds = [...new Set(requests.map(({ personId }) => personId))];
  const [ofVariants, ofPools] = await Promise.all([
    findPersonTakes(tx, limited, personIds),
    findPoolTakes(
      tx,
      [...new Set(wanted)].filter((pool) => ownLimits.has(pool)),
      personIds,
    ),
  ]);
  const shelves = openShelves(levels, new Map([...ofVariants, ...ofPools]));
  const taken: (Taken & Omit<HoldRequest, 'lines'>)[] = [];
  return {
    take(request) {
      const parts = shelves.take(request);
      if (!parts.ok) return parts;
      const { checkoutId, personId, expiresAtMs } = request;
      for (const { variantId, warehouseId, pool, quantity } of parts.value)
        taken.push({ checkoutId, personId, expiresAtMs, variantId, warehouseId, pool, quantity });
      return ok(undefined);
    },
    isPlain: () => !crossesAnywhere(levels, heldBy(taken)),
    async write(nowMs) {
      if (taken.length === 0) return;
      const holds = taken.map((one) => ({ ...one, id: newId('hold', nowMs, random) }));
      await Promise.all([
        insertHolds(tx, holds),
        changeLevels(tx, levels, heldBy(taken), nowMs),
        addToPersonTakes(
          tx,
          taken.filter(({ variantId, pool }) => limited.includes(variantId) && !ownLimits.has(pool)),
        ),
      ]);
    },
  };
}

/** How much more is held of each level. */
function heldBy(taken: readonly Taken[]): readonly LevelDelta[] {
  return sumDeltas(
    taken.map(({ variantId, warehouseId, pool, quantity }) => ({
      ...{ variantId, warehouseId, pool, onHand: 0, held: quantity, promised: 0 },
    })),
  );
}

const isLimited = ({ perPersonMax }: ShelfLevel) => perPersonMax !== null;

/** Reserves stock for one checkout: all lines or none. */
export async function hold(
  tx: Tx,
  deps: Deps,
  request: HoldRequest,
  nowMs: number,
): Promise<Result<void, Problem>> {
  const holding = await openHolding(tx, deps, [request]);
  const taken = holding.take(request);
  if (taken.ok) await holding.write(nowMs);
  return taken;
}

/** Turns the holds of checkouts into sales: the goods are promised, and leave when they are shipped. */
export async function commit(tx: Tx, checkoutIds: readonly string[]): Promise<void> {
  const holds = await endHolds(tx, checkoutIds, 'committed');
  await lockLevels(tx, variantsOf(holds));
  await addToLevels(
    tx,
    holds.map((one) => ({ ...one, onHand: -one.quantity, held: -one.quantity, promised: one.quantity })),
  );
}

/** Gives the holds of checkouts back. Safe to repeat: only active holds are released. */
export async function release(tx: Tx, checkoutIds: readonly string[], nowMs: number): Promise<void> {
  const holds = await endHolds(tx, checkoutIds, 'released');
  if (holds.length === 0) return;
  const levels = await lockLevels(tx, variantsOf(holds));
  await changeLevels(
    tx,
    levels,
    holds.map((one) => ({ ...one, onHand: 0, held: -one.quantity, promised: 0 })),
    nowMs,
  );
  await giveBackPersonTakes(tx, holds);
}

/** Goods of a sold checkout leave the warehouse: shipped, or not to be sold any more. */
export async function leave(tx: Tx, checkoutId: string, lines: readonly StockLine[]): Promise<void> {
  const parts = await takeSold(tx, checkoutId, lines);
  await lockLevels(tx, variantsOf(parts));
  await addToGone(tx, parts);
  await addToLevels(
    tx,
    parts.map((part) => ({ ...part, onHand: 0, held: 0, promised: -part.quantity })),
  );
}

/** Sold goods that had left are in the warehouse again, and still promised: the parcel was taken back, or returned. */
export async function comeBack(tx: Tx, checkoutId: string, lines: readonly StockLine[]): Promise<void> {
  const parts = await takeSold(tx, checkoutId, lines, ({ gone }) => gone);
  await lockLevels(tx, variantsOf(parts));
  await addToGone(
    tx,
    parts.map(({ id, quantity }) => ({ id, quantity: -quantity })),
  );
  await addToLevels(
    tx,
    parts.map((part) => ({ ...part, onHand: 0, held: 0, promised: part.quantity })),
  );
}

/**
 * Puts sold goods back on the shelf. Of a checkout: those that have not left, where they were taken from; what has left
 * is not there to be put back. Without one: goods that come from elsewhere, to the shop's first warehouse.
 */
export async function putBack(
  tx: Tx,
  lines: readonly StockLine[],
  nowMs: number,
  of?: { readonly checkoutId: string },
): Promise<void> {
  const parts = of === undefined ? [] : await takeSold(tx, of.checkoutId, lines);
  const elsewhere = of === undefined ? lines : [];
  await ensureLevels(tx, elsewhere);
  const levels = await lockLevels(tx, [...variantsOf(parts), ...variantsOf(elsewhere)]);
  await addToGone(tx, parts);
  const returned = elsewhere.map((line) => ({
    ...line,
    ...firstShelf,
    onHand: line.quantity,
    held: 0,
    promised: 0,
  }));
  await changeLevels(
    tx,
    levels,
    [
      ...parts.map((part) => ({ ...part, onHand: part.quantity, held: 0, promised: -part.quantity })),
      ...returned,
    ],
    nowMs,
  );
  await giveBackPersonTakes(tx, parts);
}

const firstShelf = { warehouseId: mainWarehouse, pool: openPool };

/** Parts of sold holds that make up these lines, of each hold at most what it has. */
async function takeSold(
  tx: Tx,
  checkoutId: string,
  lines: readonly StockLine[],
  has: (hold: StoredHold) => number = ({ quantity, gone }) => quantity - gone,
): Promise<readonly StoredHold[]> {
  const sold = await lockSold(tx, checkoutId);
  const parts: StoredHold[] = [];
  for (const line of lines) {
    let left = line.quantity;
    for (const one of sold) {
      if (one.variantId !== line.variantId || left === 0) continue;
      const quantity = Math.min(left, has(one));
      parts.push({ ...one, quantity });
      left -= quantity;
    }
  }
  return parts.filter(({ quantity }) => quantity > 0);
}

function variantsOf(lines: readonly { readonly variantId: string }[]): string[] {
  return lines.map(({ variantId }) => variantId);
}

/** Begins to count new variants. */
export async function begin(
  tx: Tx,
  counts: readonly { readonly variantId: VariantId; readonly onHand: number }[],
  nowMs: number,
): Promise<void> {
  await ensureLevels(tx, counts);
  const levels = await lockLevels(tx, variantsOf(counts));
  await changeLevels(
    tx,
    levels,
    counts.map((count) => ({ ...count, ...firstShelf, held: 0, promised: 0 })),
    nowMs,
  );
}

/** Keeps the levels of these variants as they are until the unit of work ends. */
export async function lock(tx: Tx, variantIds: readonly VariantId[]): Promise<void> {
  await lockLevels(tx, variantIds);
}

/**
 * Sets what there is to sell on a variant's open shelf of one warehouse; never below what is held by checkouts. Named no
 * warehouse, the whole is set: what others have stays, the first takes the difference.
 */
export async function count(
  tx: Tx,
  variantId: VariantId,
  onHand: number,
  nowMs: number,
  warehouseId?: string,
): Promise<Result<StockLevel, Problem>> {
  if (warehouseId !== undefined) await ensureLevels(tx, [{ variantId, warehouseId }]);
  const levels = await lockLevels(tx, [variantId]);
  const open = levels.filter(({ pool }) => pool === openPool);
  if (open.length === 0) return err({ type: 'not-found' });
  const counted = open.find((level) => level.warehouseId === (warehouseId ?? mainWarehouse));
  const others = open.filter((level) => warehouseId === undefined && level !== counted);
  const elsewhere = others.reduce((sum, level) => sum + level.onHand, 0);
  const held = counted?.held ?? 0;
  const wanted = onHand - elsewhere;
  if (counted === undefined || wanted < held) {
    const least = held + elsewhere;
    return err({
      type: 'state-conflict',
      field: 'onHand',
      held: least,
      detail: `${least} are held by checkouts or lie in other warehouses.`,
    });
  }
  const delta = { ...counted, onHand: wanted - counted.onHand, held: 0, promised: 0 };
  await changeLevels(tx, levels, [delta], nowMs);
  const total = open.reduce((sum, level) => sum + level.onHand, 0) + delta.onHand;
  return ok({ variantId, onHand: total, held: open.reduce((sum, level) => sum + level.held, 0) });
}
