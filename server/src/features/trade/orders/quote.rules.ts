import type { Database, Tx } from '../../../database.ts';
import type { Saleable } from '../catalogue/index.ts';
import { findOffers } from '../promotions/index.ts';
import { findShipping } from '../shipping/index.ts';
import type { PricingRules } from './quote.pricing.ts';
import { taxPolicy } from './tax.policy.ts';

/** The rules that price these goods now, for this person. */
export async function findPricingRules(
  db: Database | Tx,
  saleables: ReadonlyMap<string, Saleable>,
  personId: string,
  nowMs: number,
): Promise<PricingRules> {
  const shopIds = [...saleables.values()].map((saleable) => saleable.shopId);
  return {
    shipping: await findShipping(db, shopIds),
    tax: taxPolicy,
    offers: await findOffers(db, shopIds, personId, nowMs),
  };
}
