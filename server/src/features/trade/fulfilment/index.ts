import type { Feature, FeatureDeps } from '../../../feature.ts';
import { parcelRoutes } from './parcel.routes.ts';
import { shipmentRoutes } from './shipment.routes.ts';
import { traceRoutes } from './trace.routes.ts';
import { trackParcels } from './trace.service.ts';

export { cancelUnshipped, findUnshipped } from './unshipped.service.ts';

/** Parcels: shipping, what carriers say of them, and delivery. */
export function fulfilmentFeature(deps: FeatureDeps): Feature {
  return {
    name: 'fulfilment',
    routes: (server) => {
      parcelRoutes(server, deps);
      shipmentRoutes(server, deps);
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
