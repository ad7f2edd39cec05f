import type { Clock } from '@kanmai/kernel';

interface Work {
  readonly dueMs: number;
  tick(): boolean;
  sweep(): void;
}

/** Calls the work when it is due: not at all while there is nothing to do, but for a sweep each second. */
export interface Ticker {
  /** Something is to be done at that time. */
  due(dueMs: number): void;
  stop(): void;
}

const sweepMs = 1_000;
/** Messages that come together are flushed together. */
const leastMs = 5;

export function createTicker(work: Work, uptime: Clock): Ticker {
  let timer: NodeJS.Timeout | null = null;
  let armedMs = Number.POSITIVE_INFINITY;
  let again: NodeJS.Immediate | null = null;
  let stopped = false;

  const run = () => {
    timer = null;
    again = null;
    armedMs = Number.POSITIVE_INFINITY;
    if (stopped) return;
    if (work.tick()) again = setImmediate(run);
    else due(work.dueMs);
  };
  const due = (dueMs: number) => {
    const atMs = Math.max(dueMs, uptime.nowMs() + leastMs);
    if (stopped || again !== null || dueMs === Number.POSITIVE_INFINITY) return;
    if (timer !== null && atMs >= armedMs) return;
    if (timer !== null) clearTimeout(timer);
    armedMs = atMs;
    timer = setTimeout(run, Math.ceil(atMs - uptime.nowMs()));
  };
  const sweeps = setInterval(() => work.sweep(), sweepMs);
  sweeps.unref();
  return {
    due,
    stop() {
      stopped = true;
      clearInterval(sweeps);
      if (timer !== null) clearTimeout(timer);
      if (again !== null) clearImmediate(again);
    },
  };
}
