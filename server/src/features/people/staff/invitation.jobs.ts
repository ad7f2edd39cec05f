import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { invitationKeptMs } from './invitation.policy.ts';
import { removeInvitationsBefore } from './invitation.store.ts';

/** Forgets invitations, and with them whom they were sent to, some time after they have expired. */
export function tidyInvitationsJob(deps: Pick<FeatureDeps, 'db' | 'clock'>): JobDefinition {
  return {
    name: 'tidy-invitations',
    concurrency: 1,
    retriesMax: 2,
    timeoutS: 120,
    cron: '37 3 * * *',
    run: () => removeInvitationsBefore(deps.db, deps.clock.nowMs() - invitationKeptMs),
  };
}
