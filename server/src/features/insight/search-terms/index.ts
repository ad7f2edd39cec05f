import type { Feature, FeatureDeps } from '../../../feature.ts';
import { searchTermsReader } from './search-term.reader.ts';
import { searchTermRoutes } from './search-term.routes.ts';
import { createReadTerms, type FindForTerm } from './search-term.service.ts';

/** What people searched for, counted from the event log, and for each shop what to do about it. */
export function searchTermsFeature(deps: FeatureDeps, doors: { readonly findForTerm: FindForTerm }): Feature {
  const readTerms = createReadTerms({ deps, ...doors });
  return {
    name: 'search-terms',
    routes: (server) => searchTermRoutes(server, readTerms),
    readers: [searchTermsReader(deps)],
  };
}
