/** So many of a variant: an order has one line for each. */
export interface VariantQuantity {
  readonly variantId: string;
  readonly quantity: number;
}

/** How many of it, over all lines. */
export function quantityOf(lines: readonly VariantQuantity[], variantId: string): number {
  let sum = 0;
  for (const line of lines) if (line.variantId === variantId) sum += line.quantity;
  return sum;
}

/** Each variant once. */
export function gathered(lines: readonly VariantQuantity[]): VariantQuantity[] {
  const variantIds = [...new Set(lines.map(({ variantId }) => variantId))];
  return variantIds.map((variantId) => ({ variantId, quantity: quantityOf(lines, variantId) }));
}

/** How many pieces, of whatever variants. */
export function countOf(lines: readonly VariantQuantity[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}
