import { err, ok, type Result, sumCents } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import { placeInRoom, type RoomOffer } from '../../stage/rooms/index.ts';
import type { Saleable } from '../catalogue/index.ts';
import {
  type CouponChoice,
  type Offer,
  offerLine,
  type RoomPrice,
  type StackedLine,
  stackingPolicy,
  stackOffers,
} from '../promotions/index.ts';
import { builtInShipping, type ShippingTemplate, shippingFee } from '../shipping/index.ts';
import { arrivalPolicy, arrivalWindow, type Destination, quoteLimits } from './quote.policy.ts';
import type { PricedParcel, PricedQuoteLine, QuoteContent } from './quote.schema.ts';
import { includedTaxCents, type TaxPolicy } from './tax.policy.ts';

export interface WantedLine {
  readonly variantId: string;
  readonly quantity: number;
  readonly clipId: string | null;
  readonly roomId: string | null;
}

/** What prices are made by besides the catalogue: the rules of the shops asked for, and of tax. */
export interface PricingRules {
  readonly shipping: ReadonlyMap<string, ShippingTemplate>;
  readonly tax: TaxPolicy;
  /** What the buyer may have of promotions and coupons, by shop. */
  readonly offers: ReadonlyMap<string, readonly Offer[]>;
  /** What live rooms have for the lines bought in them, by `roomKey`. */
  readonly rooms: ReadonlyMap<string, RoomOffer>;
}

/**
 * Prices what somebody wants, from the catalogue as it is now. Pure. Nothing that the asker says about money is looked at.
 * Fails with `not-found`, `not-on-sale`, `stock-exhausted`, `not-delivered-there` or `bad-request`, naming the line.
 */
export function priceQuote(
  wanted: readonly WantedLine[],
  saleables: ReadonlyMap<string, Saleable>,
  destination: (Destination & { readonly id: string }) | null,
  nowMs: number,
  rules: PricingRules,
  choices: readonly CouponChoice[] = [],
): Result<QuoteContent, Problem> {
  const byShop = new Map<string, PlacedLine[]>();
  const seen = new Set<string>();
  for (const [index, want] of wanted.entries()) {
    const field = `lines.${index}`;
    const saleable = saleables.get(want.variantId);
    if (saleable === undefined) return err({ type: 'not-found', field, variantId: want.variantId });
    if (seen.has(want.variantId))
      return err({ type: 'bad-request', field, detail: 'A variant is named twice.' });
    if (!saleable.onSale) return err({ type: 'not-on-sale', field, variantId: want.variantId });
    const inRoom = placeInRoom(want, rules.rooms);
    if (!inRoom.ok) return err({ ...inRoom.failure, field: `${field}.roomId` });
    const { poolId, left, offer } = inRoom.value;
    if (poolId === null && saleable.available < want.quantity) {
      const available = Math.max(saleable.available, left, 0);
      return err({ type: 'stock-exhausted', field, variantId: want.variantId, available });
    }
    seen.add(want.variantId);
    const parcel = byShop.get(saleable.shopId) ?? [];
    parcel.push({ field, saleable, want, poolId, offer });
    byShop.set(saleable.shopId, parcel);
  }
  const parcels: PricedParcel[] = [];
  for (const lines of byShop.values()) {
    const parcel = priceParcel(lines, destination, nowMs, rules, choices);
    if (!parcel.ok) return parcel;
    parcels.push(parcel.value);
  }
  const content = {
    parcels,
    goodsCents: sumCents(parcels.map((parcel) => parcel.goodsCents)),
    reductionCents: sumCents(parcels.map((parcel) => parcel.reductionCents)),
    shippingCents: sumCents(parcels.map((parcel) => parcel.shippingCents)),
    totalCents: sumCents(parcels.map((parcel) => parcel.totalCents)),
    taxCents: sumCents(parcels.map((parcel) => parcel.taxCents)),
    currency: saleables.values().next().value?.currency ?? 'CNY',
    addressId: destination?.id ?? null,
    couponChoices: choices,
    policies: {
      stacking: stackingPolicy.version,
      shipping: builtInShipping.name,
      arrival: arrivalPolicy.version,
      tax: rules.tax.version,
    },
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

interface PlacedLine {
  readonly field: string;
  readonly saleable: Saleable;
  readonly want: WantedLine;
  readonly poolId: string | null;
  /** The room's price, where it has one for this line. */
  readonly offer: RoomPrice | null;
}

function priceLine(
  { want, saleable, poolId }: PlacedLine,
  reduced: StackedLine,
  tax: TaxPolicy,
): PricedQuoteLine {
  const totalCents = saleable.unitPriceCents * want.quantity - reduced.reductionCents;
  return {
    variantId: want.variantId,
    productId: saleable.productId,
    title: saleable.title,
    variantTitle: saleable.variantTitle,
    pictureKey: saleable.pictureKey,
    unitPriceCents: saleable.unitPriceCents,
    quantity: want.quantity,
    reductionCents: reduced.reductionCents,
    reductions: reduced.reductions,
    totalCents,
    taxCents: includedTaxCents(tax, saleable.category, totalCents),
    clipId: want.clipId,
    ...{ roomId: want.roomId, poolId },
    guarantees: saleable.guarantees,
  };
}

function priceParcel(
  placed: readonly PlacedLine[],
  destination: Destination | null,
  nowMs: number,
  { shipping, tax, offers }: PricingRules,
  choices: readonly CouponChoice[],
): Result<PricedParcel, Problem> {
  const [first] = placed;
  if (first === undefined) throw new Error('a parcel without lines');
  const { shopId, shopName } = first.saleable;
  const stacked = stackOffers(
    placed.map(({ saleable, want }) => offerLine(saleable, want.quantity)),
    [...(offers.get(shopId) ?? []), ...placed.flatMap(({ offer }) => offer ?? [])],
    choices.find((choice) => choice.shopId === shopId)?.couponId,
  );
  const { goodsCents, reductionCents } = stacked;
  const template = shipping.get(shopId) ?? builtInShipping;
  const province = destination?.province ?? null;
  // Before reductions, as every threshold is counted: no promotion ever makes an order dearer.
  const shippingCents = shippingFee(template.rules, province, goodsCents);
  if (shippingCents === null) {
    return err({ type: 'not-delivered-there', field: first.field, shopId, shopName, province });
  }
  const lines = stacked.lines.flatMap((reduced, index) => {
    const line = placed[index];
    return line === undefined ? [] : [priceLine(line, reduced, tax)];
  });
  return ok({
    shopId,
    shopName,
    lines,
    goodsCents,
    reductionCents,
    reductions: stacked.reductions,
    coupons: stacked.coupons.map(({ offer, savesCents, chosen }) => ({
      ...{ couponId: offer.couponId ?? '', name: offer.name, rule: offer.rule, savesCents, chosen },
    })),
    shippingCents,
    shippingVersion: template.version,
    totalCents: goodsCents - reductionCents + shippingCents,
    taxCents: sumCents(lines.map((line) => line.taxCents)),
    arrival: arrivalWindow(nowMs, first.saleable.shopCity, destination),
    guarantees: first.saleable.guarantees.filter((guarantee) =>
      placed.every(({ saleable }) => saleable.guarantees.includes(guarantee)),
    ),
  });
}

/** Whether two prices of the same lines are the same to the cent, line by line. */
export function samePrices(before: QuoteContent, now: QuoteContent): boolean {
  return before.totalCents === now.totalCents && pricesOf(before) === pricesOf(now);
}

function pricesOf(content: QuoteContent): string {
  return content.parcels
    .flatMap((parcel) => [
      `${parcel.shopId} ${parcel.shippingCents}`,
      ...parcel.lines.map((line) =>
        [
          ...[line.variantId, line.quantity, line.unitPriceCents],
          ...line.reductions.flatMap(({ promotionId, couponId, cents }) => [promotionId, couponId, cents]),
        ].join(' '),
      ),
    ])
    .sort()
    .join('\n');
}
