import { grown } from './columns.ts';
import { quickLog } from './log.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { holds, type Outcome, rareTasks, tasks } from './tasks.ts';

/** Shown and good, per rare task: a log may know one task and not another. */
const stride = 2 * rareTasks;

/** Decayed counts of rare tasks per key. */
export class RareRates {
  /** In doubles: with single ones counting stops at 2^24. */
  private counts = new Float64Array(16 * stride);
  private atMs = new Float64Array(16);
  private readonly halfLifeMs: number;

  constructor(halfLifeDays: number) {
    this.halfLifeMs = halfLifeDays * 86_400_000;
  }

  /** One exposure; tasks not among `known` are left alone. */
  add(key: number, outcome: Outcome, known: Outcome, atMs: number): void {
    this.reserve(key);
    const k = key * stride;
    const passedMs = atMs - this.atMs[key]!;
    if (passedMs > 0) {
      const scale = 2 ** (-passedMs / this.halfLifeMs);
      for (let i = k; i < k + stride; i++) this.counts[i]! *= scale;
      this.atMs[key] = atMs;
    }
    for (let rare = 0; rare < rareTasks; rare++) {
      if (!holds(known, tasks + rare)) continue;
      this.counts[k + 2 * rare]!++;
      if (holds(outcome, tasks + rare)) this.counts[k + 2 * rare + 1]!++;
    }
  }

  /** An exposure counted as nothing turned out good. */
  addLate(key: number, rare: number): void {
    this.reserve(key);
    this.counts[key * stride + 2 * rare + 1]!++;
  }

  /** Takes over what was counted under another key. */
  merge(from: number, into: number): void {
    this.reserve(Math.max(from, into));
    for (let i = 0; i < stride; i++) this.counts[into * stride + i]! += this.counts[from * stride + i]!;
    this.atMs[into] = Math.max(this.atMs[into]!, this.atMs[from]!);
  }

  clear(key: number): void {
    this.counts.fill(0, key * stride, (key + 1) * stride);
  }

  /** The rate of a task, pulled to a base rate by `pull` imagined exposures. Below 1. */
  rate(key: number, rare: number, pull: number, base: number): number {
    const k = key * stride + 2 * rare;
    const shown = this.counts[k] ?? 0;
    const good = Math.min(shown, this.counts[k + 1] ?? 0);
    return (good + pull * base) / (shown + pull);
  }

  /** The log-odds of that rate, less those of the base. */
  lift(key: number, rare: number, pull: number, base: number, baseLogOdds: number): number {
    if (!(this.counts[key * stride + 2 * rare]! > 0)) return 0;
    const rate = this.rate(key, rare, pull, base);
    return quickLog(rate / (1 - rate)) - baseLogOdds;
  }

  private reserve(key: number): void {
    this.counts = grown(this.counts, (key + 1) * stride);
    this.atMs = grown(this.atMs, key + 1);
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
