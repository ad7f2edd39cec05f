import type { AuthorId, CreatorId, ShopId } from '@kanmai/kernel';
import type { Actor, ShopRole } from '../../../http/access.ts';

const publishingRoles: ReadonlySet<ShopRole> = new Set(['owner', 'host', 'assistant']);

export type AuthorKind = 'shop' | 'creator';

export function authorKindOf(authorId: string): AuthorKind {
  return authorId.startsWith('shp_') ? 'shop' : 'creator';
}

/** Whether this person may publish, change and remove clips of this author. */
export function canPublishAs(
  actor: Pick<Actor, 'shops' | 'creatorId'>,
  authorId: AuthorId | string,
): boolean {
  if (authorKindOf(authorId) === 'creator') return actor.creatorId === (authorId as CreatorId);
  const role = actor.shops.get(authorId as ShopId);
  return role !== undefined && publishingRoles.has(role);
}

/** A product as it matters for being attached to a clip. */
export interface AttachableProduct {
  readonly productId: string;
  readonly shopId: string;
  readonly state: string;
}

/**
 * Which attached product is refused, or null. A shop shows its own goods, whatever their state short of taken down;
 * a creator shows any shop's goods that are on sale.
 */
export function decideGoods(
  authorId: string,
  productIds: readonly string[],
  products: ReadonlyMap<string, AttachableProduct>,
): { productId: string; why: 'unknown' | 'twice' | 'of-another-shop' | 'not-on-sale' } | null {
  const isShop = authorKindOf(authorId) === 'shop';
  const seen = new Set<string>();
  for (const productId of productIds) {
    const product = products.get(productId);
    if (seen.has(productId)) return { productId, why: 'twice' };
    seen.add(productId);
    if (product === undefined) return { productId, why: 'unknown' };
    if (isShop && product.shopId !== authorId) return { productId, why: 'of-another-shop' };
    if (isShop ? product.state === 'taken-down' : product.state !== 'on-sale')
      return { productId, why: 'not-on-sale' };
  }
  return null;
}
