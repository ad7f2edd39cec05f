/** How many watch in other processes, as they told last; who has not told for a while is counted no more. */
export interface Presence {
  told(from: string, online: number, nowMs: number): void;
  /** Forgets those who fell silent, and counts the rest. */
  elsewhere(nowMs: number): number;
  /** Counts everybody's silence from now. */
  forgive(nowMs: number): void;
  /** Whether any other process has this room. */
  readonly others: boolean;
}

const processesMax = 1_000;

export function createPresence(silentMs: number): Presence {
  const processes = new Map<string, { online: number; atMs: number }>();
  return {
    told(from, online, nowMs) {
      if (online < 0) processes.delete(from);
      else if (processes.has(from) || processes.size < processesMax)
        processes.set(from, { online, atMs: nowMs });
    },
    elsewhere(nowMs) {
      let sum = 0;
      for (const [from, { online, atMs }] of processes) {
        if (nowMs - atMs > silentMs) processes.delete(from);
        else sum += online;
      }
      return sum;
    },
    forgive(nowMs) {
      for (const told of processes.values()) told.atMs = nowMs;
    },
    get others() {
      return processes.size > 0;
    },
  };
}
