import type { Problem } from '../../../http/problems.ts';

/** What a room has for a variant, and what is left of it. */
export interface RoomPriceFacts {
  readonly usualCents: number;
  /** In the room; null: the usual price. */
  readonly priceCents: number | null;
  /** Where pieces are set aside for the room; null when none are. */
  readonly poolId: string | null;
  readonly poolLeft: number | null;
  /** On the open shelf. */
  readonly openLeft: number;
}

/**
 * What a piece costs in a room, and how many can be had at once. Where pieces are set aside, the room's price is theirs
 * alone; when they are gone, the variant is sold as everywhere.
 */
export function roomPriceOf(facts: RoomPriceFacts): {
  readonly unitCents: number;
  readonly available: number;
} {
  const { usualCents, priceCents, poolId, poolLeft, openLeft } = facts;
  const left = poolLeft ?? 0;
  const holds = priceCents !== null && (poolId === null || left > 0);
  return {
    unitCents: holds ? Math.min(priceCents, usualCents) : usualCents,
    available: Math.max(poolId === null ? 0 : left, openLeft),
  };
}

export interface PriceAsk {
  readonly priceCents: number | null;
  readonly usualCents: number;
  /** Below this the shop does not sell it (cost guard); null without one. */
  readonly floorCents: number | null;
}

/** Why a room may not sell at this price, or null. */
export function refusePrice({ priceCents, usualCents, floorCents }: PriceAsk): Problem | null {
  if (priceCents === null) return null;
  if (floorCents !== null && priceCents < floorCents)
    return { type: 'below-floor', field: 'priceCents', floorCents };
  if (priceCents >= usualCents)
    return { type: 'bad-request', field: 'priceCents', detail: `Lower than the usual ${usualCents} cents.` };
  return null;
}
