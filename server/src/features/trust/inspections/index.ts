import type { Feature, FeatureDeps } from '../../../feature.ts';
import { certificateRoutes } from './certificate.routes.ts';
import { checkPages } from './check.pages.ts';
import { foretoldRoutes } from './foretold.routes.ts';
import { inspectionJobs } from './inspection.jobs.ts';
import { inspectionReader } from './inspection.reader.ts';
import { inspectionRoutes } from './inspection.routes.ts';
import { opsInspectionRoutes } from './ops-inspection.routes.ts';
import { studioInspectionRoutes } from './studio-inspection.routes.ts';

export { findDestinations } from './destination.service.ts';
export { refuseShipping } from './route.service.ts';
export { isWithWarehouse } from './route.store.ts';

/** The warehouse that looks at goods before their buyers get them: authenticity, second-hand phones, certificates. */
export function inspectionsFeature(deps: FeatureDeps): Feature {
  return {
    name: 'inspections',
    routes: (server) => {
      foretoldRoutes(server, deps);
      inspectionRoutes(server, deps);
      studioInspectionRoutes(server, deps);
      opsInspectionRoutes(server, deps);
      certificateRoutes(server, deps);
    },
    pages: (server) => checkPages(server, deps),
    readers: [inspectionReader(deps)],
    jobs: inspectionJobs(deps),
  };
}
