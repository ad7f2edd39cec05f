import type { Feature, FeatureDeps } from '../../../feature.ts';
import { clipResultsReader } from './clip-result.reader.ts';
import { clipResultRoutes } from './clip-result.routes.ts';

/** What came of each clip: counted from the event log, and for its author put into a sentence. */
export function clipResultsFeature(deps: FeatureDeps): Feature {
  return {
    name: 'clip-results',
    routes: (server) => clipResultRoutes(server, deps),
    readers: [clipResultsReader(deps)],
  };
}
