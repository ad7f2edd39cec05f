import type { Feature, FeatureDeps } from '../../../feature.ts';
import { catalogueFileJobs } from './catalogue-file.jobs.ts';
import { catalogueFileRoutes } from './catalogue-file.routes.ts';

/** Catalogues as tables, in and out: Shopify's and Google Merchant's. */
export function catalogueFilesFeature(deps: FeatureDeps): Feature {
  return {
    name: 'catalogue-files',
    routes: (server) => catalogueFileRoutes(server, deps),
    jobs: catalogueFileJobs(deps),
  };
}
