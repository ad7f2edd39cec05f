import type { Feature, FeatureDeps } from '../../../feature.ts';
import { stockDeskRoutes } from './desk.routes.ts';
import { warehouseRoutes } from './warehouse.routes.ts';

/** The desk of those who keep a shop's stock. */
export function stockDeskFeature(deps: FeatureDeps): Feature {
  return {
    name: 'stock-desk',
    routes: (server) => {
      stockDeskRoutes(server, deps);
      warehouseRoutes(server, deps);
    },
  };
}
