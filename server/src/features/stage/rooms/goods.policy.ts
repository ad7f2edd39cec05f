import type { Problem } from '../../../http/problems.ts';
import type { OfferedProduct } from './goods.store.ts';
import { roomLimits } from './room.fields.ts';

export interface BagAsk {
  readonly broadcaster: { readonly broadcasterId: string; readonly broadcasterKind: 'shop' | 'creator' };
  /** What is in the bag. */
  readonly present: ReadonlySet<string>;
  /** What is to be added. */
  readonly wanted: readonly string[];
  readonly products: ReadonlyMap<string, OfferedProduct>;
  /** Of a creator: what a plan promises them something for. */
  readonly sourced: ReadonlySet<string>;
}

/** Why these goods may not be added to a bag, or null. A shop sells its own; a creator what a plan of a shop is for. */
export function refuseGoods({ broadcaster, present, wanted, products, sourced }: BagAsk): Problem | null {
  const added = wanted.filter((id) => !present.has(id));
  if (new Set(wanted).size !== wanted.length)
    return { type: 'bad-request', field: 'productIds', detail: 'A product is named twice.' };
  if (present.size + added.length > roomLimits.goodsMax)
    return { type: 'too-many', limit: roomLimits.goodsMax };
  for (const productId of added) {
    const product = products.get(productId);
    const isOwn = broadcaster.broadcasterKind === 'creator' || product?.shopId === broadcaster.broadcasterId;
    if (product === undefined || !isOwn) return { type: 'not-found', field: 'productIds', productId };
    if (product.state !== 'on-sale' || !product.shopOpen) return { type: 'not-on-sale', productId };
    if (broadcaster.broadcasterKind === 'creator' && !sourced.has(productId))
      return { type: 'not-promoted', productId };
  }
  return null;
}

/** Whether an order names everything that is in a bag, once. */
export function isWholeOrder(present: readonly string[], wanted: readonly string[]): boolean {
  const known = new Set(present);
  return (
    wanted.length === known.size &&
    new Set(wanted).size === wanted.length &&
    wanted.every((id) => known.has(id))
  );
}
