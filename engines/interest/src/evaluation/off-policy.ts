import type { Random } from '@kanmai/kernel';
import { bootstrapIntervals, type Interval } from './bootstrap.ts';
import {
  addRow,
  type EstimatorName,
  effectiveSampleSize,
  estimatorNames,
  sumCount,
  valuesOf,
  weightOf,
} from './estimators.ts';
import { isUsable, type LoggedAction } from './logged-action.ts';

export interface OffPolicyOptions {
  readonly random: Random;
  /** Of the intervals; .95 without it. */
  readonly level?: number;
  /** How often groups are drawn anew; 1,000 without it. */
  readonly draws?: number;
  /** Weights beyond it are clipped (IPS) or left to the model (DR); never without it. */
  readonly weightMax?: number;
}

export interface Estimate extends Interval {
  readonly value: number;
}

export interface OffPolicyAnswer {
  readonly estimates: Readonly<Record<EstimatorName, Estimate>>;
  readonly rows: number;
  /** Rows with an impossible propensity, reward or expectation: left out. */
  readonly badRows: number;
  /** How many rows of the judged policy's own the log is worth. */
  readonly effectiveRows: number;
  /** The mean weight: near 1 where the log says enough of the policy and the propensities are true. */
  readonly meanWeight: number;
  readonly largestWeight: number;
  /** Rows whose weight was beyond `weightMax`. */
  readonly clippedRows: number;
}

/**
 * What a policy would have earned per shown thing, from the log of another. Intervals by the percentile bootstrap over
 * groups (Efron, 1979; drawn by `random`): rows of one person are not independent. Nothing usable: NaN everywhere.
 */
export function evaluateOffPolicy(log: readonly LoggedAction[], options: OffPolicyOptions): OffPolicyAnswer {
  const { random, level = 0.95, draws = 1_000, weightMax = Number.POSITIVE_INFINITY } = options;
  const rows = log.filter(isUsable);
  const groups = sumsOfGroups(rows, weightMax);
  const total = new Float64Array(sumCount);
  for (let at = 0; at < groups.length; at++) total[at % sumCount]! += groups[at]!;
  const values = valuesOf(total);
  const intervals = bootstrapIntervals(groups, sumCount, { random, level, draws }, (sums) => {
    const drawn = valuesOf(sums);
    return estimatorNames.map((name) => drawn[name]);
  });
  const estimates = Object.fromEntries(
    estimatorNames.map((name, at) => [name, { value: values[name], ...intervals[at]! }]),
  ) as Record<EstimatorName, Estimate>;
  const weights = rows.map(weightOf);
  return {
    estimates,
    rows: rows.length,
    badRows: log.length - rows.length,
    effectiveRows: effectiveSampleSize(rows),
    meanWeight: weights.reduce((sum, weight) => sum + weight, 0) / rows.length,
    largestWeight: weights.reduce((most, weight) => Math.max(most, weight), 0),
    clippedRows: weights.filter((weight) => weight > weightMax).length,
  };
}

function sumsOfGroups(rows: readonly LoggedAction[], weightMax: number): Float64Array {
  const places = new Map<string | number, number>();
  const placeOf = rows.map(({ group }, index) => {
    if (group === undefined) return places.set(`row ${index}`, places.size).size - 1;
    const known = places.get(`group ${group}`);
    if (known !== undefined) return known;
    return places.set(`group ${group}`, places.size).size - 1;
  });
  const sums = new Float64Array(places.size * sumCount);
  for (let i = 0; i < rows.length; i++) addRow(sums, placeOf[i]! * sumCount, rows[i]!, weightMax);
  return sums;
}
