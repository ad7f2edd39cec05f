import type { Feature, FeatureDeps } from '../../../feature.ts';
import { type Destinations, neverElsewhere } from '../orders/index.ts';
import { parcelRoutes } from './parcel.routes.ts';
import type { ShippingRefusal } from './parcel.service.ts';
import { shipmentRoutes } from './shipment.routes.ts';
import { traceRoutes } from './trace.routes.ts';
import { trackParcels } from './trace.service.ts';

export { commandParcels, type ShippingRefusal } from './parcel.service.ts';
export { cancelUnshipped, findUnshipped } from './unshipped.service.ts';

interface FulfilmentGiven {
  readonly refuseShipping?: ShippingRefusal;
  /** Which orders a shop does not send to their buyers, and where instead. */
  readonly destinations?: Destinations;
}

const neverRefused: ShippingRefusal = async () => null;

/** Parcels: shipping, what carriers say of them, and delivery. */
export function fulfilmentFeature(deps: FeatureDeps, given: FulfilmentGiven = {}): Feature {
  const { refuseShipping = neverRefused, destinations = neverElsewhere } = given;
  return {
    name: 'fulfilment',
    routes: (server) => {
      parcelRoutes(server, deps, { refuseShipping, destinations });
      shipmentRoutes(server, deps, refuseShipping);
      traceRoutes(server, deps, destinations);
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
