import type { CreatorId, ShopId } from '@kanmai/kernel';
import type { Actor } from '../../../http/access.ts';
import type { RoomRole } from './room.schema.ts';

type Broadcaster = { readonly broadcasterId: string };
type Helper = 'assistant' | 'moderator' | null;

/**
 * What somebody is in the rooms of a broadcaster: an owner or host of the shop, or the creator, is host; a shop's
 * assistant is assistant; others are what they were named; null for a viewer.
 */
export function roleIn(
  actor: Pick<Actor, 'shops' | 'creatorId' | 'signedIn'>,
  { broadcasterId }: Broadcaster,
  helper: Helper,
): RoomRole | null {
  if (!actor.signedIn) return null;
  if (actor.creatorId === (broadcasterId as CreatorId)) return 'host';
  const role = actor.shops.get(broadcasterId as ShopId);
  if (role === 'owner' || role === 'host') return 'host';
  return role === 'assistant' ? 'assistant' : helper;
}

/** Begins, ends, plans and changes rooms, makes keys, names helpers. */
export function canHost(role: RoomRole | null): boolean {
  return role === 'host';
}

/** Arranges the bag, pins, announces, offers bags and flash sales. */
export function canAssist(role: RoomRole | null): boolean {
  return role === 'host' || role === 'assistant';
}

/** Sets the chat's rules, mutes people, deletes messages. */
export function canModerate(role: RoomRole | null): boolean {
  return role !== null;
}
