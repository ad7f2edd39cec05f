import { grown } from './columns.ts';
import { units } from './network.ts';
import { taskNames } from './tasks.ts';

/** What is kept of an item: what it brings to each unit of the network, then to the log-odds of each task. */
export const keptLength = units + taskNames.length;
/** A round number of bytes to the lines of a processor's memory. */
const stride = Math.ceil(keptLength / 8) * 8;

/** What was added up of an item is good for this long, unless the item itself was learnt of since. */
const keptMs = 1_000;

/**
 * Per item, what all that does not depend on the person adds up to, kept for a moment: pages of many people value the
 * same items again and again. Only pages read it; `score` and learning always add up anew, so it never teaches.
 */
export class ItemSums {
  values = new Float32Array(16 * stride);
  private tab = new Int32Array(16);
  /** When it was added up; 0 is never. */
  private atMs = new Float64Array(16);

  /** Where in `values` stands what is kept of an item, or -1 where that is not good any more. */
  find(item: number, tab: number, nowMs: number): number {
    const age = nowMs - (this.atMs[item] ?? 0);
    return age >= 0 && age < keptMs && this.tab[item] === tab ? item * stride : -1;
  }

  /** Answers where in `values` to write what is to be kept of an item from now on. */
  take(item: number, tab: number, nowMs: number): number {
    this.values = grown(this.values, (item + 1) * stride);
    this.tab = grown(this.tab, item + 1);
    this.atMs = grown(this.atMs, item + 1);
    this.tab[item] = tab;
    this.atMs[item] = nowMs;
    return item * stride;
  }

  drop(item: number): void {
    if (item < this.atMs.length) this.atMs[item] = 0;
  }

  clear(): void {
    this.atMs.fill(0);
  }
}
