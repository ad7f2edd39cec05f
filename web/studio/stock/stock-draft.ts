import type { StockRowView, WarehouseView } from '@kanmai/client';

/** The warehouse that every shop has; it has no name of its own. */
export const mainWarehouse = 'main';

export const countMax = 100_000_000;
export const limitMax = 999;
export const quantityMax = 1_000_000;
export const priorityMax = 999;

/** A whole number within bounds, as it was typed; null when it is none. */
export function readWhole(text: string, least: number, most: number): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,9}$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return value >= least && value <= most ? value : null;
}

export interface LevelAt {
  readonly warehouseId: string;
  readonly onHand: number;
  readonly held: number;
  readonly promised: number;
}

/** What there is of a variant in each warehouse; nothing where it never lay. */
export function levelsAt(
  row: Pick<StockRowView, 'levels'>,
  warehouses: readonly Pick<WarehouseView, 'id'>[],
): LevelAt[] {
  return warehouses.map(
    ({ id }) =>
      row.levels.find(({ warehouseId }) => warehouseId === id) ?? {
        warehouseId: id,
        onHand: 0,
        held: 0,
        promised: 0,
      },
  );
}

/** What nobody holds: it can be moved and set aside. */
export const freeOf = ({ onHand, held }: Pick<LevelAt, 'onHand' | 'held'>) => Math.max(0, onHand - held);
