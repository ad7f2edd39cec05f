import type { CheckoutId, VariantId } from '@kanmai/kernel';

export interface StockLine {
  readonly variantId: VariantId;
  readonly quantity: number;
}

export interface HoldRequest {
  readonly checkoutId: CheckoutId;
  /** Each variant once. */
  readonly lines: readonly StockLine[];
  readonly expiresAtMs: number;
}

export interface StockLevel {
  readonly variantId: VariantId;
  readonly onHand: number;
  readonly held: number;
}
