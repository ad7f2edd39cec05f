import { dayMs } from '@kanmai/kernel';
import { type ScoreKind, scoreKinds } from './score-kinds.ts';

/** How much of a kind happened on one day (days since 1970). */
export interface DayCount {
  readonly day: number;
  readonly kind: string;
  readonly count: number;
}

const halfLives: ReadonlyMap<string, number> = new Map(
  scoreKinds.map(({ kind, halfLifeDays }: ScoreKind) => [kind, halfLifeDays]),
);

/** Counts as of a moment, each day faded by its kind's half-life. Later days are left out, and so is a kind not known. */
export function fadedCounts(days: Iterable<DayCount>, atMs: number): Map<string, number> {
  return weighed(days, atMs, (ageDays, kind) => {
    const halfLife = halfLives.get(kind);
    return halfLife === undefined ? 0 : 2 ** (-ageDays / halfLife);
  });
}

/** Counts of the last so many days, each the less the longer ago it is: all of today's, nothing of what is older. */
export function windowCounts(
  days: Iterable<DayCount>,
  atMs: number,
  windowDays: number,
): Map<string, number> {
  return weighed(days, atMs, (ageDays) => Math.max(0, 1 - ageDays / windowDays));
}

function weighed(
  days: Iterable<DayCount>,
  atMs: number,
  weightOf: (ageDays: number, kind: string) => number,
): Map<string, number> {
  const today = Math.floor(atMs / dayMs);
  const counts = new Map<string, number>();
  for (const { day, kind, count } of days) {
    if (day > today) continue;
    const weight = weightOf(today - day, kind);
    if (weight > 0) counts.set(kind, (counts.get(kind) ?? 0) + count * weight);
  }
  return counts;
}
