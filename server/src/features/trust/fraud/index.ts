import type { Feature, FeatureDeps } from '../../../feature.ts';
import { weighReviews } from './belief.service.ts';
import { fraudRoutes } from './fraud.routes.ts';
import { lookForFraud } from './look.service.ts';

export { findFraud } from './find-fraud.ts';
export { fraudAppeals } from './fraud.appeals.ts';
export { findHoldingCase } from './fraud.views.ts';
export type { SeenReview } from './seen-review.ts';

/** Orders and praise that are bought: found each night, set aside, ruled by people, undone by appeals. */
export function fraudFeature(deps: FeatureDeps): Feature {
  return {
    name: 'fraud',
    routes: (server) => fraudRoutes(server, deps),
    jobs: [
      {
        name: 'fraud.look',
        ...{ concurrency: 1, retriesMax: 1, timeoutS: 900, cron: '37 3 * * *' },
        run: async (_data, { signal }) => {
          await lookForFraud(deps, signal);
        },
      },
      {
        name: 'fraud.weigh-reviews',
        ...{ concurrency: 1, retriesMax: 1, timeoutS: 900, cron: '7 4 * * *' },
        run: async () => {
          await weighReviews(deps);
        },
      },
    ],
  };
}
