import { quantityOf, type VariantQuantity } from '../../trade/orders/index.ts';
import type { StoredPiece } from './inspection.store.ts';

const onTheirWay = ['awaited', 'arrived', 'to-confirm', 'passed'];

/** Pieces that nobody waits for any more, because as many of their line were given back by another way: the last ones. */
export function surplusOf(
  pieces: readonly StoredPiece[],
  left: readonly VariantQuantity[],
): readonly StoredPiece[] {
  const live = pieces.filter(({ state }) => onTheirWay.includes(state.name));
  const byVariant = Map.groupBy(live, ({ variantId }) => variantId);
  return [...byVariant].flatMap(([variantId, own]) => own.slice(quantityOf(left, variantId)));
}
