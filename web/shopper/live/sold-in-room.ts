import type { ProductView, RoomGoodsView } from '@kanmai/client';

/** A product at the prices of a live room, which beat the usual ones, and with the pieces set aside for it. */
export function soldInRoom(product: ProductView, goods: RoomGoodsView | undefined): ProductView {
  if (goods === undefined || goods.livePrices.length === 0) return product;
  const prices = new Map(goods.livePrices.map((price) => [price.variantId, price]));
  const variants = product.variants.map((variant) => {
    const price = prices.get(variant.id);
    if (price === undefined) return variant;
    const { priceCents, usualPriceCents, left } = price;
    // Pieces set aside carry the price; when they are gone the shelf is sold from again.
    const available = left === null || left === 0 ? variant.available : left;
    const listPriceCents = Math.max(variant.listPriceCents ?? 0, usualPriceCents);
    return { ...variant, priceCents, listPriceCents, available };
  });
  return { ...product, variants };
}
