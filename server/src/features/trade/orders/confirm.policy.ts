import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import { keepPlainRooms } from '../../stage/rooms/index.ts';
import type { Saleable } from '../catalogue/index.ts';
import type { CheckoutRequest } from './order.schema.ts';
import { type PricingRules, priceQuote, samePrices } from './quote.pricing.ts';
import type { AddressView, PricedQuoteLine, QuoteContent } from './quote.schema.ts';
import type { StoredQuote } from './quote.store.ts';

export interface ConfirmFacts {
  readonly personId: string;
  readonly request: CheckoutRequest;
  readonly quote: StoredQuote | undefined;
  /** Ordered a moment ago, by the same unit of work. */
  readonly orderedNow: boolean;
  readonly address: AddressView | null;
  readonly saleables: ReadonlyMap<string, Saleable>;
  readonly rules: PricingRules;
  readonly nowMs: number;
}

/** Whether a quote can be ordered now, at the total the person saw, to an address of theirs. Pure. */
export function confirmQuote(
  facts: ConfirmFacts,
): Result<{ quote: StoredQuote; content: QuoteContent; address: AddressView }, Problem> {
  const { personId, request, quote, address, saleables, rules, nowMs } = facts;
  if (quote === undefined || !quote.owners.includes(personId))
    return err({ type: 'not-found', field: 'quoteId' });
  if (quote.orderedAs !== null || facts.orderedNow) return err({ type: 'quote-used', field: 'quoteId' });
  if (quote.expiresAtMs <= nowMs) return err({ type: 'quote-expired', field: 'quoteId' });
  if (address === null) return err({ type: 'address-required', field: 'addressId' });
  const lines = linesOf(quote.content);
  const rooms = keepPlainRooms(rules.rooms, lines);
  const priced = priceQuote(
    lines,
    saleables,
    address,
    nowMs,
    { ...rules, rooms },
    quote.content.couponChoices,
  );
  if (!priced.ok) return priced;
  const { totalCents } = priced.value;
  if (request.expectedTotalCents !== totalCents || !samePrices(quote.content, priced.value))
    return err({ type: 'price-changed', field: 'expectedTotalCents', totalCents });
  return ok({ quote, content: priced.value, address });
}

/** The lines of a quote, of one also that was kept before rooms were. */
export function linesOf({ parcels }: QuoteContent): readonly PricedQuoteLine[] {
  return parcels.flatMap(({ lines }) =>
    lines.map((line) =>
      line.roomId === undefined || line.poolId === undefined ? { ...line, roomId: null, poolId: null } : line,
    ),
  );
}
