import { hourMs } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { rebuildTrust } from './reading.reader.ts';
import { refreshScores } from './score.service.ts';

export const rebuildJob = 'trust-scores.rebuild';

/** What fades slowly is read again once a day; so many in one run, the next goes on. */
const staleMs = 20 * hourMs;
const refreshedMax = 20_000;

export function scoreJobs(deps: Pick<FeatureDeps, 'db' | 'clock'>): JobDefinition[] {
  return [
    {
      name: 'trust-scores.refresh',
      ...{ concurrency: 1, retriesMax: 0, timeoutS: 540, cron: '*/10 * * * *' },
      run: async (_data, { signal }) => {
        const nowMs = deps.clock.nowMs();
        await refreshScores(deps.db, nowMs, { readBeforeMs: nowMs - staleMs, most: refreshedMax, signal });
      },
    },
    {
      name: rebuildJob,
      ...{ concurrency: 1, retriesMax: 1, timeoutS: 3_600 },
      run: (_data, { signal }) => rebuildTrust(deps, signal),
    },
  ];
}
