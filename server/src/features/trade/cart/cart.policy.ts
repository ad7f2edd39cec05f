/** How much a cart takes. */
export const cartLimits = { linesMax: 200, quantityMax: 99 } as const;

export type LineProblem = 'stock-exhausted' | 'not-on-sale';

/** Why a line cannot be ordered as it is; null when it can. */
export function lineProblem(
  saleable: { readonly onSale: boolean; readonly available: number },
  quantity: number,
): LineProblem | null {
  if (!saleable.onSale) return 'not-on-sale';
  return saleable.available < quantity ? 'stock-exhausted' : null;
}
