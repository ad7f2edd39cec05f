import type { Tx } from '../../database.ts';
import type { Feature, FeatureDeps } from '../../feature.ts';
import { findHoldingCase } from '../trust/fraud/index.ts';
import { cancelsAtOnce, guaranteesFeature, promiseRights, refundsEarly } from '../trust/guarantees/index.ts';
import { findDestinations, inspectionsFeature, refuseShipping } from '../trust/inspections/index.ts';
import { affiliateFeature, type SupplierDoors, settlementShares } from './affiliate/index.ts';
import { aftersalesFeature, ordersWithOpenCase } from './aftersales/index.ts';
import { cartFeature } from './cart/index.ts';
import { catalogueFeature } from './catalogue/index.ts';
import { catalogueFilesFeature } from './catalogue-files/index.ts';
import { certificatesFeature } from './certificates/index.ts';
import { fulfilmentFeature } from './fulfilment/index.ts';
import { type LedgerRules, ledgerFeature } from './ledger/index.ts';
import { orderMessagesFeature } from './order-messages/index.ts';
import { checkoutSettlement, ordersFeature, shipDueBefore } from './orders/index.ts';
import { beginReleases, paymentsFeature } from './payments/index.ts';
import { promotionsFeature } from './promotions/index.ts';
import { reconciliationFeature } from './reconciliation/index.ts';
import { findMeans, findShopMeans, reviewsFeature } from './reviews/index.ts';
import { shippingFeature } from './shipping/index.ts';
import { stockDeskFeature } from './stock-desk/index.ts';

/** What the wing has to say about settling an order. */
export function settlementRules(deps: FeatureDeps): LedgerRules {
  return {
    released: (tx, parts) => beginReleases(tx, deps, parts),
    isSettlementBlocked: ordersWithOpenCase,
    shares: [settlementShares],
    payoutHeldBy: findHoldingCase,
  };
}

/** What others have to say about orders. */
export const orderRules = {
  isReceiptBlocked: ordersWithOpenCase,
  placedTogether: promiseRights,
  cancelsAtOnce,
  destinations: findDestinations,
} as const;

/** What others have to say about shipping them. */
export function shippingRules(deps: FeatureDeps) {
  return {
    refuseShipping: (tx: Tx, order: { readonly orderId: string; readonly shopId: string }) =>
      refuseShipping(tx, deps, order),
    destinations: findDestinations,
  };
}

/** What the wing knows of those who supply creators. */
export const supplierDoors: SupplierDoors = {
  findProductRatings: findMeans,
  findShopRatings: findShopMeans,
  shipDueBefore,
};

/** The trade wing, put together: payments are told here whose checkouts they settle. */
export function tradeFeatures(deps: FeatureDeps): Feature[] {
  return [
    catalogueFeature(deps),
    certificatesFeature(deps),
    catalogueFilesFeature(deps),
    shippingFeature(deps),
    promotionsFeature(deps),
    cartFeature(deps),
    ordersFeature(deps, orderRules),
    orderMessagesFeature(deps),
    paymentsFeature(deps, checkoutSettlement(deps)),
    reconciliationFeature(deps),
    fulfilmentFeature(deps, shippingRules(deps)),
    stockDeskFeature(deps),
    ledgerFeature(deps, settlementRules(deps)),
    aftersalesFeature(deps, { refundsEarly }),
    guaranteesFeature(deps),
    inspectionsFeature(deps),
    reviewsFeature(deps),
    affiliateFeature(deps, supplierDoors),
  ];
}
