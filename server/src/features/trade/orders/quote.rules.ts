import type { Database, Tx } from '../../../database.ts';
import { findOffersEach } from '../promotions/index.ts';
import { findShipping } from '../shipping/index.ts';
import type { PricingRules } from './quote.pricing.ts';
import { taxPolicy } from './tax.policy.ts';

/** The rules that price goods of these shops now, for each of these people: as many queries as for one. */
export async function findPricingRules(
  db: Database | Tx,
  asks: readonly { readonly personId: string; readonly shopIds: readonly string[] }[],
  nowMs: number,
): Promise<readonly PricingRules[]> {
  const [shipping, offers] = await Promise.all([
    findShipping(db, [...new Set(asks.flatMap(({ shopIds }) => shopIds))]),
    findOffersEach(db, asks, nowMs),
  ]);
  return asks.map((_, index) => ({ shipping, tax: taxPolicy, offers: offers[index] ?? new Map() }));
}
