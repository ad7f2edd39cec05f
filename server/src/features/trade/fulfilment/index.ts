import type { Feature, FeatureDeps } from '../../../feature.ts';
import { parcelRoutes } from './parcel.routes.ts';

/** Parcels: shipping and delivery. */
export function fulfilmentFeature(deps: FeatureDeps): Feature {
  return { name: 'fulfilment', routes: (server) => parcelRoutes(server, deps) };
}
