import type { HubCounts } from './hub.ts';

/** Counts of the process, raised where things happen. */
export type Counters = {
  -readonly [Name in Exclude<keyof HubCounts, 'rooms' | 'viewers' | 'periodMs'>]: number;
};

export function createCounters(): Counters {
  return {
    flushes: 0,
    frames: 0,
    deliveries: 0,
    chatSpread: 0,
    chatDropped: 0,
    gapsFilled: 0,
    closedSlow: 0,
  };
}
