import { hostname } from 'node:os';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { findLogHead } from '../../insight/events/index.ts';
import { SearchKeeper, searchedKinds } from './search.keeper.ts';
import { searchRoutes } from './search.routes.ts';
import type { ProductAbout } from './search-index.ts';

export { searchTermOf } from './search-text.ts';

export interface SearchFeature extends Feature {
  /** Resolves when the index of this process is built, for benches and tests. */
  ready(): Promise<void>;
  /** How many goods are called so; null while this process does not know. */
  countFound(text: string): number | null;
  /** What is found for a text, best first; null while this process does not know. */
  findForTerm(text: string): FoundForTerm | null;
}

export interface FoundForTerm {
  /** Whether goods are called so, not only alike. */
  readonly isExact: boolean;
  readonly goods: readonly ProductAbout[];
}

/** Finding goods: an index in every web process, built from the database and kept fresh by the event log. */
export function searchFeature(deps: FeatureDeps): SearchFeature {
  const keeper = new SearchKeeper(deps);
  return {
    name: 'search',
    routes: (server) => searchRoutes(server, { deps, index: () => keeper.index() }),
    webReaders: [
      {
        name: `search ${hostname()} ${deps.config.port}`,
        kinds: searchedKinds,
        // The log is followed from before the first product is read, so that no change falls between.
        async from() {
          const head = await findLogHead(deps.db);
          keeper.start();
          return head;
        },
        take: (events) => keeper.take(events),
      },
    ],
    stop: () => keeper.stop(),
    ready: () => keeper.ready(),
    countFound(text) {
      const found = keeper.index()?.search(text);
      return found === undefined ? null : found.correctedTo === null ? found.ids.length : 0;
    },
    findForTerm(text) {
      const index = keeper.index();
      if (index === null) return null;
      const { ids, correctedTo } = index.search(text);
      return { isExact: correctedTo === null, goods: index.aboutOf(ids) };
    },
  };
}
