import { grown } from './columns.ts';
import { quickLog } from './log.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { holds, type Outcome, tasks } from './tasks.ts';

/** Before anything was seen, of click, long view and like. */
export const firstRates = [0.3, 0.3, 0.02] as const;

const stride = 4;

/** What all exposures come to, per task. */
export class Bases {
  readonly rate = new Float64Array(tasks);
  readonly logOdds = new Float64Array(tasks);

  set(task: number, rate: number): void {
    this.rate[task] = rate;
    this.logOdds[task] = quickLog(rate / (1 - rate));
  }
}

/** Decayed counts per key: shown, clicked, viewed long, liked. */
export class Rates {
  /** In doubles: with single ones counting stops at 2^24. */
  private counts = new Float64Array(16 * stride);
  private atMs = new Float64Array(16);
  private readonly halfLifeMs: number;

  constructor(halfLifeDays: number, keys = 16) {
    this.halfLifeMs = halfLifeDays * 86_400_000;
    this.counts = new Float64Array(keys * stride);
    this.atMs = new Float64Array(keys);
  }

  add(key: number, outcome: Outcome, atMs: number): void {
    this.counts = grown(this.counts, (key + 1) * stride);
    this.atMs = grown(this.atMs, key + 1);
    const k = key * stride;
    const passedMs = atMs - this.atMs[key]!;
    if (passedMs > 0) {
      const scale = 2 ** (-passedMs / this.halfLifeMs);
      for (let i = k; i < k + stride; i++) this.counts[i]! *= scale;
      this.atMs[key] = atMs;
    }
    this.counts[k]!++;
    for (let task = 0; task < tasks; task++) if (holds(outcome, task)) this.counts[k + 1 + task]!++;
  }

  /**
   * How much likelier than the base rates each task is under a key, in log-odds, after `pull` imagined exposures at
   * those rates. Written to `out` from `start` on.
   */
  lifts(key: number, pull: number, bases: Bases, out: Float64Array, start: number): void {
    const k = key * stride;
    const { counts } = this;
    const shown = counts[k] ?? 0;
    if (shown === 0) {
      for (let task = 0; task < tasks; task++) out[start + task] = 0;
      return;
    }
    for (let task = 0; task < tasks; task++) {
      const base = bases.rate[task]!;
      const good = counts[k + 1 + task]!;
      const bads = Math.max(1e-6, shown - good + pull * (1 - base));
      out[start + task] = quickLog((good + pull * base) / bads) - bases.logOdds[task]!;
    }
  }

  /** The rate of a task under one key. */
  rate(key: number, task: number, pull: number, base: number): number {
    const k = key * stride;
    return ((this.counts[k + 1 + task] ?? 0) + pull * base) / ((this.counts[k] ?? 0) + pull);
  }

  *save(out: SnapshotWriter): Generator<void> {
    yield* out.column(this.counts);
    yield* out.column(this.atMs);
  }

  load(from: SnapshotReader): void {
    this.counts = from.column(this.counts);
    this.atMs = from.column(this.atMs);
  }
}

/** The log-odds of a rate pulled towards a base rate, less the log-odds of the base rate. */
export function lift(shown: number, good: number, pull: number, base: number): number {
  const goods = good + pull * base;
  const bads = shown - good + pull * (1 - base);
  return quickLog((goods * (1 - base)) / (Math.max(1e-6, bads) * base));
}
