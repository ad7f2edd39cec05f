import { judgeRace, type MeasureVerdict, type RaceCounts } from './judge.ts';
import type { RaceStandard } from './standard.ts';
import type { RaceSettings, RaceTier } from './tiers.ts';

/** Where a clip stands. */
export interface RaceState {
  /** The step it is on, 0 is the first. */
  readonly tier: number;
  readonly startedAtMs: number;
  /** Looks already taken at this step. */
  readonly looks: number;
}

export type RaceDecision = 'promote' | 'hold' | 'stop';

export interface RaceLook {
  readonly decision: RaceDecision;
  readonly measures: readonly MeasureVerdict[];
  /** Whether the audience of the step was reached: nobody more is owed. */
  readonly audienceReached: boolean;
}

/** When a step is looked at next: after each window, then each time as long as the last again. In milliseconds. */
export function nextLookAtMs({ startedAtMs, looks }: RaceState, { windowsMin }: RaceSettings): number {
  const last = windowsMin.at(-1) ?? 60;
  const minutes = windowsMin[looks] ?? last * (looks - windowsMin.length + 2);
  return startedAtMs + minutes * 60_000;
}

/**
 * What becomes of a clip on what the viewers of its step did. It climbs when at least one measure is clearly better than
 * the middle and none of dwell, or of all the others, is clearly worse; it stops when dwell is clearly worse, or
 * everything else is; else it holds: it keeps its step, and beyond the audience of it nobody is owed. A clip no better
 * than the middle in anything climbs with a chance of at most the `error` of its step, over all looks together.
 */
export function decideRace(
  state: RaceState,
  counts: RaceCounts,
  standard: RaceStandard,
  settings: RaceSettings,
): RaceLook {
  const tier = tierOf(state.tier, settings);
  const measures = judgeRace(counts, standard, tier.error, settings);
  const audienceReached = counts.viewers >= tier.audience;
  const isLast = state.tier >= settings.tiers.length - 1;
  const decision = decisionOf(measures);
  return { decision: decision === 'promote' && isLast ? 'hold' : decision, measures, audienceReached };
}

function decisionOf(measures: readonly MeasureVerdict[]): RaceDecision {
  const [dwell, ...sales] = measures;
  const allBelow = sales.length > 0 && sales.every(({ verdict }) => verdict === 'below');
  if (dwell?.verdict === 'below' || allBelow) return 'stop';
  return measures.some(({ verdict }) => verdict === 'above') ? 'promote' : 'hold';
}

export function tierOf(tier: number, settings: RaceSettings): RaceTier {
  const at = Math.max(0, Math.min(settings.tiers.length - 1, Math.floor(tier)));
  return settings.tiers[at]!;
}
