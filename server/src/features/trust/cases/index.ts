import type { Feature, FeatureDeps } from '../../../feature.ts';
import { caseNoticeJobs } from './case-notice.jobs.ts';
import { compensateJob, payDueCompensations } from './compensate.service.ts';
import { opsCaseRoutes } from './ops.routes.ts';
import { penaltyRoutes } from './penalty.routes.ts';
import { rulingRoutes } from './ruling.routes.ts';
import type { RulingDeps } from './ruling.service.ts';

export { penaltyAppeals } from './penalty.appeals.ts';

export interface CasesDoors {
  readonly hub: RulingDeps['hub'];
  /** What the platform can do to whoever broadcasts. */
  readonly powers: RulingDeps['powers'];
  /** What is to be done when a shop is closed or opened. */
  readonly shops: RulingDeps['shops'];
}

/** Cases about live rooms: what is tied together, compensation, rulings with penalty points, and what everybody may read of them. */
export function casesFeature(deps: FeatureDeps, doors: CasesDoors): Feature {
  const given: RulingDeps = { deps, ...doors };
  return {
    name: 'cases',
    routes: (server) => {
      opsCaseRoutes(server, given);
      penaltyRoutes(server, deps);
      rulingRoutes(server, deps);
    },
    jobs: [
      ...caseNoticeJobs(deps),
      {
        ...{ name: compensateJob, concurrency: 1, retriesMax: 3, timeoutS: 600, cron: '*/10 * * * *' },
        run: (_data, { signal }) => payDueCompensations(deps, signal),
      },
    ],
  };
}
