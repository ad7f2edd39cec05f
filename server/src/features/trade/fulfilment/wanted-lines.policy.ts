import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { VariantQuantity } from '../orders/index.ts';

/** A line of a parcel as somebody asks for it: by the variant, or by the shop's number of it. */
export interface WantedLine {
  readonly variantId?: string;
  readonly sku?: string;
  /** Without it as many as are left. */
  readonly quantity?: number;
}

/**
 * What is wanted, by variants. A line that names none means the only one that was ordered.
 * @returns `bad-request` naming the field when it is none of the order's
 */
export function resolveLines(
  wanted: readonly WantedLine[],
  ordered: readonly { readonly variantId: string; readonly sku: string }[],
  left: readonly VariantQuantity[],
): Result<VariantQuantity[], Problem> {
  const lines: VariantQuantity[] = [];
  for (const { variantId, sku, quantity } of wanted) {
    const named = ordered.filter((line) =>
      variantId !== undefined ? line.variantId === variantId : sku === undefined || line.sku === sku,
    );
    const [found] = named;
    if (found === undefined || named.length > 1) {
      const field = variantId !== undefined ? 'variantId' : 'sku';
      const detail =
        found === undefined
          ? 'The order has no such variant.'
          : 'The order has several variants of which this may be one. Name one.';
      return err({ type: 'bad-request', field, detail });
    }
    const all = left.find((line) => line.variantId === found.variantId)?.quantity ?? 0;
    lines.push({ variantId: found.variantId, quantity: quantity ?? all });
  }
  // Nothing is left of what was named without a quantity: there is no such parcel.
  if (lines.some(({ quantity }) => quantity === 0)) {
    return err({ type: 'above-unshipped', field: 'quantity', left: 0 });
  }
  return ok(lines);
}
