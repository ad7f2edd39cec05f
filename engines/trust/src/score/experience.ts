import { dayMs } from '@kanmai/kernel';
import { type CountedScore, countedScore } from './counted-score.ts';
import { type DayCount, windowCounts } from './day-counts.ts';
import { experienceFormula } from './score-formula.ts';

/** What of a shop's experience score is published when; a change is a new version. */
export const experiencePolicy = {
  version: 1,
  windowDays: 90,
  deliveredMin: 30,
  /** Each counts one delivered order. */
  deliveries: ['parcel-on-time', 'parcel-late'] as readonly string[],
  formula: experienceFormula,
} as const;

/** What happened within the window: orders delivered, and counts by kind (`windowCounts`) of the shop and of its category. */
export interface WindowSeen {
  readonly delivered: number;
  readonly own: ReadonlyMap<string, number>;
  readonly whole: ReadonlyMap<string, number>;
}

/** The experience score of a shop; undefined where too few orders were delivered: that is not low. */
export function experienceOf({ delivered, own, whole }: WindowSeen): CountedScore | undefined {
  const { deliveredMin, formula } = experiencePolicy;
  return delivered < deliveredMin ? undefined : countedScore(formula, own, whole);
}

/** The window as of a moment, from what happened day by day to the shop and to all of its category. */
export function windowOf(own: readonly DayCount[], whole: readonly DayCount[], atMs: number): WindowSeen {
  const { windowDays, deliveries } = experiencePolicy;
  const today = Math.floor(atMs / dayMs);
  return {
    delivered: own.reduce(
      (sum, { day, kind, count }) =>
        deliveries.includes(kind) && day <= today && day > today - windowDays ? sum + count : sum,
      0,
    ),
    own: windowCounts(own, atMs, windowDays),
    whole: windowCounts(whole, atMs, windowDays),
  };
}
