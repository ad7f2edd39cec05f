import type { CartLine, CartView } from '@kanmai/client';

/** The lines that would be bought: without a problem, and not left out. */
export function chosenLines(cart: CartView | undefined, left: ReadonlySet<string>): CartLine[] {
  const lines = cart?.shops.flatMap((shop) => shop.lines) ?? [];
  return lines.filter((line) => line.problem === null && !left.has(line.variantId));
}

export function chosenTotals(lines: readonly CartLine[]): { cents: number; count: number } {
  return {
    cents: lines.reduce((sum, line) => sum + line.unitPriceCents * line.quantity, 0),
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
  };
}
