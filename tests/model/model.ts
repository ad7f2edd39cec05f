/**
 * What shops sell and buyers owe, as plainly as it can be said: objects in memory, one thing after the other. It knows
 * nothing of tables, locks or jobs, and shares no code with the server.
 */
export interface Variant {
  readonly id: string;
  readonly productId: string;
  readonly shop: number;
  priceCents: number;
  onHand: number;
  held: number;
  onSale: boolean;
}

interface Coupon {
  readonly id: string;
  readonly expiresAtMs: number;
  state: 'open' | 'used';
}

export interface Line {
  readonly variant: Variant;
  readonly quantity: number;
}

interface Parcel {
  readonly shop: number;
  readonly lines: readonly Line[];
  readonly totalCents: number;
  /** What the limited price takes off. */
  readonly limitedCents: number;
  readonly couponId: string | null;
}

export interface Price {
  readonly parcels: readonly Parcel[];
  readonly totalCents: number;
  /** Two prices with the same words are the same. */
  readonly words: string;
}

export interface Quote {
  readonly id: string;
  readonly buyer: number;
  readonly lines: readonly Line[];
  readonly choice: string | null | undefined;
  readonly price: Price;
  readonly expiresAtMs: number;
  used: boolean;
}

export interface Order {
  readonly id: string;
  readonly checkout: Checkout;
  readonly parcel: Parcel;
  state: 'pending-payment' | 'paid' | 'shipped' | 'delivered' | 'received' | 'closed';
  closeReason: 'expired' | 'cancelled' | 'refunded' | null;
  askDueAtMs: number | null;
  asks: number;
  label: string | null;
}

export interface Checkout {
  readonly id: string;
  readonly buyer: number;
  readonly price: Price;
  readonly paymentId: string;
  readonly dueAtMs: number;
  readonly orders: Order[];
  state: 'pending-payment' | 'paid' | 'closed';
  closeReason: 'expired' | 'cancelled' | null;
  payment: 'pending' | 'declined' | 'expired' | 'captured' | 'refunding' | 'refunded';
  /** Ids of notifications that were taken. */
  readonly told: Set<string>;
}

export interface Model {
  nowMs: number;
  readonly variants: Variant[];
  readonly buyers: { readonly coupons: Coupon[] }[];
  readonly quotes: Quote[];
  readonly checkouts: Checkout[];
  /** A fifth off one variant, for so many orders. */
  readonly limited: { variant: Variant; readonly max: number; taken: number };
  /** Off an order of the first shop. */
  readonly coupon: {
    readonly max: number;
    readonly perPersonMax: number;
    readonly lifeMs: number;
    taken: number;
  };
  /** Refunds of orders whose provider was not asked yet. */
  waitingRefunds: number;
}

export const couponRule = { fromCents: 5_000, minusCents: 700 };
export const shippingRule = { cents: 600, freeFromCents: 5_900 };
export const asksMax = 3;
const limitedPercent = 20;

type Refusal = 'not-on-sale' | 'stock-exhausted' | 'bad-request';

/** What lines cost a buyer now, or the code that says why not; the first wrong line decides. */
export function priceOf(
  model: Model,
  buyer: number,
  lines: readonly Line[],
  choice: Quote['choice'],
): Price | Refusal {
  const seen = new Set<Variant>();
  for (const { variant, quantity } of lines) {
    if (seen.has(variant)) return 'bad-request';
    if (!variant.onSale) return 'not-on-sale';
    if (variant.onHand - variant.held < quantity) return 'stock-exhausted';
    seen.add(variant);
  }
  const shops = [...new Set(lines.map(({ variant }) => variant.shop))];
  const parcels = shops.map((shop) =>
    parcelOf(
      model,
      buyer,
      shop,
      lines.filter(({ variant }) => variant.shop === shop),
      choice,
    ),
  );
  return {
    parcels,
    totalCents: sum(parcels.map(({ totalCents }) => totalCents)),
    words: parcels
      .map(({ shop, limitedCents, couponId, ...parcel }) => {
        const units = parcel.lines.map(
          ({ variant, quantity }) => `${variant.id} ${quantity} ${variant.priceCents}`,
        );
        return [shop, limitedCents, couponId, ...units.sort()].join(' ');
      })
      .sort()
      .join('\n'),
  };
}

function parcelOf(
  model: Model,
  buyer: number,
  shop: number,
  lines: readonly Line[],
  choice: Quote['choice'],
): Parcel {
  const goodsCents = sum(lines.map(({ variant, quantity }) => variant.priceCents * quantity));
  const { limited } = model;
  const offered =
    limited.taken < limited.max ? lines.find(({ variant }) => variant === limited.variant) : undefined;
  const limitedCents =
    offered === undefined
      ? 0
      : Math.floor((offered.variant.priceCents * limitedPercent) / 100) * offered.quantity;
  const coupon = shop === 0 && goodsCents >= couponRule.fromCents ? chosenCoupon(model, buyer, choice) : null;
  const shippingCents = goodsCents >= shippingRule.freeFromCents ? 0 : shippingRule.cents;
  const couponCents = coupon === null ? 0 : couponRule.minusCents;
  const totalCents = goodsCents - limitedCents - couponCents + shippingCents;
  return { shop, lines, totalCents, limitedCents, couponId: coupon };
}

/** The buyer’s choice if it is theirs and good; without a choice the first of those that are. */
function chosenCoupon(model: Model, buyer: number, choice: Quote['choice']): string | null {
  const good = couponsOf(model, buyer).filter(
    ({ state, expiresAtMs }) => state === 'open' && expiresAtMs > model.nowMs,
  );
  const ids = good.map(({ id }) => id).sort();
  if (choice === undefined) return ids[0] ?? null;
  return ids.find((id) => id === choice) ?? null;
}

export function couponsOf(model: Model, buyer: number): Coupon[] {
  return model.buyers[buyer]?.coupons ?? [];
}

/** Reserves goods, limited prices and coupons of a new checkout, whose price was just reckoned. */
export function hold(
  { limited, ...model }: Model,
  { buyer, price }: Pick<Checkout, 'buyer' | 'price'>,
): void {
  for (const { lines, limitedCents, couponId } of price.parcels) {
    for (const { variant, quantity } of lines) variant.held += quantity;
    if (limitedCents > 0) limited.taken += 1;
    const coupon = model.buyers[buyer]?.coupons.find(({ id }) => id === couponId);
    if (coupon !== undefined) coupon.state = 'used';
  }
}

/** Nobody pays any more: all of a checkout goes back where it was. */
export function close(model: Model, checkout: Checkout, reason: 'expired' | 'cancelled'): void {
  checkout.state = 'closed';
  checkout.closeReason = reason;
  if (checkout.payment === 'pending' || checkout.payment === 'declined') checkout.payment = 'expired';
  for (const order of checkout.orders) {
    order.state = 'closed';
    order.closeReason = reason;
    for (const { variant, quantity } of order.parcel.lines) variant.held -= quantity;
    giveBack(model, order);
  }
}

function giveBack(model: Model, { parcel, checkout }: Order): void {
  if (parcel.limitedCents > 0) model.limited.taken -= 1;
  const coupon = couponsOf(model, checkout.buyer).find(({ id }) => id === parcel.couponId);
  if (coupon !== undefined) coupon.state = 'open';
}

/** The money came: it buys, or it has to go back. */
export function capture(model: Model, checkout: Checkout): 'captured' | 'refunding' {
  if (checkout.state === 'closed') {
    if (!canHonour(model, checkout)) {
      checkout.payment = 'refunding';
      return 'refunding';
    }
    hold(model, checkout);
  }
  checkout.state = 'paid';
  checkout.closeReason = null;
  checkout.payment = 'captured';
  for (const order of checkout.orders) {
    order.state = 'paid';
    order.closeReason = null;
    for (const { variant, quantity } of order.parcel.lines) {
      variant.held -= quantity;
      variant.onHand -= quantity;
    }
  }
  return 'captured';
}

/** Whether a checkout that closed for want of money can be had again as it was shown. */
function canHonour(model: Model, { closeReason, buyer, price }: Checkout): boolean {
  if (closeReason !== 'expired') return false;
  const { limited } = model;
  return price.parcels.every(
    ({ lines, limitedCents, couponId }) =>
      lines.every(({ variant, quantity }) => variant.onHand - variant.held >= quantity) &&
      (limitedCents === 0 || limited.taken < limited.max) &&
      (couponId === null || couponsOf(model, buyer).find(({ id }) => id === couponId)?.state === 'open'),
  );
}

/** A paid order’s money and its reductions go back, and its goods when they are put back. */
export function refund(model: Model, order: Order, putBack: boolean): void {
  order.state = 'closed';
  order.closeReason = 'refunded';
  order.askDueAtMs = null;
  model.waitingRefunds += 1;
  giveBack(model, order);
  if (!putBack) return;
  for (const { variant, quantity } of order.parcel.lines) variant.onHand += quantity;
}

export function ordersOf(model: Model): Order[] {
  return model.checkouts.flatMap(({ orders }) => orders);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
