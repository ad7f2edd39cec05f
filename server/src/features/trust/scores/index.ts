import type { Feature, FeatureDeps } from '../../../feature.ts';
import { creatorScoreRoutes } from './creator-score.routes.ts';
import { scoreOpsRoutes } from './ops.routes.ts';
import { trustReader } from './reading.reader.ts';
import { scoreJobs } from './score.jobs.ts';
import { scoreRoutes } from './score.routes.ts';

export { findScores, type KeptScore } from './score.views.ts';
export { abusePerMille, type TrustLevel, trustLevelOf, unitOf } from './trust-level.policy.ts';

/** Who can be trusted: read from the log of events, published of shops, explained to them, and used by others. */
export function scoresFeature(deps: FeatureDeps): Feature {
  return {
    name: 'trust-scores',
    routes: (server) => {
      scoreRoutes(server, deps);
      creatorScoreRoutes(server, deps);
      scoreOpsRoutes(server, deps);
    },
    readers: [trustReader(deps)],
    jobs: scoreJobs(deps),
  };
}
