import type { Feature, FeatureDeps } from '../../../feature.ts';
import { parcelRoutes } from './parcel.routes.ts';
import { shipmentRoutes } from './shipment.routes.ts';

/** Parcels: shipping and delivery. */
export function fulfilmentFeature(deps: FeatureDeps): Feature {
  return {
    name: 'fulfilment',
    routes: (server) => {
      parcelRoutes(server, deps);
      shipmentRoutes(server, deps);
    },
  };
}
