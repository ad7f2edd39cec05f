import { type CreatorId, dayMs, minuteMs, type ShopId } from '@kanmai/kernel';
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

export function broadcasterKindOf(broadcasterId: string): 'shop' | 'creator' {
  return broadcasterId.startsWith('shp_') ? 'shop' : 'creator';
}

/** A clock of the asker that is a little behind plans nothing in the past. */
const pastMsMax = 5 * minuteMs;
const aheadMsMax = 90 * dayMs;

/** The time a room may be planned for, or null when it is none, past or too far ahead. */
export function decidePlannedTime(plannedAt: string, nowMs: number): number | null {
  // Without a zone a text would mean another instant on every server.
  if (!/(Z|[+-]\d\d:?\d\d)$/i.test(plannedAt)) return null;
  const atMs = Date.parse(plannedAt);
  if (Number.isNaN(atMs)) return null;
  return atMs >= nowMs - pastMsMax && atMs <= nowMs + aheadMsMax ? atMs : null;
}

/** Sets what goods of a shop cost in rooms, and how many are set aside: its owner, hosts and assistants. */
export function canPriceIn(actor: Pick<Actor, 'shops'>, shopId: string): boolean {
  const role = actor.shops.get(shopId as ShopId);
  return role === 'owner' || role === 'host' || role === 'assistant';
}
