import type { JobDefinition } from '../../../jobs.ts';
import { refreshSignals, type SignalDeps } from './clip-signal.service.ts';
import { listLongestUnseen } from './clip-signal.views.ts';

const atOnceMax = 5_000;

/** What no event tells of (parcels late by now, complaints, reviews): the clips looked at longest ago, in their turn. */
export function sweepSignalsJob(deps: SignalDeps): JobDefinition {
  return {
    name: 'clip-signals.sweep',
    concurrency: 1,
    retriesMax: 0,
    timeoutS: 240,
    cron: '*/5 * * * *',
    run: async () => {
      await refreshSignals(deps, await listLongestUnseen(deps.db, atOnceMax));
    },
  };
}
