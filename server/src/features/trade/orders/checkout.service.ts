import {
  assert,
  type Cents,
  type CheckoutId,
  cents,
  err,
  minuteMs,
  newId,
  ok,
  type PersonId,
  type Result,
  type VariantId,
} from '@kanmai/kernel';
import { commitWith, type Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { EachWork, KeepAnswers } from '../../../http/idempotency-each.ts';
import type { Problem } from '../../../http/problems.ts';
import * as affiliate from '../affiliate/index.ts';
import * as cart from '../cart/index.ts';
import { findSaleables, lockOpenShops } from '../catalogue/index.ts';
import * as payments from '../payments/index.ts';
import * as promotions from '../promotions/index.ts';
import * as stock from '../stock/index.ts';
import { type ConfirmFacts, confirmQuote, linesOf } from './confirm.policy.ts';
import { decideHold, holdPolicy } from './hold.policy.ts';
import { logOrderSteps } from './order.events.ts';
import type { CheckoutRequest, CheckoutView } from './order.schema.ts';
import {
  countPersonHolds,
  insertPlaced,
  type NewCheckout,
  type NewOrder,
  type PersonHolds,
} from './placing.store.ts';
import type { PricingRules } from './quote.pricing.ts';
import { findPricingRules } from './quote.rules.ts';
import type { AddressView, QuoteContent } from './quote.schema.ts';
import { findAddresses, findQuotes, type StoredQuote } from './quote.store.ts';

/**
 * What else is written down with orders that are being placed, by a feature that promises something with their goods. What
 * it has to know is read before anything is locked; what it answers then starts all of its statements at once.
 */
export type PlacedTogether = (tx: Tx, productIds: readonly string[]) => Promise<WriteTogether>;
type WriteTogether = (orders: readonly NewOrder[], nowMs: number) => Promise<void>;

export type CheckoutDeps = Pick<FeatureDeps, 'clock' | 'random' | 'config' | 'payment' | 'origin'> & {
  readonly placedTogether: PlacedTogether;
};

export interface CheckoutAsk {
  readonly personId: PersonId;
  readonly request: CheckoutRequest;
}

/**
 * Orders what quotes showed: checks that each still holds, opens its payment, places one order a shop, holds the stock.
 * Many checkouts are one unit of work, first come, first served, with as many statements as one; each is placed whole or
 * refused, whatever becomes of the others.
 */
export function placing(
  tx: Tx,
  deps: CheckoutDeps,
  order: 'write-first' | 'take-first' = 'take-first',
): EachWork<CheckoutAsk, Facts, CheckoutView> {
  const nowMs = deps.clock.nowMs();
  return {
    read: (asks) => readFacts(tx, deps, asks, nowMs),
    async act(asks, facts, keep) {
      const confirmed = confirmAll(asks, facts, nowMs);
      const drafts = confirmed.map((one, index) =>
        one.ok ? draftOf(deps, asks[index] as CheckoutAsk, one.value, nowMs) : one,
      );
      const place = order === 'write-first' && isPlenty(confirmed, facts) ? writeThenTake : takeThenWrite;
      const [first] = facts;
      assert(first !== undefined, 'somebody asks');
      return place(tx, { deps, keep, nowMs, together: first.together }, drafts);
    },
  };
}

type Drafts = readonly Result<Draft, Problem>[];
type Placed = readonly Result<CheckoutView, Problem>[];

interface Placing {
  readonly deps: CheckoutDeps;
  readonly keep: KeepAnswers<CheckoutView>;
  readonly together: WriteTogether;
  readonly nowMs: number;
}

/** For scarce goods: who gets none is known before anything is written. */
async function takeThenWrite(tx: Tx, given: Placing, drafts: Drafts): Promise<Placed> {
  const { deps, keep, nowMs } = given;
  const { refused, holding, reservation } = await reserveAll(tx, deps, draftsOf(drafts));
  const results = drafts.map((draft) => (draft.ok ? (refused.get(draft.value) ?? draft) : draft));
  const views = viewsOf(results);
  await Promise.all([
    write(tx, given, draftsOf(results)),
    // Its rows name the orders.
    reservation.write(),
    holding.write(nowMs),
    keep(views),
  ]);
  return views;
}

/** Where there is plenty: the row that everybody waits for is locked last, for a third of the time. */
async function writeThenTake(tx: Tx, given: Placing, drafts: Drafts): Promise<Placed> {
  const { deps, keep, nowMs } = given;
  const wanted = draftsOf(drafts);
  const views = viewsOf(drafts);
  const [, , { refused, holding, reservation }] = await Promise.all([
    write(tx, given, wanted),
    keep(views),
    reserveAll(tx, deps, wanted),
  ]);
  if (refused.size > 0) throw new WrittenTooEarly();
  const last = () => Promise.all([reservation.write(), holding.write(nowMs)]);
  const isPlain = holding.isPlain() && wanted.every(({ uses }) => uses.length === 0);
  await (isPlain ? commitWith(tx, last) : last());
  return views;
}

const draftsOf = (drafts: Drafts) => drafts.flatMap((draft) => (draft.ok ? [draft.value] : []));
const viewsOf = (drafts: Drafts): Placed =>
  drafts.map((draft) => (draft.ok ? ok(viewOf(draft.value)) : draft));

/**
 * Orders were written before their goods were taken, and not all could be: to be done again, taking first. To write first
 * keeps the row that everybody waits for locked for a third of the time; where there is plenty, nothing is refused.
 */
export class WrittenTooEarly extends Error {}

/** A checkout as it will be written. */
interface Draft {
  readonly ask: CheckoutAsk;
  readonly checkout: NewCheckout;
  readonly orders: readonly NewOrder[];
  readonly payment: payments.OpenPayment;
  readonly uses: readonly promotions.Use[];
}

interface Confirmed {
  readonly quote: StoredQuote;
  readonly content: QuoteContent;
  readonly address: AddressView;
}

/** A room's price has no row of its own to be taken from: it holds for everybody while the room is live. */
const isOfPromotion = ({ kind }: { readonly kind: string }) => kind !== 'room-price';

/** What it depends on whether one quote can be ordered now. */
interface Facts extends Pick<ConfirmFacts, 'quote' | 'address' | 'saleables' | 'rules'> {
  readonly holds: PersonHolds;
  /** The same for all. */
  readonly together: WriteTogether;
}

async function readFacts(
  tx: Tx,
  { placedTogether }: CheckoutDeps,
  asks: readonly CheckoutAsk[],
  nowMs: number,
): Promise<readonly Facts[]> {
  const [quotes, addresses, holds] = await Promise.all([
    findQuotes(
      tx,
      asks.map(({ request }) => request.quoteId),
    ),
    findAddresses(
      tx,
      asks.map(({ personId, request }) => ({ personId, addressId: request.addressId })),
    ),
    countPersonHolds(
      tx,
      asks.map(({ personId }) => personId),
      nowMs - holdPolicy.lapsedWithinMs,
    ),
  ]);
  const lines = asks.map(({ request }) => quotedLines(quotes.get(request.quoteId)));
  const parcels = asks.map(({ request }) => quotes.get(request.quoteId)?.content.parcels ?? []);
  const [saleables, rules, together] = await Promise.all([
    findSaleables(tx, [...new Set(lines.flat().map(({ variantId }) => variantId))]),
    findPricingRules(
      tx,
      asks.map(({ personId }, index) => ({
        personId,
        shopIds: [...new Set(parcels[index]?.map(({ shopId }) => shopId))],
        lines: lines[index] ?? [],
      })),
      nowMs,
    ),
    placedTogether(tx, [...new Set(lines.flat().map(({ productId }) => productId))]),
  ]);
  return asks.map(({ personId, request }, index) => ({
    ...{ quote: quotes.get(request.quoteId), address: addresses[index] ?? null, saleables, together },
    ...{ rules: rules[index] as PricingRules, holds: holds.get(personId) ?? { open: 0, lapsed: 0 } },
  }));
}

/** Which quotes can be ordered now, at the total each person saw, to an address of theirs. */
function confirmAll(
  asks: readonly CheckoutAsk[],
  facts: readonly Facts[],
  nowMs: number,
): readonly Result<Confirmed, Problem>[] {
  const ordered = new Set<string>();
  return asks.map(({ personId, request }, index): Result<Confirmed, Problem> => {
    const { quote, address, saleables, rules, holds } = facts[index] as Facts;
    const orderedNow = ordered.has(request.quoteId);
    const one = confirmQuote({
      ...{ personId, request, nowMs, orderedNow, quote, address, saleables, rules },
    });
    if (!one.ok) return one;
    const refused = decideHold(holds);
    if (refused !== null) return err(refused);
    ordered.add(request.quoteId);
    return one;
  });
}

/** Whether there is so much of everything that nobody need be refused, whoever else buys at the same time. */
function isPlenty(confirmed: readonly Result<Confirmed, Problem>[], facts: readonly Facts[]): boolean {
  const saleables = facts[0]?.saleables ?? new Map();
  const demand = new Map<string, number>();
  for (const one of confirmed) {
    if (!one.ok) continue;
    for (const { variantId, quantity, poolId } of linesOf(one.value.content)) {
      // What is set aside for a room is little by its nature.
      if (poolId !== null) return false;
      demand.set(variantId, (demand.get(variantId) ?? 0) + quantity);
    }
  }
  return [...demand].every(([id, pieces]) => (saleables.get(id)?.available ?? 0) >= plentyTimes * pieces);
}

const plentyTimes = 4;

function quotedLines(quote: StoredQuote | undefined) {
  return quote === undefined ? [] : linesOf(quote.content);
}

function draftOf(
  deps: CheckoutDeps,
  ask: CheckoutAsk,
  { quote, content, address }: Confirmed,
  nowMs: number,
): Result<Draft, Problem> {
  const { personId, request } = ask;
  const id = newId('checkout', nowMs, deps.random);
  const { totalCents, currency, parcels } = content;
  const paymentDueAtMs = nowMs + deps.config.paymentMinutes * minuteMs;
  const orders = parcels.map((parcel) => ({
    ...{ id: newId('order', nowMs, deps.random), checkoutId: id, personId, parcel, currency, address },
  }));
  const payment = payments.prepare(deps, {
    checkoutId: id,
    amountCents: cents(totalCents),
    currency,
    description: parcels
      .map((parcel) => parcel.shopName)
      .join(', ')
      .slice(0, 120),
    dueAtMs: paymentDueAtMs,
    payer: request,
  });
  if (!payment.ok) return payment;
  const checkout = { id, personId, quoteId: quote.id, totalCents, currency, paymentDueAtMs };
  return ok({ ask, checkout, orders, payment: payment.value, uses: usesOf(orders) });
}

function usesOf(orders: readonly NewOrder[]): promotions.Use[] {
  return orders.flatMap(({ id, checkoutId, personId, parcel }) =>
    parcel.reductions.filter(isOfPromotion).map(({ promotionId, couponId, cents: saved }) => ({
      ...{ orderId: id, checkoutId, personId, promotionId, couponId, cents: saved },
    })),
  );
}

interface Reserved {
  /** Those that are not placed, with why. */
  readonly refused: ReadonlyMap<Draft, Result<never, Problem>>;
  /** Of promotions and coupons: taken, and to be written after the orders. */
  readonly reservation: promotions.Reservation;
  /** Of goods: taken, and to be written. */
  readonly holding: stock.Holding;
}

/** Takes what the drafts need, in their order. */
async function reserveAll(tx: Tx, deps: CheckoutDeps, drafts: readonly Draft[]): Promise<Reserved> {
  const refused = new Map<Draft, Result<never, Problem>>();
  const asks = drafts.map(({ ask, uses }) => ({ personId: ask.personId, uses }));
  const requests = drafts.map(holdRequestOf);
  const [open, [reservation, holding]] = await Promise.all([
    // A shop that was closed meanwhile sells nothing; one that is being closed waits until this is decided.
    lockOpenShops(
      tx,
      drafts.flatMap(({ orders }) => orders.map(({ parcel }) => parcel.shopId)),
    ),
    lockOffersThenStock(tx, deps, asks, requests),
  ]);
  for (const [index, draft] of drafts.entries()) {
    const ask = asks[index] as promotions.ReservationAsk;
    const closed = draft.orders.find(({ parcel }) => !open.has(parcel.shopId));
    if (closed !== undefined) refused.set(draft, err({ type: 'not-on-sale', shopId: closed.parcel.shopId }));
    else if (!reservation.has(ask))
      refused.set(draft, err({ type: 'price-changed', field: 'expectedTotalCents' }));
    else {
      const taken = holding.take(requests[index] as stock.HoldRequest);
      if (taken.ok) reservation.take(ask);
      else refused.set(draft, taken);
    }
  }
  return { refused, reservation, holding };
}

async function lockOffersThenStock(
  tx: Tx,
  deps: CheckoutDeps,
  asks: readonly promotions.ReservationAsk[],
  requests: readonly stock.HoldRequest[],
): Promise<[promotions.Reservation, stock.Holding]> {
  // Late, because from here to the commit every buyer of a limited promotion waits.
  const reservation = await promotions.openReservation(tx, asks);
  // Last, because from here to the commit every buyer of the same goods waits.
  return [reservation, await stock.openHolding(tx, deps, requests)];
}

function holdRequestOf({ ask, checkout, orders }: Draft): stock.HoldRequest {
  return {
    checkoutId: checkout.id as CheckoutId,
    personId: ask.personId,
    expiresAtMs: checkout.paymentDueAtMs,
    lines: orders.flatMap(({ parcel }) =>
      parcel.lines.map(({ variantId, quantity, poolId }) => ({
        ...{ variantId: variantId as VariantId, quantity },
        ...(poolId === null ? {} : { pool: poolId }),
      })),
    ),
  };
}

/** Writes orders with what follows from them. */
async function write(tx: Tx, { together, nowMs }: Placing, placed: readonly Draft[]): Promise<void> {
  if (placed.length === 0) return;
  const orders = placed.flatMap((draft) => draft.orders);
  const checkouts = placed.map(({ checkout }) => checkout);
  const opened = placed.map(({ payment }) => payment);
  await Promise.all([
    insertPlaced(tx, checkouts, orders, nowMs),
    payments.storeAll(tx, opened, nowMs),
    cart.removeBought(tx, placed.flatMap(boughtFromCart)),
    affiliate.attribute(tx, orders, nowMs),
    logPlaced(tx, orders, nowMs),
    together(orders, nowMs),
  ]);
}

function boughtFromCart({ ask, orders }: Draft) {
  if (ask.request.fromCart !== true) return [];
  return orders.flatMap(({ parcel }) =>
    parcel.lines.map(({ variantId }) => ({ personId: ask.personId, variantId })),
  );
}

function logPlaced(tx: Tx, orders: readonly NewOrder[], nowMs: number): Promise<void> {
  return logOrderSteps(
    tx,
    orders.map(({ id, checkoutId, personId, parcel, currency }) => ({
      event: { kind: 'placed' },
      order: { id, checkoutId, personId, shopId: parcel.shopId, totalCents: parcel.totalCents, currency },
    })),
    orders.flatMap(({ id, parcel }) => parcel.lines.map((line) => ({ ...line, orderId: id }))),
    nowMs,
  );
}

function viewOf({ checkout, payment, orders }: Draft): CheckoutView {
  return {
    id: checkout.id,
    state: 'pending-payment',
    totalCents: checkout.totalCents as Cents,
    currency: checkout.currency,
    paymentDueAt: new Date(checkout.paymentDueAtMs).toISOString(),
    payment: {
      id: payment.id,
      state: payment.state,
      payUrl: payment.payUrl === '' ? null : payment.payUrl,
    },
    orders: orders.map(({ id, parcel }) => ({
      ...{ id, shopName: parcel.shopName, totalCents: parcel.totalCents, state: 'pending-payment' },
    })),
  };
}
