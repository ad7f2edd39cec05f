import type { Feature, FeatureDeps } from '../../../feature.ts';
import { importRoutes } from './import.routes.ts';
import { createImportService } from './import.service.ts';
import type { ImportDoors } from './import-kinds.service.ts';

export type { CatalogueRecord, ClipRecord, LineError, SourceRef } from './import.schema.ts';
export { sourceKey } from './import.store.ts';
export type { ImportDoors } from './import-kinds.service.ts';
export type { NumberedRecord } from './import-record.policy.ts';

/** Takes catalogues, clips and events from elsewhere, by the line: resumable, idempotent, errors named by line. */
export function importsFeature(deps: FeatureDeps, doors: ImportDoors): Feature {
  const service = createImportService(deps, doors);
  return { name: 'imports', routes: (server) => importRoutes(server, deps, service) };
}
