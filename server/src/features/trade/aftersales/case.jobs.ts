import { Rollback, unitOfWork } from '../../../database.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { type CaseDeps, type Ran, runCommand } from './case.service.ts';
import { findReturnTo, lockCase, lockDueCase } from './case.store.ts';

/** At most this many in one run; the next run goes on. */
const timeOutsMax = 5_000;
/** So many that cannot be decided are no longer single cases: the run fails, and is seen. */
const failuresMax = 100;

/**
 * Decides what nobody answered in time, each case in its own unit of work; one that fails keeps no other. Answers what
 * was decided.
 */
export async function timeOutCases(deps: CaseDeps, signal?: AbortSignal): Promise<readonly Ran[]> {
  const decided: Ran[] = [];
  const failed: string[] = [];
  while (decided.length < timeOutsMax && signal?.aborted !== true) {
    let caseId: string | null = null;
    try {
      const ran = await unitOfWork(deps.db, async (tx) => {
        caseId = await lockDueCase(tx, deps.clock.nowMs(), failed);
        const found = caseId === null ? null : await lockCase(tx, { caseId });
        if (found === null) return null;
        const returnTo = await findReturnTo(tx, found.shopId);
        const command = { kind: 'time-out', returnTo } as const;
        return runCommand(tx, deps, found, command, { side: 'clock', actorId: null });
      });
      if (ran === null) break;
      decided.push(ran);
    } catch (error) {
      if (caseId === null || failed.length >= failuresMax) throw error;
      const why = error instanceof Rollback ? error.failure : error;
      deps.log.error({ error: why, caseId }, 'a case of after-sales could not be decided by its clock');
      failed.push(caseId);
    }
  }
  if (decided.length > 0) deps.eventsAppended();
  return decided;
}

export function caseJobs(deps: CaseDeps, told: (ran: Ran) => Promise<void>): JobDefinition[] {
  return [
    {
      name: 'aftersales.time-out',
      concurrency: 1,
      retriesMax: 0,
      timeoutS: 300,
      cron: '* * * * *',
      run: async (_data, { signal }) => {
        for (const ran of await timeOutCases(deps, signal)) await told(ran);
      },
    },
  ];
}
