import type { Database, Tx } from '../../../database.ts';
import { findRoomOffers } from '../../stage/rooms/index.ts';
import type { Saleable } from '../catalogue/index.ts';
import { findOffersEach } from '../promotions/index.ts';
import { findShipping } from '../shipping/index.ts';
import type { PricingRules } from './quote.pricing.ts';
import { taxPolicy } from './tax.policy.ts';

/** The rules that price goods now, for each of these people: as many queries as for one. */
export async function findPricingRules(
  db: Database | Tx,
  saleables: ReadonlyMap<string, Saleable>,
  asks: readonly {
    readonly personId: string;
    readonly lines: readonly { readonly variantId: string; readonly roomId: string | null }[];
  }[],
  nowMs: number,
): Promise<readonly PricingRules[]> {
  const shopsOf = (variantIds: readonly string[]) => [
    ...new Set(variantIds.flatMap((id) => saleables.get(id)?.shopId ?? [])),
  ];
  const [shipping, offers, rooms] = await Promise.all([
    findShipping(db, shopsOf([...saleables.keys()])),
    findOffersEach(
      db,
      asks.map(({ personId, lines }) => ({
        personId,
        shopIds: shopsOf(lines.map(({ variantId }) => variantId)),
      })),
      nowMs,
    ),
    findRoomOffers(
      db,
      asks.flatMap(({ lines }) => lines),
    ),
  ]);
  return asks.map((_, index) => ({ shipping, tax: taxPolicy, rooms, offers: offers[index] ?? new Map() }));
}
