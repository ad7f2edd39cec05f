import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';

/** What a room has for a variant that somebody wants to buy in it. */
export interface RoomOffer {
  readonly roomId: string;
  readonly title: string;
  readonly variantId: string;
  readonly live: boolean;
  readonly inBag: boolean;
  /** Null: the usual price. */
  readonly priceCents: number | null;
  /** Where pieces are set aside; null when none are. */
  readonly poolId: string | null;
  readonly poolLeft: number;
}

/** A price that takes part in the stacking of promotions (decision 11) for this variant alone. */
export interface RoomPriceOffer {
  readonly promotionId: string;
  readonly couponId: null;
  readonly name: string;
  readonly rule: { readonly kind: 'room-price'; readonly priceCents: number };
  readonly scope: { readonly of: 'variants'; readonly ids: string[] };
}

/** How a line is bought in its room. */
export interface RoomPlace {
  /** Where all its pieces are taken from; null: from the open shelf. */
  readonly poolId: string | null;
  /** What is left of what was set aside. */
  readonly left: number;
  readonly offer: RoomPriceOffer | null;
}

export interface RoomWant {
  readonly variantId: string;
  readonly quantity: number;
  readonly roomId: string | null;
}

export const roomKey = ({ roomId, variantId }: { roomId: string | null; variantId: string }) =>
  `${roomId} ${variantId}`;

const outside: RoomPlace = { poolId: null, left: 0, offer: null };

/**
 * How a line is bought in the room that it names: from what the room set aside when that has all of it, at the room's
 * price. Where pieces are set aside the price is theirs alone: a line that they do not suffice for is bought as everywhere.
 * Fails with `not-found`, `room-not-live` or `not-in-bag`. Pure.
 */
export function placeInRoom(
  want: RoomWant,
  rooms: ReadonlyMap<string, RoomOffer>,
): Result<RoomPlace, Problem> {
  const { roomId, variantId, quantity } = want;
  if (roomId === null) return ok(outside);
  const room = rooms.get(roomKey(want));
  if (room === undefined) return err({ type: 'not-found', roomId });
  if (!room.live) return err({ type: 'room-not-live', roomId, variantId });
  if (!room.inBag) return err({ type: 'not-in-bag', roomId, variantId });
  const { priceCents, poolId, poolLeft: left } = room;
  const fromPool = poolId !== null && left >= quantity;
  const holds = priceCents !== null && (poolId === null || fromPool);
  return ok({
    ...{ poolId: fromPool ? poolId : null, left },
    offer: holds ? offerOf(room, priceCents) : null,
  });
}

function offerOf({ roomId, title, variantId }: RoomOffer, priceCents: number): RoomPriceOffer {
  return {
    ...{ promotionId: roomId, couponId: null, name: title },
    rule: { kind: 'room-price', priceCents },
    scope: { of: 'variants', ids: [variantId] },
  };
}

/**
 * The rooms as they are, but for lines that had nothing of theirs: who was shown the usual price in a room that ended
 * meanwhile, or from whose bag the goods were taken, is asked nothing anew. The order stays the room's.
 */
export function keepPlainRooms(
  rooms: ReadonlyMap<string, RoomOffer>,
  lines: readonly {
    readonly variantId: string;
    readonly roomId: string | null;
    readonly poolId: string | null;
    readonly reductions: readonly { readonly kind: string }[];
  }[],
): ReadonlyMap<string, RoomOffer> {
  const kept = new Map(rooms);
  for (const line of lines) {
    const room = rooms.get(roomKey(line));
    if (room === undefined || (room.live && room.inBag) || line.poolId !== null) continue;
    if (line.reductions.some(({ kind }) => kind === 'room-price')) continue;
    kept.set(roomKey(line), {
      ...room,
      live: true,
      inBag: true,
      priceCents: null,
      poolId: null,
      poolLeft: 0,
    });
  }
  return kept;
}
