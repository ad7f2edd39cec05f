import { setImmediate } from 'node:timers/promises';

/** Why a feed was answered without the engine. */
export const degradedReasons = ['failed', 'slow', 'empty'] as const;
export type DegradedReason = (typeof degradedReasons)[number];

/** A page asks the engine for well under a millisecond's work; whoever waits this long for it is not served by it. */
export const engineBudgetMs = 150;
/** So long the engine is left alone after it was late: then one page tries it again. */
export const engineRestMs = 5_000;

/** The engine did not answer within its budget. */
export class EngineLate extends Error {
  override readonly name = 'EngineLate';
}

/**
 * Watches how long the engine takes. Whoever waits for an engine in another thread waits no longer than its budget; what
 * an engine in this thread has begun cannot be cut short, and a late answer is still given. Either way the pages after it
 * go without the engine for a while, instead of waiting in a row behind one another.
 */
export class EngineWatch {
  private readonly nowMs: () => number;
  private restsUntilMs = Number.NEGATIVE_INFINITY;

  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  get rests(): boolean {
    return this.nowMs() < this.restsUntilMs;
  }

  /** @throws `EngineLate`, and what asking throws */
  async run<Answer>(ask: () => Answer | Promise<Answer>): Promise<Answer> {
    const beganMs = this.nowMs();
    try {
      const asked = ask();
      return asked instanceof Promise ? await withinBudget(asked) : asked;
    } finally {
      const endedMs = this.nowMs();
      if (endedMs - beganMs >= engineBudgetMs) this.restsUntilMs = endedMs + engineRestMs;
    }
  }
}

function withinBudget<Answer>(asked: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const late = async () => {
      // Where this thread was the slow one, the answer is here by now, and is only to be read.
      await setImmediate();
      reject(new EngineLate('the interest engine was late'));
    };
    const timer = setTimeout(late, engineBudgetMs);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
