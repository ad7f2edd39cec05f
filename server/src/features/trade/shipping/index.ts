import type { Feature, FeatureDeps } from '../../../feature.ts';
import { shippingRoutes } from './shipping.routes.ts';

export { builtInShipping, type ShippingTemplate, shippingFee } from './shipping.policy.ts';
export { findShipping } from './shipping.store.ts';

/** What parcels cost, by shop and province. */
export function shippingFeature(deps: FeatureDeps): Feature {
  return { name: 'shipping', routes: (server) => shippingRoutes(server, deps) };
}
