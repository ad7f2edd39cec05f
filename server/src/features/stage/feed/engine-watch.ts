/** Why a feed was answered without the engine. */
export const degradedReasons = ['failed', 'slow', 'empty'] as const;
export type DegradedReason = (typeof degradedReasons)[number];

/** A page asks the engine for well under a millisecond's work; whoever waits this long for it is not served by it. */
export const engineBudgetMs = 150;
/** So long the engine is left alone after it was late: then one page tries it again. */
export const engineRestMs = 5_000;

/**
 * Watches how long the engine takes. What is under way cannot be cut short: a late answer is still given, but the pages
 * after it go without the engine for a while, instead of waiting in a row behind one another.
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

  run<Answer>(ask: () => Answer): Answer {
    const beganMs = this.nowMs();
    try {
      return ask();
    } finally {
      const endedMs = this.nowMs();
      if (endedMs - beganMs > engineBudgetMs) this.restsUntilMs = endedMs + engineRestMs;
    }
  }
}
