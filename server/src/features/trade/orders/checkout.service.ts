import {
  assert,
  cents,
  err,
  minuteMs,
  newId,
  ok,
  type PersonId,
  type Result,
  type VariantId,
} from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import * as affiliate from '../affiliate/index.ts';
import * as cart from '../cart/index.ts';
import { findSaleables, lockOpenShops } from '../catalogue/index.ts';
import * as payments from '../payments/index.ts';
import * as promotions from '../promotions/index.ts';
import * as stock from '../stock/index.ts';
import { logOrderSteps } from './order.events.ts';
import type { CheckoutRequest, CheckoutView } from './order.schema.ts';
import { decideOrder, noOrder } from './order.state.ts';
import {
  appendOrderEvents,
  insertCheckout,
  insertOrders,
  isQuoteOrdered,
  type NewOrder,
} from './order.store.ts';
import { findCheckoutView } from './order.views.ts';
import { priceQuote, samePrices } from './quote.pricing.ts';
import { findPricingRules } from './quote.rules.ts';
import type { AddressView, QuoteContent } from './quote.schema.ts';
import { findAddress, lockQuote, type StoredQuote } from './quote.store.ts';

export type CheckoutDeps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'config' | 'payment' | 'origin'>;

/**
 * Orders what a quote showed: checks that it still holds, opens the payment, places one order a shop, holds the stock.
 * One unit of work: all of it is there, or nothing.
 */
export async function placeCheckout(
  tx: Tx,
  deps: CheckoutDeps,
  personId: PersonId,
  request: CheckoutRequest,
): Promise<Result<CheckoutView, Problem>> {
  const nowMs = deps.clock.nowMs();
  const confirmed = await confirmQuote(tx, personId, request, nowMs);
  if (!confirmed.ok) return confirmed;
  const { quote, content, address } = confirmed.value;
  const checkoutId = newId('checkout', nowMs, deps.random);
  const paymentDueAtMs = nowMs + deps.config.paymentMinutes * minuteMs;
  const { totalCents, currency } = content;
  const payment = await payments.openAtProvider(deps, {
    checkoutId,
    amountCents: cents(totalCents),
    currency,
    description: content.parcels
      .map((parcel) => parcel.shopName)
      .join(', ')
      .slice(0, 120),
    dueAtMs: paymentDueAtMs,
  });
  await insertCheckout(
    tx,
    { id: checkoutId, personId, quoteId: quote.id, totalCents, currency, paymentDueAtMs },
    nowMs,
  );
  const orders = content.parcels.map((parcel) => ({
    id: newId('order', nowMs, deps.random),
    checkoutId,
    personId,
    parcel,
    currency,
    address,
  }));
  await placeOrders(tx, orders, personId, nowMs);
  await payments.store(tx, payment, nowMs);
  const lines = content.parcels.flatMap((parcel) => parcel.lines);
  if (request.fromCart === true) {
    await cart.removeBought(
      tx,
      personId,
      lines.map((line) => line.variantId),
    );
  }
  // A shop that was closed meanwhile sells nothing; one that is being closed waits until this is decided.
  const open = await lockOpenShops(
    tx,
    content.parcels.map(({ shopId }) => shopId),
  );
  const closed = content.parcels.find(({ shopId }) => !open.has(shopId));
  if (closed !== undefined) return err({ type: 'not-on-sale', shopId: closed.shopId });
  // Late, because from here to the commit every buyer of a limited promotion waits.
  const reserved = await promotions.reserve(tx, personId, usesOf(orders));
  if (!reserved.ok) return reserved;
  // Last, because from here to the commit every buyer of the same goods waits.
  const held = await stock.hold(
    tx,
    deps,
    {
      checkoutId,
      expiresAtMs: paymentDueAtMs,
      lines: lines.map((line) => ({ variantId: line.variantId as VariantId, quantity: line.quantity })),
    },
    nowMs,
  );
  if (!held.ok) return held;
  const view = await findCheckoutView(tx, checkoutId, personId, nowMs);
  assert(view !== null, 'a checkout just made is found');
  return ok(view);
}

function usesOf(orders: readonly NewOrder[]): promotions.Use[] {
  return orders.flatMap(({ id, checkoutId, personId, parcel }) =>
    parcel.reductions.map(({ promotionId, couponId, cents }) => ({
      ...{ orderId: id, checkoutId, personId, promotionId, couponId, cents },
    })),
  );
}

interface ConfirmedQuote {
  readonly quote: StoredQuote;
  readonly content: QuoteContent;
  readonly address: AddressView;
}

/** Whether a quote can be ordered now, at the total the person saw, to an address of theirs. */
async function confirmQuote(
  tx: Tx,
  personId: PersonId,
  request: CheckoutRequest,
  nowMs: number,
): Promise<Result<ConfirmedQuote, Problem>> {
  const quote = await lockQuote(tx, personId, request.quoteId);
  if (quote === null) return err({ type: 'not-found', field: 'quoteId' });
  if (await isQuoteOrdered(tx, quote.id)) return err({ type: 'quote-used', field: 'quoteId' });
  if (quote.expiresAtMs <= nowMs) return err({ type: 'quote-expired', field: 'quoteId' });
  const address = await findAddress(tx, personId, request.addressId);
  if (address === null) return err({ type: 'address-required', field: 'addressId' });
  const wanted = quote.content.parcels.flatMap((parcel) => parcel.lines);
  const saleables = await findSaleables(
    tx,
    wanted.map((line) => line.variantId),
  );
  const rules = await findPricingRules(tx, saleables, personId, nowMs);
  const priced = priceQuote(wanted, saleables, address, nowMs, rules, quote.content.couponChoices);
  if (!priced.ok) return priced;
  const { totalCents } = priced.value;
  if (request.expectedTotalCents !== totalCents || !samePrices(quote.content, priced.value)) {
    return err({ type: 'price-changed', field: 'expectedTotalCents', totalCents });
  }
  return ok({ quote, content: priced.value, address });
}

async function placeOrders(
  tx: Tx,
  orders: readonly NewOrder[],
  actorId: string,
  nowMs: number,
): Promise<void> {
  await insertOrders(tx, orders, nowMs);
  await affiliate.attribute(tx, orders, nowMs);
  const placed = decideOrder({ kind: 'place' }, noOrder);
  assert(placed.ok, 'an order that is not there can be placed');
  for (const order of orders) await appendOrderEvents(tx, order.id, noOrder, placed.value, actorId, nowMs);
  await logOrderSteps(
    tx,
    orders.flatMap((order) =>
      placed.value.map((event) => ({
        event,
        order: {
          id: order.id,
          checkoutId: order.checkoutId,
          shopId: order.parcel.shopId,
          personId: order.personId,
          totalCents: order.parcel.totalCents,
          currency: order.currency,
        },
      })),
    ),
    orders.flatMap((order) => order.parcel.lines.map((line) => ({ ...line, orderId: order.id }))),
    nowMs,
  );
}
