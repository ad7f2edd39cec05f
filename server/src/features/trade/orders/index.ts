import { dayMs } from '@kanmai/kernel';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { cancelAskRoutes } from './cancel-ask.routes.ts';
import { type CancelsAtOnce, cancelUnanswered } from './cancel-ask.service.ts';
import { checkoutRoutes } from './checkout.routes.ts';
import type { PlacedTogether } from './checkout.service.ts';
import type { Destinations } from './destination.ts';
import { orderRoutes, studioOrderRoutes } from './order.routes.ts';
import { createOrdering } from './ordering.ts';
import { deleteUnorderedQuotes } from './quote.store.ts';
import { receiptRoutes } from './receipt.routes.ts';
import { type ReceiptBlocks, receiveOverdue } from './receipt.service.ts';
import { refundRoutes } from './refund.routes.ts';
import { closeOverdueCheckouts } from './settlement.service.ts';

export { type AfterSaleKind, afterSaleKinds, askableUntilMs } from './after-sale-time.policy.ts';
export { type CancelsAtOnce, cancelUnanswered } from './cancel-ask.service.ts';
export type { PlacedTogether } from './checkout.service.ts';
export type { Destination, Destinations } from './destination.ts';
export { type Gift, placeGift } from './gift.service.ts';
export { sellerOf } from './order.routes.ts';
export { ShopOrderView } from './order.schema.ts';
export { advance, getOrder } from './order.service.ts';
export { evolveAll, type OrderEvent, type OrderState, type OrderStateName } from './order.state.ts';
export { findOrderLines, lockOrders, type StoredOrder } from './order.store.ts';
export { findOrderLeft } from './order-left.views.ts';
export { awayFrom, findSameParcel, leftToShip } from './parcel.state.ts';
export type { NewOrder as PlacedOrder } from './placing.store.ts';
export { quantityOf, type VariantQuantity } from './quantities.ts';
export type { ReceiptBlocks } from './receipt.service.ts';
export { lockOrder } from './refund.service.ts';
export { checkoutSettlement, closeOverdueCheckouts } from './settlement.service.ts';
export { shipDueBefore } from './ship-time.policy.ts';
export { viewShopOrder } from './shop-order.views.ts';

/** A quote that expired and was not ordered is kept this long, so that asking about it is answered with why. */
const quoteKeptMs = dayMs;

interface OrdersGiven {
  /** Which of these orders are not to be received by the clock now: those with an open case. */
  readonly isReceiptBlocked?: ReceiptBlocks;
  /** What is promised with orders, taken down as they are placed. */
  readonly placedTogether?: PlacedTogether;
  /** Whose orders are cancelled as soon as they ask, without the shop's answer. */
  readonly cancelsAtOnce?: CancelsAtOnce;
  /** Which orders a shop does not send to their buyers, and where instead. */
  readonly destinations?: Destinations;
}

const nothingTogether: PlacedTogether = async () => async () => undefined;
const neverBlocked: ReceiptBlocks = async () => new Set();
export const neverElsewhere: Destinations = async () => [];
const neverAtOnce: CancelsAtOnce = async () => false;

/** Quotes, checkouts and orders. */
export function ordersFeature(deps: FeatureDeps, given: OrdersGiven = {}): Feature {
  const { isReceiptBlocked = neverBlocked, placedTogether = nothingTogether } = given;
  const { cancelsAtOnce = neverAtOnce, destinations = neverElsewhere } = given;
  return {
    name: 'orders',
    routes: (server) => {
      checkoutRoutes(server, deps, createOrdering(deps, placedTogether));
      orderRoutes(server, deps);
      studioOrderRoutes(server, deps, destinations);
      refundRoutes(server, deps, destinations);
      cancelAskRoutes(server, deps, { cancelsAtOnce, destinations });
      receiptRoutes(server, deps);
    },
    jobs: [
      {
        name: 'orders.close-overdue',
        concurrency: 1,
        retriesMax: 0,
        timeoutS: 300,
        cron: '* * * * *',
        run: async (_data, { signal }) => {
          await closeOverdueCheckouts(deps, signal);
        },
      },
      {
        name: 'orders.cancel-unanswered',
        concurrency: 1,
        retriesMax: 0,
        timeoutS: 300,
        cron: '* * * * *',
        run: async (_data, { signal }) => {
          await cancelUnanswered(deps, signal);
        },
      },
      {
        name: 'orders.receive-overdue',
        concurrency: 1,
        retriesMax: 0,
        timeoutS: 300,
        cron: '* * * * *',
        run: async (_data, { signal }) => {
          await receiveOverdue(deps, isReceiptBlocked, signal);
        },
      },
      {
        name: 'orders.tidy-quotes',
        concurrency: 1,
        retriesMax: 0,
        timeoutS: 300,
        cron: '41 * * * *',
        run: () => deleteUnorderedQuotes(deps.db, deps.clock.nowMs() - quoteKeptMs),
      },
    ],
  };
}
