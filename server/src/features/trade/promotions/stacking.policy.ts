import type { PromotionRule, PromotionScope, Reduction } from './promotion.schema.ts';

/**
 * The stacking rule, readable in one sentence (docs/decisions/0011-stacking.md): each line takes the one price reduction
 * that saves most; then one spend-and-save and one coupon of the shop are taken off what remains, the pair that saves
 * most unless the buyer chooses the coupon; every threshold counts prices before reductions, and no line goes below one
 * cent.
 */
export const stackingPolicy = { version: 1 } as const;

export interface OfferLine {
  readonly variantId: string;
  readonly productId: string;
  readonly category: string;
  readonly unitPriceCents: number;
  readonly quantity: number;
}

/** A promotion that holds for the buyer now; of a coupon, with the piece that the buyer has. */
export interface Offer {
  readonly promotionId: string;
  readonly couponId: string | null;
  readonly name: string;
  readonly rule: PromotionRule;
  readonly scope: PromotionScope;
}

/** What a live room asks for a variant bought in it: a price like a promotion's, which no merchant makes one of. */
export interface RoomPrice {
  /** The room's id. */
  readonly promotionId: string;
  readonly couponId: null;
  readonly name: string;
  readonly rule: { readonly kind: 'room-price'; readonly priceCents: number };
  readonly scope: PromotionScope;
}

type AnyOffer = Offer | RoomPrice;

function isRoomPrice(offer: AnyOffer): offer is RoomPrice {
  return offer.rule.kind === 'room-price';
}

export interface StackedLine {
  readonly variantId: string;
  readonly reductionCents: number;
  readonly reductions: readonly Reduction[];
}

export interface Stacked {
  /** In the order of the lines given. */
  readonly lines: readonly StackedLine[];
  readonly goodsCents: number;
  readonly reductionCents: number;
  /** What each promotion took off all lines together. */
  readonly reductions: readonly Reduction[];
  /** Every coupon, with what it would save in the place of the one that is taken. */
  readonly coupons: readonly {
    readonly offer: Offer;
    readonly savesCents: number;
    readonly chosen: boolean;
  }[];
}

/** A line under way: what can still be taken off it without going below one cent. */
interface OpenLine {
  readonly line: OfferLine;
  spareCents: number;
  readonly reductions: Reduction[];
}

/**
 * What one shop's lines cost under its offers. Pure; the order of lines and offers changes nothing. `choice` is a coupon
 * the buyer wants, null for none, undefined for the one that saves most. One cent a line always remains.
 */
export function stackOffers(
  given: readonly OfferLine[],
  offers: readonly AnyOffer[],
  choice: string | null | undefined,
): Stacked {
  const lines = [...given].sort((a, b) => compare(a.variantId, b.variantId));
  const sorted = [...offers].sort((a, b) => compare(keyOf(a), keyOf(b)));
  const prices = preparePrices(lines, sorted);
  const open = lines.map((line): OpenLine => {
    const [best] = rivalsOf(line, prices);
    const savedCents = best?.cents ?? 0;
    return {
      line,
      spareCents: line.unitPriceCents * line.quantity - savedCents - 1,
      reductions: best === undefined ? [] : [reductionOf(best.offer, best.cents)],
    };
  });
  const sharings = sorted.flatMap((offer) => (isRoomPrice(offer) ? [] : sharingOf(offer, open)));
  const savers = sharings.filter(({ offer }) => offer.couponId === null);
  const coupons = sharings.filter(({ offer }) => offer.couponId !== null);
  const wanted =
    choice === undefined
      ? [null, ...coupons]
      : [coupons.find(({ offer }) => offer.couponId === choice) ?? null];
  const best = bestPair([null, ...savers], wanted);
  const withoutCents = bestPair([null, ...savers], [null]).cents;
  const couponOffers = sorted
    .filter((offer): offer is Offer => offer.couponId !== null)
    .map((offer) => {
      const own = coupons.find((coupon) => coupon.offer === offer);
      const cents = own === undefined ? withoutCents : bestPair([null, ...savers], [own]).cents;
      return { offer, savesCents: cents - withoutCents, chosen: best.coupon?.offer === offer };
    });
  // Last: from here on less can be taken off.
  take(best, open);
  return { ...summaryOf(given, open), coupons: couponOffers };
}

/** The promotions that lower this line's price, the one that saves most first; of equals, the older. */
export function priceRivals(
  line: OfferLine,
  lines: readonly OfferLine[],
  offers: readonly Offer[],
): PriceRival[] {
  return rivalsOf(line, preparePrices(lines, offers));
}

interface PriceRival {
  readonly offer: AnyOffer;
  readonly cents: number;
}

/** A price offer, made ready to be asked about every line. */
interface PriceOffer {
  readonly offer: AnyOffer;
  readonly fits: (line: OfferLine) => boolean;
  /** How many pieces of its scope there are; counted once, not for each line. */
  readonly pieces: number;
}

const priceKinds: ReadonlySet<AnyOffer['rule']['kind']> = new Set([
  ...(['percent-off', 'fixed-price', 'several', 'room-price'] as const),
]);

function preparePrices(lines: readonly OfferLine[], offers: readonly AnyOffer[]): PriceOffer[] {
  return offers
    .filter(({ rule: { kind } }) => priceKinds.has(kind))
    .map((offer) => {
      const fits = scopeTest(offer.scope);
      return { offer, fits, pieces: sum(lines, (line) => (fits(line) ? line.quantity : 0)) };
    });
}

function rivalsOf(line: OfferLine, prices: readonly PriceOffer[]): PriceRival[] {
  return prices
    .filter(({ fits }) => fits(line))
    .map(({ offer, pieces }) => ({ offer, cents: priceSaving(offer, line, pieces) }))
    .filter(({ cents }) => cents > 0)
    .sort((a, b) => b.cents - a.cents || compare(keyOf(a.offer), keyOf(b.offer)));
}

type ScopedGoods = Pick<OfferLine, 'variantId' | 'productId' | 'category'>;

/** Whether goods are of a scope, as a test that many lines can be put to. */
export function scopeTest(scope: PromotionScope): (goods: ScopedGoods) => boolean {
  if (scope.of === 'shop') return () => true;
  const names = new Set(scope.of === 'categories' ? scope.names : scope.ids);
  if (scope.of === 'categories') return ({ category }) => names.has(category);
  return scope.of === 'products'
    ? ({ productId }) => names.has(productId)
    : ({ variantId }) => names.has(variantId);
}

function priceSaving({ rule }: AnyOffer, { unitPriceCents, quantity }: OfferLine, pieces: number): number {
  if (rule.kind === 'percent-off')
    return percentSaving(unitPriceCents, rule.percentOff) * Math.min(quantity, rule.piecesMax ?? quantity);
  if (rule.kind === 'room-price') return Math.max(0, unitPriceCents - rule.priceCents) * quantity;
  if (rule.kind === 'fixed-price')
    return Math.max(0, unitPriceCents - rule.priceCents) * Math.min(quantity, rule.piecesMax ?? quantity);
  if (rule.kind !== 'several' || pieces < rule.pieces) return 0;
  return percentSaving(unitPriceCents, rule.percentOff) * quantity;
}

function percentSaving(unitPriceCents: number, percentOff: number): number {
  return Math.min(Math.floor((unitPriceCents * percentOff) / 100), unitPriceCents - 1);
}

/** An offer that takes from several lines together, once its threshold is reached. */
interface Sharing {
  readonly offer: Offer;
  readonly lines: ReadonlySet<OpenLine>;
  readonly spareCents: number;
}

function sharingOf(offer: Offer, open: readonly OpenLine[]): Sharing[] {
  const { rule } = offer;
  if (rule.kind !== 'spend-and-save' && rule.kind !== 'coupon-amount' && rule.kind !== 'coupon-percent')
    return [];
  const fits = scopeTest(offer.scope);
  const lines = open.filter(({ line }) => fits(line));
  const goodsCents = sum(lines, ({ line }) => line.unitPriceCents * line.quantity);
  const fromCents =
    rule.kind === 'spend-and-save' ? Math.min(...rule.tiers.map((tier) => tier.fromCents)) : rule.fromCents;
  if (lines.length === 0 || goodsCents < fromCents) return [];
  const reached: Offer =
    rule.kind === 'spend-and-save'
      ? { ...offer, rule: { ...rule, tiers: rule.tiers.filter((tier) => tier.fromCents <= goodsCents) } }
      : offer;
  return [{ offer: reached, lines: new Set(lines), spareCents: sum(lines, spareOf) }];
}

interface Pair {
  readonly saver: Sharing | null;
  readonly coupon: Sharing | null;
  readonly saverCents: number;
  /** The part of `saverCents` that lines of the coupon's scope carry. */
  readonly commonCents: number;
  readonly couponCents: number;
  readonly cents: number;
}

function bestPair(savers: readonly (Sharing | null)[], coupons: readonly (Sharing | null)[]): Pair {
  let best: Pair | null = null;
  for (const saver of savers) {
    for (const coupon of coupons) {
      const pair = pairOf(saver, coupon);
      if (best === null || pair.cents > best.cents) best = pair;
    }
  }
  if (best === null) throw new Error('no pair to choose from');
  return best;
}

/**
 * What both save together. The coupon is reckoned on what the spend-and-save leaves of its lines, from sums alone and not
 * from rounded parts: so a lower price never makes the whole dearer, not even by a cent.
 */
function pairOf(saver: Sharing | null, coupon: Sharing | null): Pair {
  const saverCents = saver === null ? 0 : Math.min(minusOf(saver), saver.spareCents);
  if (coupon === null)
    return { saver, coupon, saverCents, commonCents: 0, couponCents: 0, cents: saverCents };
  const common =
    saver === null
      ? 0
      : sum(
          [...coupon.lines].filter((line) => saver.lines.has(line)),
          spareOf,
        );
  const commonCents = saver === null ? 0 : timesOver(saverCents, common, saver.spareCents);
  const leftCents = coupon.spareCents - commonCents;
  const { rule } = coupon.offer;
  const wantedCents =
    rule.kind === 'coupon-percent'
      ? Math.min(
          timesOver(leftCents + coupon.lines.size, rule.percentOff, 100),
          rule.capCents ?? Number.MAX_SAFE_INTEGER,
        )
      : minusOf(coupon);
  const couponCents = Math.min(wantedCents, leftCents);
  return { saver, coupon, saverCents, commonCents, couponCents, cents: saverCents + couponCents };
}

function minusOf({ offer: { rule } }: Sharing): number {
  if (rule.kind === 'spend-and-save') return Math.max(...rule.tiers.map((tier) => tier.minusCents));
  return rule.kind === 'coupon-amount' ? rule.minusCents : 0;
}

function take(pair: Pair, open: readonly OpenLine[]): void {
  const { saver, coupon } = pair;
  if (saver !== null) {
    const mine = open.filter((line) => saver.lines.has(line));
    const common = mine.filter((line) => coupon?.lines.has(line) === true);
    spread(saver.offer, pair.commonCents, common);
    spread(
      saver.offer,
      pair.saverCents - pair.commonCents,
      mine.filter((line) => coupon?.lines.has(line) !== true),
    );
  }
  if (coupon !== null)
    spread(
      coupon.offer,
      pair.couponCents,
      open.filter((line) => coupon.lines.has(line)),
    );
}

/** Takes an amount off lines in proportion to what each can spare, by largest remainder: the parts add up exactly. */
function spread(offer: Offer, cents: number, lines: readonly OpenLine[]): void {
  if (cents === 0) return;
  const whole = BigInt(sum(lines, spareOf));
  const parts = lines.map((line) => {
    const share = BigInt(cents) * BigInt(line.spareCents);
    return { line, cents: Number(share / whole), rest: share % whole };
  });
  let missing = cents - sum(parts, (part) => part.cents);
  const byRest = [...parts].sort((a, b) => (a.rest === b.rest ? 0 : a.rest > b.rest ? -1 : 1));
  for (const part of byRest) {
    if (missing === 0) break;
    part.cents += 1;
    missing -= 1;
  }
  for (const part of parts) {
    if (part.cents === 0) continue;
    part.line.spareCents -= part.cents;
    part.line.reductions.push(reductionOf(offer, part.cents));
  }
}

function summaryOf(given: readonly OfferLine[], open: readonly OpenLine[]): Omit<Stacked, 'coupons'> {
  const byVariant = new Map(open.map((line) => [line.line.variantId, line.reductions]));
  const lines = given.map(({ variantId }) => {
    const reductions = byVariant.get(variantId) ?? [];
    return { variantId, reductions, reductionCents: sum(reductions, ({ cents }) => cents) };
  });
  return {
    lines,
    goodsCents: sum(given, (line) => line.unitPriceCents * line.quantity),
    reductionCents: sum(lines, (line) => line.reductionCents),
    reductions: addReductions(open.flatMap((line) => line.reductions)),
  };
}

/** What each promotion took, all lines together. */
export function addReductions(parts: readonly Reduction[]): Reduction[] {
  const totals = new Map<string, Reduction>();
  for (const part of parts) {
    const key = keyOf(part);
    totals.set(key, { ...part, cents: part.cents + (totals.get(key)?.cents ?? 0) });
  }
  return [...totals.values()];
}

const keyOf = (of: { readonly promotionId: string; readonly couponId: string | null }) =>
  `${of.promotionId} ${of.couponId ?? ''}`;

const spareOf = (line: OpenLine) => line.spareCents;

function reductionOf({ promotionId, couponId, name, rule }: AnyOffer, cents: number): Reduction {
  return { promotionId, couponId, kind: rule.kind, name, cents };
}

/** The whole part of a × b ÷ c, where a × b may be beyond what a double holds; 0 when c is. */
function timesOver(a: number, b: number, c: number): number {
  if (c === 0) return 0;
  const product = a * b;
  return Number.isSafeInteger(product)
    ? Math.floor(product / c)
    : Number((BigInt(a) * BigInt(b)) / BigInt(c));
}

function sum<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  let total = 0;
  for (const item of items) total += amountOf(item);
  return total;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
