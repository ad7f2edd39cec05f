import type { Feature, FeatureDeps } from '../../../feature.ts';
import { reconciliationRoutes } from './reconciliation.routes.ts';
import { reconcileLately } from './reconciliation.service.ts';

/** Compares every day what providers say they moved with what our tables say. */
export function reconciliationFeature(deps: FeatureDeps): Feature {
  return {
    name: 'reconciliation',
    routes: (server) => reconciliationRoutes(server, deps),
    jobs: [
      {
        name: 'reconciliation.run',
        concurrency: 1,
        retriesMax: 0,
        timeoutS: 1_800,
        // In UTC: 10:45 in China, when the day before has its files; twice more for what was not there then.
        cron: '45 2,5,8 * * *',
        run: () => reconcileLately(deps),
      },
    ],
  };
}
