import type { Feature, FeatureDeps } from '../../feature.ts';
import { affiliateFeature } from './affiliate/index.ts';
import { cartFeature } from './cart/index.ts';
import { catalogueFeature } from './catalogue/index.ts';
import { catalogueFilesFeature } from './catalogue-files/index.ts';
import { certificatesFeature } from './certificates/index.ts';
import { fulfilmentFeature } from './fulfilment/index.ts';
import { ledgerFeature } from './ledger/index.ts';
import { orderMessagesFeature } from './order-messages/index.ts';
import { checkoutSettlement, ordersFeature } from './orders/index.ts';
import { paymentsFeature } from './payments/index.ts';
import { promotionsFeature } from './promotions/index.ts';
import { shippingFeature } from './shipping/index.ts';

/** The trade wing, put together: payments are told here whose checkouts they settle. */
export function tradeFeatures(deps: FeatureDeps): Feature[] {
  return [
    catalogueFeature(deps),
    certificatesFeature(deps),
    catalogueFilesFeature(deps),
    shippingFeature(deps),
    promotionsFeature(deps),
    cartFeature(deps),
    ordersFeature(deps),
    orderMessagesFeature(deps),
    paymentsFeature(deps, checkoutSettlement(deps)),
    fulfilmentFeature(deps),
    affiliateFeature(deps),
    ledgerFeature(deps),
  ];
}
