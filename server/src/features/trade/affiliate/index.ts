import { dayMs } from '@kanmai/kernel';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { campaignRoutes } from './campaign.routes.ts';
import { clicksReader } from './click.reader.ts';
import { deleteOldClicks } from './click.store.ts';
import { earningRoutes } from './earning.routes.ts';
import { invitationRoutes } from './invitation.routes.ts';
import { planRoutes } from './plan.routes.ts';
import { resultRoutes } from './result.routes.ts';
import { sampleRoutes } from './sample.routes.ts';
import { sourcingRoutes } from './sourcing.routes.ts';
import type { SupplierDoors } from './sourcing.views.ts';

export { attribute, type PlacedOrder } from './attribution.service.ts';
export { findPromoted } from './promoted.views.ts';
export { settlementShares } from './share.service.ts';
export type { SupplierDoors } from './sourcing.views.ts';

/** Kept far beyond the window: a cart remembers its clip, and an old click tells that it is old. */
const clicksKeptMs = 180 * dayMs;

/** Creators sell the goods of shops for a part: plans, clicks, attribution, samples, sourcing, earnings. */
export function affiliateFeature(deps: FeatureDeps, suppliers: SupplierDoors): Feature {
  return {
    name: 'affiliate',
    routes: (server) => {
      planRoutes(server, deps);
      invitationRoutes(server, deps);
      campaignRoutes(server, deps);
      sampleRoutes(server, deps);
      sourcingRoutes(server, deps, suppliers);
      resultRoutes(server, deps);
      earningRoutes(server, deps);
    },
    readers: [clicksReader(deps)],
    jobs: [
      {
        name: 'affiliate.forget-clicks',
        concurrency: 1,
        retriesMax: 0,
        timeoutS: 300,
        cron: '23 4 * * *',
        run: () => deleteOldClicks(deps.db, deps.clock.nowMs() - clicksKeptMs),
      },
    ],
  };
}
