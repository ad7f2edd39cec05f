import {
  assert,
  err,
  newId,
  type OrderId,
  ok,
  type PersonId,
  type Result,
  type VariantId,
} from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { findSaleables, lockOpenShops } from '../catalogue/index.ts';
import * as stock from '../stock/index.ts';
import { logOrderSteps } from './order.events.ts';
import { decideOrder } from './order.state.ts';
import { findOrderLines, lockOrders } from './order.store.ts';
import { appendPaid } from './paying.store.ts';
import { insertPlaced, type NewOrder } from './placing.store.ts';
import { priceQuote } from './quote.pricing.ts';
import { findPricingRules } from './quote.rules.ts';
import type { PricedParcel } from './quote.schema.ts';
import { findAddresses } from './quote.store.ts';

/** A piece that somebody is given: promised before, and lying in a pool. */
export interface Gift {
  readonly personId: PersonId;
  readonly addressId: string;
  readonly variantId: VariantId;
  readonly poolId: string;
}

/** An order that was given has no payment: this stands where its id would. */
const noPayment = '';

/**
 * Places an order of one piece from a pool at a price of zero. The shop bears the goods and their shipping; the order is paid
 * at once and no money moves: it settles at nothing, and nobody earns a commission of it. The promise is kept though the
 * product is no longer on sale, as long as its shop is open.
 *
 * Fails with `address-required`, `not-delivered-there`, `shop-not-open`, `not-found` or `stock-exhausted`.
 */
export async function placeGift(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random'>,
  gift: Gift,
): Promise<Result<OrderId, Problem>> {
  const nowMs = deps.clock.nowMs();
  const priced = await priceGift(tx, gift, nowMs);
  if (!priced.ok) return priced;
  const order: NewOrder = {
    ...priced.value,
    id: newId('order', nowMs, deps.random),
    checkoutId: newId('checkout', nowMs, deps.random),
    personId: gift.personId,
  };
  const { checkoutId } = order;
  if (!(await lockOpenShops(tx, [order.parcel.shopId])).has(order.parcel.shopId))
    return err({ type: 'shop-not-open' });
  const held = await stock.hold(tx, deps, holdOf(gift, order, nowMs), nowMs);
  if (!held.ok) return held;
  const checkout = {
    ...{ id: checkoutId, personId: gift.personId, quoteId: newId('quote', nowMs, deps.random) },
    ...{ totalCents: 0, currency: order.currency, paymentDueAtMs: nowMs },
  };
  await insertPlaced(tx, [checkout], [order], nowMs);
  await pay(tx, order, nowMs);
  await stock.commit(tx, [checkoutId]);
  return ok(order.id);
}

async function priceGift(
  tx: Tx,
  gift: Gift,
  nowMs: number,
): Promise<Result<Pick<NewOrder, 'parcel' | 'address' | 'currency'>, Problem>> {
  const { personId, addressId, variantId } = gift;
  const [[address], saleables] = await Promise.all([
    findAddresses(tx, [{ personId, addressId }]),
    findSaleables(tx, [variantId]),
  ]);
  if (address === undefined || address === null) return err({ type: 'address-required', field: 'addressId' });
  const saleable = saleables.get(variantId);
  if (saleable === undefined) return err({ type: 'not-found', variantId });
  const [rules] = await findPricingRules(tx, [{ personId, shopIds: [saleable.shopId], lines: [] }], nowMs);
  const promised = new Map([[variantId as string, { ...saleable, onSale: true, available: 1 }]]);
  const wanted = [{ variantId, quantity: 1, clipId: null, roomId: null }];
  const priced = priceQuote(wanted, promised, address, nowMs, { ...rules!, offers: new Map() });
  if (!priced.ok) return priced;
  return ok({ parcel: forNothing(priced.value.parcels[0]!), address, currency: priced.value.currency });
}

function forNothing(parcel: PricedParcel): PricedParcel {
  return {
    ...parcel,
    ...{ goodsCents: 0, reductionCents: 0, reductions: [], shippingCents: 0, totalCents: 0, taxCents: 0 },
    lines: parcel.lines.map((line) => ({ ...line, unitPriceCents: 0, totalCents: 0, taxCents: 0 })),
  };
}

function holdOf(gift: Gift, order: NewOrder, nowMs: number): stock.HoldRequest {
  return {
    checkoutId: order.checkoutId,
    personId: gift.personId,
    lines: [{ variantId: gift.variantId, quantity: 1, pool: gift.poolId }],
    expiresAtMs: nowMs,
  };
}

/** In the books nothing moves: a journal of zero has no entries. */
async function pay(tx: Tx, { id, checkoutId, personId, parcel }: NewOrder, nowMs: number): Promise<void> {
  const [order] = await lockOrders(tx, { orderId: id, shopId: parcel.shopId });
  const lines = await findOrderLines(tx, [id]);
  const decision = decideOrder({ kind: 'pay', paymentId: noPayment }, order!.state);
  assert(decision.ok, 'a new order can be paid');
  await logOrderSteps(tx, [{ order: order!, event: { kind: 'placed' } }], lines, nowMs);
  const steps = decision.value.map((event) => ({ order: order!, event }));
  await logOrderSteps(tx, steps, lines, nowMs);
  const version = order!.state.version + 1;
  await appendPaid(
    tx,
    [checkoutId],
    [{ orderId: id, version, actorId: personId, paymentId: noPayment }],
    nowMs,
  );
}
