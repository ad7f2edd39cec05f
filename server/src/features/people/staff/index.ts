import type { Feature, FeatureDeps } from '../../../feature.ts';
import { tidyInvitationsJob } from './invitation.jobs.ts';
import { staffRoutes } from './staff.routes.ts';
import type { StaffDoors } from './staff.service.ts';

/** Staff: who works in a shop and as what, and the invitations to join. */
export function staffFeature(deps: FeatureDeps, doors: StaffDoors): Feature {
  return {
    name: 'staff',
    routes: (server) => staffRoutes(server, { deps, doors }),
    jobs: [tidyInvitationsJob(deps)],
  };
}
