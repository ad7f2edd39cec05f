import { grown } from './columns.ts';
import { partLength } from './network.ts';
import { rareLifts } from './rare.ts';
import { tasks } from './tasks.ts';

const stride = tasks + partLength + rareLifts;

/** What was added up of an item is good for this long, unless the item itself was learnt of since. */
const keptMs = 1_000;

/**
 * Per item, what all that does not depend on the person adds up to, kept for a moment: pages of many people value the
 * same items again and again. Only pages read it; `score` and learning always add up anew, so it never teaches.
 */
export class ItemSums {
  private sums = new Float32Array(16 * stride);
  private tab = new Int32Array(16);
  /** When it was added up; 0 is never. */
  private atMs = new Float64Array(16);

  /** Puts what is kept of an item into `sums`, `part` and `lifts`, if it is still good. */
  read(
    sums: Float64Array,
    part: Float64Array,
    lifts: Float64Array,
    item: number,
    tab: number,
    nowMs: number,
  ): boolean {
    const age = nowMs - (this.atMs[item] ?? 0);
    if (!(age >= 0 && age < keptMs) || this.tab[item] !== tab) return false;
    const start = item * stride;
    for (let task = 0; task < tasks; task++) sums[task] = this.sums[start + task]!;
    for (let i = 0; i < partLength; i++) part[i] = this.sums[start + tasks + i]!;
    for (let i = 0; i < rareLifts; i++) lifts[i] = this.sums[start + tasks + partLength + i]!;
    return true;
  }

  keep(
    item: number,
    tab: number,
    nowMs: number,
    sums: Float64Array,
    part: Float64Array,
    lifts: Float64Array,
  ): void {
    this.sums = grown(this.sums, (item + 1) * stride);
    this.tab = grown(this.tab, item + 1);
    this.atMs = grown(this.atMs, item + 1);
    this.sums.set(sums, item * stride);
    this.sums.set(part, item * stride + tasks);
    this.sums.set(lifts, item * stride + tasks + partLength);
    this.tab[item] = tab;
    this.atMs[item] = nowMs;
  }

  drop(item: number): void {
    if (item < this.atMs.length) this.atMs[item] = 0;
  }

  clear(): void {
    this.atMs.fill(0);
  }
}
