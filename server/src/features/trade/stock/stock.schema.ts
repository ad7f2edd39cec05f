import type { CheckoutId, PersonId, VariantId } from '@kanmai/kernel';

/** The warehouse of a shop that has named none. */
export const mainWarehouse = 'main';

/** Goods that are set aside for nothing: what the mall sells. */
export const openPool = '';

export interface StockLine {
  readonly variantId: VariantId;
  readonly quantity: number;
  /** Where the goods were set aside; the open shelf when not named. */
  readonly pool?: string;
}

export interface HoldRequest {
  readonly checkoutId: CheckoutId;
  readonly personId: PersonId;
  /** Each variant of a pool once. */
  readonly lines: readonly StockLine[];
  readonly expiresAtMs: number;
}

/** A variant on the open shelves of all warehouses together. */
export interface StockLevel {
  readonly variantId: VariantId;
  /** There and not sold. */
  readonly onHand: number;
  /** Of these, reserved by checkouts that are not paid yet. */
  readonly held: number;
}

/** A variant in one pool of one warehouse, as it is locked. */
export interface ShelfLevel extends StockLevel {
  readonly warehouseId: string;
  readonly pool: string;
  /** Of warehouses: the lowest is taken from first. */
  readonly priority: number;
  /** How many one person may have; null for any number. */
  readonly perPersonMax: number | null;
  /** Whether that counts what was taken from this pool alone: flash sales and lucky bags have limits of their own. */
  readonly limitedByPool?: boolean;
}

/** What is taken from one level for one line. */
export interface Taken {
  readonly variantId: VariantId;
  readonly warehouseId: string;
  readonly pool: string;
  readonly quantity: number;
}
