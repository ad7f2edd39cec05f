import { hostname } from 'node:os';
import type { ServingPolicy } from '@kanmai/interest';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { findLogHead } from '../events/index.ts';
import { adoptionRoutes } from './adoption.routes.ts';
import { findAdopted } from './adoption.views.ts';
import { experimentsReader } from './experiment.reader.ts';
import { experimentRoutes } from './experiment.routes.ts';
import { listPlans } from './experiment.views.ts';
import { type ServingPlan, ServingPlans } from './serving-plans.ts';

export type { ServingPlan } from './serving-plans.ts';

export interface ExperimentsFeature extends Feature {
  /** What experiments and adoptions make of this person's pages; null where nothing does. */
  planFor(personId: string): ServingPlan | null;
}

/** Experiments with the feed: who is served how, what came of it, and what a policy would have had. */
export function experimentsFeature(
  deps: FeatureDeps,
  doors: {
    /** What the engine is set to. */
    readonly usual: () => ServingPolicy;
  },
): ExperimentsFeature {
  const plans = new ServingPlans();
  let [asked, answered] = [0, 0];
  const load = async () => {
    const turn = ++asked;
    const [running, adopted] = await Promise.all([listPlans(deps.db), findAdopted(deps.db)]);
    // Of two that overlap, the later asked is the newer; who waits for the earlier goes by what that found until then.
    if (turn < answered) return;
    answered = turn;
    plans.set(running, adopted);
  };
  const usual = () => ({ ...doors.usual(), ...plans.usual() });
  return {
    name: 'experiments',
    routes(server) {
      experimentRoutes(server, { deps, usual, changed: load });
      adoptionRoutes(server, { deps, engine: doors.usual, changed: load });
    },
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
