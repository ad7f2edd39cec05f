import type { VariantId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import { crossesZero, type LevelChange, logStockChanges } from './stock.events.ts';
import { openPool, type ShelfLevel, type StockLevel } from './stock.schema.ts';
import { addToLevels, type LevelDelta } from './stock.store.ts';

/** Writes changes of levels that are locked, and logs which variants ran out or came back. */
export async function changeLevels(
  tx: Tx,
  levels: readonly ShelfLevel[],
  deltas: readonly LevelDelta[],
  nowMs: number,
): Promise<void> {
  await Promise.all([addToLevels(tx, deltas), logStockChanges(tx, changesOf(levels, deltas), nowMs)]);
}

/** Whether variants run out or come back by it. */
export function crossesAnywhere(levels: readonly ShelfLevel[], deltas: readonly LevelDelta[]): boolean {
  return changesOf(levels, deltas).some(crossesZero);
}

function changesOf(levels: readonly ShelfLevel[], deltas: readonly LevelDelta[]): LevelChange[] {
  const open = deltas.filter(({ pool }) => pool === openPool);
  return [...new Set(open.map(({ variantId }) => variantId))].map((variantId) => {
    const availableBefore = availableOn(levels, variantId);
    const added = open
      .filter((delta) => delta.variantId === variantId)
      .reduce((sum, { onHand, held }) => sum + onHand - held, 0);
    return { variantId: variantId as VariantId, availableBefore, availableAfter: availableBefore + added };
  });
}

function availableOn(levels: readonly ShelfLevel[], variantId: string): number {
  return levels
    .filter((level) => level.variantId === variantId && level.pool === openPool)
    .reduce((sum, level) => sum + availableOf(level), 0);
}

/** What can be sold of a level. */
export function availableOf(level: Pick<StockLevel, 'onHand' | 'held'> | undefined): number {
  return level === undefined ? 0 : level.onHand - level.held;
}
