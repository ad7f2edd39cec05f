import type { Feature, FeatureDeps } from '../../../feature.ts';
import { raceRoutes } from './race.routes.ts';
import { lookAtRaces } from './race.service.ts';

/** The traffic race: new clips climb audiences on what their viewers do. The engine decides; the log tells of it. */
export function clipRaceFeature(deps: FeatureDeps): Feature {
  return {
    name: 'clip-race',
    routes: (server) => raceRoutes(server, deps),
    jobs: [
      {
        ...{ name: 'clip-race.look', concurrency: 1, retriesMax: 0, timeoutS: 300, cron: '* * * * *' },
        run: () => lookAtRaces(deps),
      },
    ],
  };
}
