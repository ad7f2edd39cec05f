import { Rollback, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { tellOfInspection } from './inspection.notice.ts';
import { runOnPiece } from './inspection.service.ts';
import { lockDuePiece, lockPieces } from './inspection.store.ts';

/** At most this many in one run; the next run goes on. */
const decisionsMax = 5_000;
/** So many that cannot be decided are no longer single pieces: the run fails, and is seen. */
const failuresMax = 100;

/**
 * Gives back what buyers did not answer for in time, each piece in its own unit of work; one that fails keeps no other.
 * Answers how many.
 */
export async function refuseOverdue(deps: FeatureDeps, signal?: AbortSignal): Promise<number> {
  let refused = 0;
  const failed: string[] = [];
  while (refused < decisionsMax && signal?.aborted !== true) {
    let id: string | null = null;
    try {
      const ran = await unitOfWork(deps.db, async (tx) => {
        id = await lockDuePiece(tx, deps.clock.nowMs(), failed);
        const [piece] = id === null ? [] : await lockPieces(tx, { id });
        if (piece === undefined) return null;
        const by = { side: 'clock', actorId: null } as const;
        return { piece, events: await runOnPiece(tx, deps, piece, { kind: 'lapse' }, by) };
      });
      if (ran === null) break;
      refused += 1;
      await tellOfInspection(deps, ran.piece, ran.events);
    } catch (error) {
      if (id === null || failed.length >= failuresMax) throw error;
      const why = error instanceof Rollback ? error.failure : error;
      deps.log.error({ error: why, inspectionId: id }, 'a piece could not be decided by its clock');
      failed.push(id);
    }
  }
  if (refused > 0) deps.eventsAppended();
  return refused;
}

export function inspectionJobs(deps: FeatureDeps): JobDefinition[] {
  return [
    {
      name: 'inspections.refuse-overdue',
      ...{ concurrency: 1, retriesMax: 0, timeoutS: 300, cron: '* * * * *' },
      run: async (_data, { signal }) => {
        await refuseOverdue(deps, signal);
      },
    },
  ];
}
