import type { Database, Tx } from '../../../database.ts';
import type { Saleable } from '../catalogue/index.ts';
import { findOffersEach } from '../promotions/index.ts';
import { findShipping } from '../shipping/index.ts';
import type { PricingRules } from './quote.pricing.ts';
import { taxPolicy } from './tax.policy.ts';

/** The rules that price goods now, for each of these people: as many queries as for one. */
export async function findPricingRules(
  db: Database | Tx,
  saleables: ReadonlyMap<string, Saleable>,
  asks: readonly { readonly personId: string; readonly variantIds: readonly string[] }[],
  nowMs: number,
): Promise<readonly PricingRules[]> {
  const shopsOf = (variantIds: readonly string[]) => [
    ...new Set(variantIds.flatMap((id) => saleables.get(id)?.shopId ?? [])),
  ];
  const [shipping, offers] = await Promise.all([
    findShipping(db, shopsOf([...saleables.keys()])),
    findOffersEach(
      db,
      asks.map(({ personId, variantIds }) => ({ personId, shopIds: shopsOf(variantIds) })),
      nowMs,
    ),
  ]);
  return asks.map((_, index) => ({ shipping, tax: taxPolicy, offers: offers[index] ?? new Map() }));
}
