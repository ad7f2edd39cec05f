import type { Database, Tx } from '../../../database.ts';
import { findRoomOffers } from '../../stage/rooms/index.ts';
import { findOffersEach } from '../promotions/index.ts';
import { findShipping } from '../shipping/index.ts';
import type { PricingRules } from './quote.pricing.ts';
import { taxPolicy } from './tax.policy.ts';

/** The rules that price goods of these shops now, for each of these people: as many queries as for one. */
export async function findPricingRules(
  db: Database | Tx,
  asks: readonly {
    readonly personId: string;
    readonly shopIds: readonly string[];
    readonly lines: readonly { readonly variantId: string; readonly roomId: string | null }[];
  }[],
  nowMs: number,
): Promise<readonly PricingRules[]> {
  const [shipping, offers, rooms] = await Promise.all([
    findShipping(db, [...new Set(asks.flatMap(({ shopIds }) => shopIds))]),
    findOffersEach(db, asks, nowMs),
    findRoomOffers(
      db,
      asks.flatMap(({ lines }) => lines),
    ),
  ]);
  return asks.map((_, index) => ({ shipping, tax: taxPolicy, rooms, offers: offers[index] ?? new Map() }));
}
