import { hostname } from 'node:os';
import type { Feature, FeatureDeps } from '../../../feature.ts';
import { findLogHead } from '../../insight/events/index.ts';
import { SearchKeeper, searchedKinds } from './search.keeper.ts';
import { categoryMeant } from './search.meaning.ts';
import { searchRoutes } from './search.routes.ts';
import type { Fondness, ProductAbout } from './search-index.ts';

export { searchTermOf } from './search-text.ts';

export interface SearchDoors {
  /** How a person feels about shops and categories now. */
  readonly fondnessOf: (personId: string) => Promise<Fondness>;
}

export interface SearchFeature extends Feature {
  /** Resolves when the index of this process is built, for benches and tests. */
  ready(): Promise<void>;
  /** What a text is about. */
  meantBy(text: string): SearchMeaning;
  /** What is found for a text, best first; null while this process does not know. */
  findForTerm(text: string): FoundForTerm | null;
}

/** Null: this process does not know, or it is about several things. */
export interface SearchMeaning {
  /** How many goods are called so. */
  readonly found: number | null;
  /** The category that most of the best ones are of. */
  readonly category: string | null;
}

export interface FoundForTerm {
  /** Whether goods are called so, not only alike. */
  readonly isExact: boolean;
  readonly goods: readonly ProductAbout[];
}

/** Finding goods: an index in every web process, built from the database and kept fresh by the event log. */
export function searchFeature(deps: FeatureDeps, { fondnessOf }: SearchDoors): SearchFeature {
  const keeper = new SearchKeeper(deps);
  return {
    name: 'search',
    routes: (server) => searchRoutes(server, { deps, index: () => keeper.index(), fondnessOf }),
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
    meantBy(text) {
      const index = keeper.index();
      if (index === null) return { found: null, category: null };
      const { ids, correctedTo } = index.search(text);
      return {
        found: correctedTo === null ? ids.length : 0,
        category: categoryMeant(index.categoriesOf(ids)),
      };
    },
    findForTerm(text) {
      const index = keeper.index();
      if (index === null) return null;
      const { ids, correctedTo } = index.search(text);
      return { isExact: correctedTo === null, goods: index.aboutOf(ids) };
    },
  };
}
