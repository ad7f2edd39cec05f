import type { HubSettings } from './hub.ts';

/** How often rooms are flushed, by what flushing costs: the period grows until it takes no more than its share of the time. */
export interface Pace {
  /** A part of the viewers was flushed: what it cost last time, and now. 0 when that part is gone or quiet. */
  cost(beforeMs: number, nowMs: number): void;
  readonly periodMs: number;
  /** How soon commerce may follow: not sooner than flushing it takes, and within the period. */
  readonly commerceMs: number;
  /** The share of the usual chat that is spread: less than 1 when the longest period is too short. */
  readonly chatShare: number;
}

const chatShareLeast = 0.05;

export function createPace(
  settings: Pick<HubSettings, 'flushMs' | 'flushMaxMs' | 'flushShare' | 'commerceMs'>,
): Pace {
  let allMs = 0;
  const neededMs = () => allMs / settings.flushShare;
  return {
    cost(beforeMs, nowMs) {
      allMs = Math.max(0, allMs + nowMs - beforeMs);
    },
    get periodMs() {
      return Math.min(settings.flushMaxMs, Math.max(settings.flushMs, neededMs()));
    },
    get commerceMs() {
      return Math.min(this.periodMs, Math.max(settings.commerceMs, neededMs()));
    },
    get chatShare() {
      return Math.max(chatShareLeast, Math.min(1, settings.flushMaxMs / Math.max(1, neededMs())));
    },
  };
}
