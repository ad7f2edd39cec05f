import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const lookEveryMs = 1_000;
const megabyte = 1024 * 1024;

/** Looks are a second apart. */
export const restWatch = { busyMax: 0.1, looksAfterStart: 2, looksAfterBurst: 60, slackMinMb: 32 } as const;

/** Whether this thread is at rest, and has memory to give back that it no longer needs. */
export class RestWatch {
  private quietLooks = 0;
  private isDone = false;
  /** The start comes once; a burst is soon followed by another, which would have to grow its room anew. */
  private looksWanted: number = restWatch.looksAfterStart;

  /** `busy`: the share of the time since the last look in which the thread did something. `slackMb`: taken and not used. */
  look(busy: number, slackMb: number): boolean {
    if (busy > restWatch.busyMax) {
      this.quietLooks = 0;
      this.isDone = false;
      return false;
    }
    this.quietLooks++;
    if (this.isDone || this.quietLooks < this.looksWanted || slackMb < restWatch.slackMinMb) return false;
    // Once for each rest: what is left then is in use.
    this.isDone = true;
    this.looksWanted = restWatch.looksAfterBurst;
    return true;
  }
}

/**
 * V8 keeps what a start or a burst once needed: hundreds of megabytes of room for young objects. When this thread has been
 * idle for seconds after the start, or for a minute later on, it is given back, by a collection that takes some tenths of a
 * second; no more than once for each rest.
 */
export function releaseAtRest(): { stop(): void } {
  const watch = new RestWatch();
  let before = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    const { total_heap_size: total, used_heap_size: used } = getHeapStatistics();
    if (watch.look(utilization, (total - used) / megabyte)) releaseMemory();
  }, lookEveryMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;
let collect: Collect | null = null;

/** Collects all there is to collect, and gives back the room: what V8 does by itself only before it gives up. */
export function releaseMemory(): void {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
  }
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
