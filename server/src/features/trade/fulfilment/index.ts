import type { Feature, FeatureDeps } from '../../../feature.ts';
import { parcelRoutes } from './parcel.routes.ts';
import type { ShippingRefusal } from './parcel.service.ts';
import { shipmentRoutes } from './shipment.routes.ts';
import { traceRoutes } from './trace.routes.ts';
import { trackParcels } from './trace.service.ts';

export { commandParcels, type ShippingRefusal } from './parcel.service.ts';
export { cancelUnshipped, findUnshipped } from './unshipped.service.ts';

/** Parcels: shipping, what carriers say of them, and delivery. */
export function fulfilmentFeature(deps: FeatureDeps, refuseShipping?: ShippingRefusal): Feature {
  return {
    name: 'fulfilment',
    routes: (server) => {
      parcelRoutes(server, deps, refuseShipping);
      shipmentRoutes(server, deps, refuseShipping);
      traceRoutes(server, deps);
    },
    pages: (server) => deps.carriers.pages?.(server),
    jobs: [
      {
        name: 'fulfilment.track-parcels',
        concurrency: 1,
        retriesMax: 0,
        timeoutS: 300,
        cron: '* * * * *',
        run: async (_data, { signal }) => {
          await trackParcels(deps, signal);
        },
      },
    ],
  };
}
