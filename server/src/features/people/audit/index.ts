import type { Feature, FeatureDeps } from '../../../feature.ts';
import { auditRoutes } from './audit.routes.ts';

export { type AuditEntry, audit } from './audit.store.ts';

export function auditFeature(deps: FeatureDeps): Feature {
  return { name: 'audit', routes: (server) => auditRoutes(server, deps) };
}
