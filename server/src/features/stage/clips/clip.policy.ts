import { type AuthorId, type CreatorId, dayMs, minuteMs, type ShopId } from '@kanmai/kernel';
import type { Actor, ShopRole } from '../../../http/access.ts';
import type { ClipPlace, NewClip } from './clip.schema.ts';

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

const scheduleAfterMsMin = minuteMs;
const scheduleAfterMsMax = 90 * dayMs;

/** The time a clip may be scheduled for, or null when it is none, too soon or too far ahead. */
export function decideScheduleTime(publishAt: string, nowMs: number): number | null {
  // Without a zone a text would mean another instant on every server.
  if (!/(Z|[+-]\d\d:?\d\d)$/i.test(publishAt)) return null;
  const atMs = Date.parse(publishAt);
  if (Number.isNaN(atMs)) return null;
  return atMs >= nowMs + scheduleAfterMsMin && atMs <= nowMs + scheduleAfterMsMax ? atMs : null;
}

/** The place as it is kept, or why not: it has no name, or one coordinate without the other. */
export function decidePlace(given: NonNullable<NewClip['place']>): ClipPlace | 'unnamed' | 'half-placed' {
  const name = given.name.trim();
  const { lat = null, lng = null } = given;
  if (name === '') return 'unnamed';
  if ((lat === null) !== (lng === null)) return 'half-placed';
  return { name, city: given.city?.trim() ?? '', lat, lng };
}
