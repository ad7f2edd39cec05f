import { minuteMs } from '@kanmai/kernel';

/** What somebody did with a broadcaster, over all their rooms. */
export interface FanFacts {
  readonly follows: boolean;
  readonly watchedMs: number;
  /** Orders that were paid for in their rooms, and not called off. */
  readonly bought: number;
}

/** What each level asks for, from the first: following alone, then time, then orders too. */
export const fanLevels = [
  { watchedMs: 0, bought: 0 },
  { watchedMs: 30 * minuteMs, bought: 0 },
  { watchedMs: 120 * minuteMs, bought: 1 },
  { watchedMs: 600 * minuteMs, bought: 3 },
] as const;

/** The level of a fan: 0 for who does not follow, else how many of the levels are reached, one after the other. */
export function fanLevel({ follows, watchedMs, bought }: FanFacts): number {
  if (!follows) return 0;
  const missed = fanLevels.findIndex((level) => watchedMs < level.watchedMs || bought < level.bought);
  return missed < 0 ? fanLevels.length : missed;
}
