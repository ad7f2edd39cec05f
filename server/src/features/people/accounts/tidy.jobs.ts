import { dayMs, hourMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { FeatureDeps } from '../../../feature.ts';
import { forgetKeys } from '../../../http/idempotency.ts';
import type { JobDefinition } from '../../../jobs.ts';

/** Removes what has expired: codes, sessions, the counts of codes sent, and idempotency keys. */
export function tidyAccountsJob(deps: Pick<FeatureDeps, 'db' | 'clock'>): JobDefinition {
  return {
    name: 'tidy-accounts',
    concurrency: 1,
    retriesMax: 2,
    timeoutS: 120,
    cron: '23 * * * *',
    async run() {
      const nowMs = deps.clock.nowMs();
      const hourAgo = new Date(nowMs - hourMs);
      await deps.db
        .deleteFrom('auth_code_sends')
        .where('at', '<', new Date(nowMs - dayMs))
        .execute();
      await sql`delete from auth_verifications where "expiresAt" < ${hourAgo}`.execute(deps.db);
      await sql`delete from auth_sessions where "expiresAt" < ${hourAgo}`.execute(deps.db);
      await forgetKeys(deps.db, nowMs);
    },
  };
}
