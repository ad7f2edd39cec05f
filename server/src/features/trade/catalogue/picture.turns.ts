/** Lets a few pieces of work run at once and a bounded number wait. */
export interface Turns {
  /** The work's result; null when too many are waiting already. */
  take<Value>(work: () => Promise<Value>): Promise<Value | null>;
}

export function createTurns(concurrencyMax: number, waitingMax: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async take(work) {
      if (running >= concurrencyMax) {
        if (waiting.length >= waitingMax) return null;
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else {
        running += 1;
      }
      try {
        return await work();
      } finally {
        // A waiting one takes over this turn, so that the count stays.
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
