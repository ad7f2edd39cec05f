import { err, newId, ok, type Result } from '@kanmai/kernel';
import type { Database, Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { findSaleables, findSellers, pictureUrl } from '../catalogue/index.ts';
import { methodsFor } from '../payments/index.ts';
import { quoteLifeMs } from './quote.policy.ts';
import { priceQuote } from './quote.pricing.ts';
import { findPricingRules } from './quote.rules.ts';
import type { AddressView, QuoteContent, QuoteRequest, QuoteView } from './quote.schema.ts';
import { findAddress, insertQuote } from './quote.store.ts';

/** Prices what somebody wants, keeps that for a while, and shows it. */
export async function makeQuote(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random' | 'payment'>,
  actor: Actor,
  request: QuoteRequest,
): Promise<Result<QuoteView, Problem>> {
  const nowMs = deps.clock.nowMs();
  const addressId = request.addressId ?? null;
  const address = await findAddress(tx, actor.personId, addressId);
  if (addressId !== null && address === null) return err({ type: 'not-found', field: 'addressId' });
  const wanted = request.lines.map((line) => ({ ...line, clipId: line.clipId ?? null }));
  const saleables = await findSaleables(
    tx,
    wanted.map((line) => line.variantId),
  );
  const rules = await findPricingRules(tx, saleables, actor.personId, nowMs);
  const priced = priceQuote(wanted, saleables, address, nowMs, rules, request.coupons);
  if (!priced.ok) return priced;
  const quote = {
    id: newId('quote', nowMs, deps.random),
    content: priced.value,
    expiresAtMs: nowMs + quoteLifeMs,
  };
  await insertQuote(tx, { ...quote, personId: actor.personId }, nowMs);
  const paymentMethods = methodsFor(deps, quote.content.currency);
  return ok({ ...(await quoteView(tx, quote, address, actor.personId)), paymentMethods });
}

async function quoteView(
  db: Database | Tx,
  quote: { id: string; content: QuoteContent; expiresAtMs: number },
  address: AddressView | null,
  viewerId: string,
): Promise<Omit<QuoteView, 'paymentMethods'>> {
  const { parcels, goodsCents, reductionCents, shippingCents, totalCents, taxCents, currency } =
    quote.content;
  const sellers = await findSellers(
    db,
    parcels.map((parcel) => parcel.shopId),
    viewerId,
  );
  return {
    id: quote.id,
    expiresAt: new Date(quote.expiresAtMs).toISOString(),
    address,
    shops: parcels.flatMap((parcel) => {
      const shop = sellers.get(parcel.shopId);
      if (shop === undefined) return [];
      return [
        {
          shop,
          lines: parcel.lines.map(({ pictureKey, clipId: _clipId, guarantees: _guarantees, ...line }) => ({
            ...line,
            reductions: [...line.reductions],
            pictureUrl: pictureUrl(pictureKey),
          })),
          goodsCents: parcel.goodsCents,
          reductionCents: parcel.reductionCents,
          reductions: [...parcel.reductions],
          coupons: [...parcel.coupons],
          shippingCents: parcel.shippingCents,
          shippingVersion: parcel.shippingVersion,
          totalCents: parcel.totalCents,
          taxCents: parcel.taxCents,
          arrival: parcel.arrival,
          guarantees: [...parcel.guarantees],
        },
      ];
    }),
    goodsCents,
    reductionCents,
    shippingCents,
    totalCents,
    taxCents,
    currency,
  };
}
