import type { Feature, FeatureDeps } from '../../../feature.ts';
import { importRoutes } from './import.routes.ts';
import { createImportService } from './import.service.ts';

/** Takes catalogues, clips and events from elsewhere, by the line: resumable, idempotent, errors named by line. */
export function importsFeature(deps: FeatureDeps): Feature {
  const service = createImportService(deps);
  return { name: 'imports', routes: (server) => importRoutes(server, deps, service) };
}
