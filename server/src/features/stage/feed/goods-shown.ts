import type { GoodsCard } from '../clips/index.ts';

/** The goods a viewer is shown: none that is not on sale, what is in stock before what is not. */
export function goodsShown(goods: readonly GoodsCard[]): GoodsCard[] {
  const onSale = goods.filter((chip) => chip.onSale);
  return [...onSale.filter((chip) => chip.inStock), ...onSale.filter((chip) => !chip.inStock)];
}
