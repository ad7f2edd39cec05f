import { type CheckoutId, err, newId, ok, type Random, type Result, type VariantId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { logStockChanges } from './stock.events.ts';
import type { HoldRequest, StockLevel } from './stock.schema.ts';
import { addToLevels, endHolds, insertHolds, insertLevels, lockLevels, setOnHand } from './stock.store.ts';

/**
 * Reserves stock for a checkout: all lines or none. Levels are locked in variant order; take it late in a unit of
 * work, because buyers of the same variant wait for each other from here to the commit.
 */
export async function hold(
  tx: Tx,
  deps: { random: Random },
  request: HoldRequest,
  nowMs: number,
): Promise<Result<void, Problem>> {
  const levels = await lockLevels(
    tx,
    request.lines.map((line) => line.variantId),
  );
  for (const line of request.lines) {
    const available = availableOf(levels.get(line.variantId));
    if (available < line.quantity) {
      return err({ type: 'stock-exhausted', variantId: line.variantId, available });
    }
  }
  await addToLevels(
    tx,
    request.lines.map((line) => ({ variantId: line.variantId, onHand: 0, held: line.quantity })),
  );
  await insertHolds(
    tx,
    request.lines.map((line) => ({
      ...line,
      id: newId('hold', nowMs, deps.random),
      checkoutId: request.checkoutId,
      expiresAtMs: request.expiresAtMs,
    })),
  );
  await logStockChanges(
    tx,
    request.lines.map((line) => {
      const availableBefore = availableOf(levels.get(line.variantId));
      return { variantId: line.variantId, availableBefore, availableAfter: availableBefore - line.quantity };
    }),
    nowMs,
  );
  return ok(undefined);
}

/** Turns a checkout's holds into sales: the goods leave the stock. */
export async function commit(tx: Tx, checkoutId: CheckoutId): Promise<void> {
  const lines = await endHolds(tx, checkoutId, 'committed');
  if (lines.length === 0) return;
  await lockLevels(
    tx,
    lines.map((line) => line.variantId),
  );
  await addToLevels(
    tx,
    lines.map((line) => ({ variantId: line.variantId, onHand: -line.quantity, held: -line.quantity })),
  );
}

/** Gives a checkout's holds back. Safe to repeat: only active holds are released. */
export async function release(tx: Tx, checkoutId: CheckoutId, nowMs: number): Promise<void> {
  const lines = await endHolds(tx, checkoutId, 'released');
  if (lines.length === 0) return;
  const levels = await lockLevels(
    tx,
    lines.map((line) => line.variantId),
  );
  await addToLevels(
    tx,
    lines.map((line) => ({ variantId: line.variantId, onHand: 0, held: -line.quantity })),
  );
  await logStockChanges(
    tx,
    lines.map((line) => {
      const availableBefore = availableOf(levels.get(line.variantId));
      return { variantId: line.variantId, availableBefore, availableAfter: availableBefore + line.quantity };
    }),
    nowMs,
  );
}

/** Puts goods that were sold and never left back on the shelf. */
export async function putBack(
  tx: Tx,
  lines: readonly { readonly variantId: VariantId; readonly quantity: number }[],
  nowMs: number,
): Promise<void> {
  const levels = await lockLevels(
    tx,
    lines.map((line) => line.variantId),
  );
  await addToLevels(
    tx,
    lines.map((line) => ({ variantId: line.variantId, onHand: line.quantity, held: 0 })),
  );
  await logStockChanges(
    tx,
    lines.map((line) => {
      const availableBefore = availableOf(levels.get(line.variantId));
      return { variantId: line.variantId, availableBefore, availableAfter: availableBefore + line.quantity };
    }),
    nowMs,
  );
}

/** Begins to count new variants. */
export async function begin(
  tx: Tx,
  levels: readonly { variantId: VariantId; onHand: number }[],
  nowMs: number,
): Promise<void> {
  await insertLevels(tx, levels);
  await logStockChanges(
    tx,
    levels.map((level) => ({ variantId: level.variantId, availableBefore: 0, availableAfter: level.onHand })),
    nowMs,
  );
}

/** Keeps the levels of these variants as they are until the unit of work ends. */
export async function lock(tx: Tx, variantIds: readonly VariantId[]): Promise<void> {
  await lockLevels(tx, variantIds);
}

/** Sets what was counted in the warehouse; never below what is promised to checkouts. */
export async function count(
  tx: Tx,
  variantId: VariantId,
  onHand: number,
  nowMs: number,
): Promise<Result<StockLevel, Problem>> {
  const level = (await lockLevels(tx, [variantId])).get(variantId);
  if (level === undefined) return err({ type: 'not-found' });
  if (onHand < level.held) {
    return err({
      type: 'state-conflict',
      field: 'onHand',
      held: level.held,
      detail: `${level.held} are held by checkouts.`,
    });
  }
  await setOnHand(tx, variantId, onHand);
  await logStockChanges(
    tx,
    [{ variantId, availableBefore: availableOf(level), availableAfter: onHand - level.held }],
    nowMs,
  );
  return ok({ ...level, onHand });
}

export function availableOf(level: StockLevel | undefined): number {
  return level === undefined ? 0 : level.onHand - level.held;
}
