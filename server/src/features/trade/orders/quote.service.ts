import { err, newId, ok, type PersonId, type QuoteId, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { findSaleables, findSellersEach, pictureUrl, type SellerView } from '../catalogue/index.ts';
import { methodsFor } from '../payments/index.ts';
import { quoteLifeMs } from './quote.policy.ts';
import { type PricingRules, priceQuote } from './quote.pricing.ts';
import { findPricingRules } from './quote.rules.ts';
import type { AddressView, QuoteContent, QuoteRequest, QuoteView } from './quote.schema.ts';
import { findAddresses, insertQuotes } from './quote.store.ts';

export interface QuoteAsk {
  readonly actor: Actor;
  readonly request: QuoteRequest;
}

/** Prices what people want, keeps that for a while, and shows it: as many queries for many people as for one. */
export async function makeQuotes(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random' | 'payment'>,
  asks: readonly QuoteAsk[],
): Promise<readonly Result<QuoteView, Problem>[]> {
  const nowMs = deps.clock.nowMs();
  const addresses = await findAddresses(
    tx,
    asks.map(({ actor, request }) => ({ personId: actor.personId, addressId: request.addressId ?? null })),
  );
  const wanted = asks.map(({ request }) =>
    request.lines.map((line) => ({ ...line, clipId: line.clipId ?? null })),
  );
  const variantIds = wanted.map((lines) => lines.map((line) => line.variantId));
  const saleables = await findSaleables(tx, [...new Set(variantIds.flat())]);
  const rules = await findPricingRules(
    tx,
    saleables,
    asks.map(({ actor }, index) => ({ personId: actor.personId, variantIds: variantIds[index] ?? [] })),
    nowMs,
  );
  const quotes = asks.map(({ actor, request }, index): Result<MadeQuote, Problem> => {
    const address = addresses[index] ?? null;
    if (address === null && typeof request.addressId === 'string')
      return err({ type: 'not-found', field: 'addressId' });
    const rule = rules[index] as PricingRules;
    const priced = priceQuote(wanted[index] ?? [], saleables, address, nowMs, rule, request.coupons);
    if (!priced.ok) return priced;
    const id = newId('quote', nowMs, deps.random);
    const { personId } = actor;
    return ok({ id, personId, content: priced.value, expiresAtMs: nowMs + quoteLifeMs, address });
  });
  const made = quotes.flatMap((quote) => (quote.ok ? [quote.value] : []));
  await insertQuotes(tx, made, nowMs);
  const sellers = await findSellersEach(
    tx,
    made.map(({ personId, content }) => ({
      viewerId: personId,
      shopIds: content.parcels.map((parcel) => parcel.shopId),
    })),
  );
  let at = 0;
  return quotes.map((quote) => {
    if (!quote.ok) return quote;
    const view = quoteView(quote.value, sellers[at++] ?? new Map());
    return ok({ ...view, paymentMethods: methodsFor(deps, view.currency) });
  });
}

interface MadeQuote {
  readonly id: QuoteId;
  readonly personId: PersonId;
  readonly content: QuoteContent;
  readonly expiresAtMs: number;
  readonly address: AddressView | null;
}

function quoteView(
  quote: MadeQuote,
  sellers: ReadonlyMap<string, SellerView>,
): Omit<QuoteView, 'paymentMethods'> {
  const { parcels, goodsCents, reductionCents, shippingCents, totalCents, taxCents, currency } =
    quote.content;
  return {
    id: quote.id,
    expiresAt: new Date(quote.expiresAtMs).toISOString(),
    address: quote.address,
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
