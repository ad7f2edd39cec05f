import type { Feature, FeatureDeps } from '../../../feature.ts';
import type { ShopDoors } from '../shops/index.ts';
import { applicationRoutes } from './application.routes.ts';
import { reviewRoutes } from './review.routes.ts';

export { shopAppeals } from './shop.appeals.ts';

/** Applications to open a shop: filled in step by step, reviewed by operators with the documents before them. */
export function shopApplicationsFeature(deps: FeatureDeps, doors: ShopDoors): Feature {
  return {
    name: 'shop-applications',
    routes: (server) => {
      applicationRoutes(server, { deps, doors });
      reviewRoutes(server, { deps, doors });
    },
  };
}
