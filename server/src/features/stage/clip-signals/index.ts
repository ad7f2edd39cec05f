import type { Feature, FeatureDeps } from '../../../feature.ts';
import { sweepSignalsJob } from './clip-signal.jobs.ts';
import { clipSignalReader } from './clip-signal.reader.ts';

export { signalsOf, suspectedDays } from './clip-signal.policy.ts';
export { findStandings } from './clip-signal.views.ts';

/** How far the goods of each clip can be believed, had, delivered and earned from: told to the ranking by the log. */
export function clipSignalsFeature(deps: FeatureDeps): Feature {
  return { name: 'clip-signals', readers: [clipSignalReader(deps)], jobs: [sweepSignalsJob(deps)] };
}
