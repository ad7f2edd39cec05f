import { err, newId, ok, type PersonId, type QuoteId, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { EachWork } from '../../../http/idempotency-each.ts';
import type { Problem } from '../../../http/problems.ts';
import {
  findSaleables,
  findSellersEach,
  pictureUrl,
  type Saleable,
  type SellerView,
} from '../catalogue/index.ts';
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

type QuoteDeps = Pick<FeatureDeps, 'clock' | 'random' | 'payment'>;

/** What one quote is computed from. */
interface QuoteFacts {
  readonly address: AddressView | null;
  readonly saleables: ReadonlyMap<string, Saleable>;
  readonly rules: PricingRules;
}

/** Prices what people want, keeps that for a while, and shows it: as many queries for many people as for one. */
export function quoting(tx: Tx, deps: QuoteDeps): EachWork<QuoteAsk, QuoteFacts, QuoteView> {
  const nowMs = deps.clock.nowMs();
  return {
    read: (asks) => readFacts(tx, asks, nowMs),
    async act(asks, facts, keep) {
      const quotes = asks.map((ask, index) => makeQuote(deps, ask, facts[index] as QuoteFacts, nowMs));
      const made = quotes.flatMap((quote) => (quote.ok ? [quote.value] : []));
      const [sellers] = await Promise.all([
        findSellersEach(
          tx,
          made.map(({ personId, content }) => ({
            viewerId: personId,
            shopIds: content.parcels.map((parcel) => parcel.shopId),
          })),
        ),
        insertQuotes(tx, made, nowMs),
      ]);
      let at = 0;
      const views = quotes.map((quote) => {
        if (!quote.ok) return quote;
        const view = quoteView(quote.value, sellers[at++] ?? new Map());
        return ok({ ...view, paymentMethods: methodsFor(deps, view.currency) });
      });
      await keep(views);
      return views;
    },
  };
}

async function readFacts(tx: Tx, asks: readonly QuoteAsk[], nowMs: number): Promise<readonly QuoteFacts[]> {
  const variantIds = asks.map(({ request }) => request.lines.map((line) => line.variantId));
  const [addresses, saleables] = await Promise.all([
    findAddresses(
      tx,
      asks.map(({ actor, request }) => ({ personId: actor.personId, addressId: request.addressId ?? null })),
    ),
    findSaleables(tx, [...new Set(variantIds.flat())]),
  ]);
  const shopsOf = (ids: readonly string[]) => [
    ...new Set(ids.flatMap((id) => saleables.get(id)?.shopId ?? [])),
  ];
  const people = asks.map(({ actor }, index) => ({
    personId: actor.personId,
    shopIds: shopsOf(variantIds[index] ?? []),
  }));
  const rules = await findPricingRules(tx, people, nowMs);
  return asks.map((_, index) => ({
    ...{ address: addresses[index] ?? null, saleables, rules: rules[index] as PricingRules },
  }));
}

function makeQuote(
  deps: Pick<FeatureDeps, 'random'>,
  { actor, request }: QuoteAsk,
  { address, saleables, rules }: QuoteFacts,
  nowMs: number,
): Result<MadeQuote, Problem> {
  if (address === null && typeof request.addressId === 'string')
    return err({ type: 'not-found', field: 'addressId' });
  const wanted = request.lines.map((line) => ({ ...line, clipId: line.clipId ?? null }));
  const priced = priceQuote(wanted, saleables, address, nowMs, rules, request.coupons);
  if (!priced.ok) return priced;
  const id = newId('quote', nowMs, deps.random);
  const { personId } = actor;
  return ok({ id, personId, content: priced.value, expiresAtMs: nowMs + quoteLifeMs, address });
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
