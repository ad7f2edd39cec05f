import type { Feature, FeatureDeps } from '../../../feature.ts';
import { claimJobs } from './claim.jobs.ts';
import { claimRoutes } from './claim.routes.ts';
import { opsClaimRoutes } from './ops-claim.routes.ts';
import { priceReader } from './price.reader.ts';
import { rightRoutes } from './right.routes.ts';
import { servicePlanRoutes } from './service-plan.routes.ts';
import { studioClaimRoutes } from './studio-claim.routes.ts';

export { cancelsAtOnce, refundsEarly } from './fast-refund.service.ts';
export { refusedShare } from './line-facts.views.ts';
export { promiseRights } from './right.service.ts';

/** Guarantees that pay out: rights taken down with orders, claims under them, and their money. */
export function guaranteesFeature(deps: FeatureDeps): Feature {
  return {
    name: 'guarantees',
    routes: (server) => {
      rightRoutes(server, deps);
      claimRoutes(server, deps);
      studioClaimRoutes(server, deps);
      opsClaimRoutes(server, deps);
      servicePlanRoutes(server, deps);
    },
    readers: [priceReader(deps)],
    jobs: claimJobs(deps),
  };
}
