import { type Random, randomBelow } from '@kanmai/kernel';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  readonly random: Random;
  /** The share of such intervals that are to hold the truth, for example .95. */
  readonly level: number;
  readonly draws: number;
}

/**
 * Percentile intervals of statistics of summed groups (Efron, 1979). `groups`: `width` sums a group, one after another; the
 * groups are drawn anew with replacement `draws` times. NaN where there is nothing to draw.
 */
export function bootstrapIntervals(
  groups: Float64Array,
  width: number,
  options: BootstrapOptions,
  statistics: (sums: Float64Array) => readonly number[],
): Interval[] {
  const count = groups.length / width;
  const once = () => {
    const sums = new Float64Array(width);
    for (let n = 0; n < count; n++) {
      const from = randomBelow(options.random, count) * width;
      for (let k = 0; k < width; k++) sums[k]! += groups[from + k]!;
    }
    return statistics(sums);
  };
  return drawnIntervals(options, once);
}

/** The same for anything that can be drawn anew: `once` answers the statistics of one draw. */
export function drawnIntervals(
  { level, draws }: Omit<BootstrapOptions, 'random'>,
  once: () => readonly number[],
): Interval[] {
  const drawn = Array.from({ length: Math.max(1, draws) }, once);
  return drawn[0]!.map((_, at) => {
    const sorted = Float64Array.from(drawn, (values) => values[at]!)
      .filter((value) => !Number.isNaN(value))
      .sort();
    return { low: quantile(sorted, (1 - level) / 2), high: quantile(sorted, (1 + level) / 2) };
  });
}

function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
