import type { CreatorId, ShopId } from '@kanmai/kernel';
import type { Actor } from '../../../http/access.ts';

/** Whether this person may change how an author looks: the creator themselves, or a shop's owner or assistant. */
export function canChangeAuthor(actor: Pick<Actor, 'shops' | 'creatorId'>, authorId: string): boolean {
  if (authorId.startsWith('crt_')) return actor.creatorId === (authorId as CreatorId);
  const role = actor.shops.get(authorId as ShopId);
  return role === 'owner' || role === 'assistant';
}
