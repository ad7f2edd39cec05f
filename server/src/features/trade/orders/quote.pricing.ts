import { err, ok, type Result, sumCents } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { Saleable } from '../catalogue/index.ts';
import {
  arrivalPolicy,
  arrivalWindow,
  type Destination,
  quoteLimits,
  shippingCents,
  shippingPolicy,
} from './quote.policy.ts';
import type { PricedParcel, PricedQuoteLine, QuoteContent } from './quote.schema.ts';

export interface WantedLine {
  readonly variantId: string;
  readonly quantity: number;
  readonly clipId: string | null;
}

/**
 * Prices what somebody wants, from the catalogue as it is now. Pure. Nothing that the asker says about money is looked at.
 * Fails with `not-found`, `not-on-sale`, `stock-exhausted` or `bad-request`, naming the line.
 */
export function priceQuote(
  wanted: readonly WantedLine[],
  saleables: ReadonlyMap<string, Saleable>,
  destination: (Destination & { readonly id: string }) | null,
  nowMs: number,
): Result<QuoteContent, Problem> {
  const byShop = new Map<string, { saleable: Saleable; line: PricedQuoteLine }[]>();
  const seen = new Set<string>();
  for (const [index, want] of wanted.entries()) {
    const field = `lines.${index}`;
    const saleable = saleables.get(want.variantId);
    if (saleable === undefined) return err({ type: 'not-found', field, variantId: want.variantId });
    if (seen.has(want.variantId))
      return err({ type: 'bad-request', field, detail: 'A variant is named twice.' });
    if (!saleable.onSale) return err({ type: 'not-on-sale', field, variantId: want.variantId });
    if (saleable.available < want.quantity) {
      const available = Math.max(saleable.available, 0);
      return err({ type: 'stock-exhausted', field, variantId: want.variantId, available });
    }
    seen.add(want.variantId);
    const parcel = byShop.get(saleable.shopId) ?? [];
    parcel.push({ saleable, line: priceLine(want, saleable) });
    byShop.set(saleable.shopId, parcel);
  }
  const parcels = [...byShop.values()].map((lines) => priceParcel(lines, destination, nowMs));
  const content = {
    parcels,
    goodsCents: sumCents(parcels.map((parcel) => parcel.goodsCents)),
    shippingCents: sumCents(parcels.map((parcel) => parcel.shippingCents)),
    totalCents: sumCents(parcels.map((parcel) => parcel.totalCents)),
    currency: saleables.values().next().value?.currency ?? 'CNY',
    addressId: destination?.id ?? null,
    policies: { shipping: shippingPolicy.version, arrival: arrivalPolicy.version },
  };
  if (content.totalCents > quoteLimits.totalCentsMax) {
    return err({
      type: 'bad-request',
      field: 'lines',
      detail: `A total is at most ${quoteLimits.totalCentsMax} cents.`,
    });
  }
  return ok(content);
}

function priceLine(want: WantedLine, saleable: Saleable): PricedQuoteLine {
  return {
    variantId: want.variantId,
    productId: saleable.productId,
    title: saleable.title,
    variantTitle: saleable.variantTitle,
    pictureKey: saleable.pictureKey,
    unitPriceCents: saleable.unitPriceCents,
    quantity: want.quantity,
    totalCents: saleable.unitPriceCents * want.quantity,
    clipId: want.clipId,
    guarantees: saleable.guarantees,
  };
}

function priceParcel(
  lines: readonly { saleable: Saleable; line: PricedQuoteLine }[],
  destination: Destination | null,
  nowMs: number,
): PricedParcel {
  const [first] = lines;
  if (first === undefined) throw new Error('a parcel without lines');
  const goodsCents = sumCents(lines.map(({ line }) => line.totalCents));
  const shipping = shippingCents(goodsCents);
  return {
    shopId: first.saleable.shopId,
    shopName: first.saleable.shopName,
    lines: lines.map(({ line }) => line),
    goodsCents,
    shippingCents: shipping,
    totalCents: goodsCents + shipping,
    arrival: arrivalWindow(nowMs, first.saleable.shopCity, destination),
    guarantees: first.saleable.guarantees.filter((guarantee) =>
      lines.every(({ saleable }) => saleable.guarantees.includes(guarantee)),
    ),
  };
}

/** Whether two prices of the same lines are the same to the cent, line by line. */
export function samePrices(before: QuoteContent, now: QuoteContent): boolean {
  return before.totalCents === now.totalCents && pricesOf(before) === pricesOf(now);
}

function pricesOf(content: QuoteContent): string {
  return content.parcels
    .flatMap((parcel) => [
      `${parcel.shopId} ${parcel.shippingCents}`,
      ...parcel.lines.map((line) => `${line.variantId} ${line.quantity} ${line.unitPriceCents}`),
    ])
    .sort()
    .join('\n');
}
