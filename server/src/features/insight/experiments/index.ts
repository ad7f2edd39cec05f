import { hostname } from 'node:os';
import type { ServingPolicy } from '@kanmai/interest';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { findLogHead } from '../events/index.ts';
import { experimentsReader } from './experiment.reader.ts';
import { experimentRoutes } from './experiment.routes.ts';
import { listPlans } from './experiment.views.ts';
import { type ServingPlan, ServingPlans } from './serving-plans.ts';

export type { ServingPlan } from './serving-plans.ts';

export interface ExperimentsFeature extends Feature {
  /** What experiments make of this person's pages; null where none concerns them. */
  planFor(personId: string): ServingPlan | null;
}

/** Experiments with the feed: who is served how, what came of it, and what a policy would have had. */
export function experimentsFeature(
  deps: FeatureDeps,
  doors: { readonly usual: () => ServingPolicy },
): ExperimentsFeature {
  const plans = new ServingPlans();
  const load = async () => plans.set(await listPlans(deps.db));
  return {
    name: 'experiments',
    routes: (server) => experimentRoutes(server, { deps, ...doors, changed: load }),
    readers: [experimentsReader(deps)],
    webReaders: [
      {
        name: `experiments ${hostname()} ${deps.config.port}`,
        kinds: ['experiment-changed'],
        // What changes from here on; how it is here is read after asking where that is.
        async from() {
          const head = await findLogHead(deps.db);
          await load();
          return head;
        },
        take: load,
      },
    ],
    start: load,
    planFor: (personId) => plans.planFor(personId),
  };
}
