import type { LoggedAction } from './logged-action.ts';

/** How a policy's value is computed from the log of another. */
export const estimatorNames = ['ips', 'snips', 'direct', 'dr', 'sndr'] as const;
export type EstimatorName = (typeof estimatorNames)[number];
export type Values = Readonly<Record<EstimatorName, number>>;

/** What estimators are made of; sums of groups add up, so that groups can be drawn anew. */
export const sumNames = [
  'rows',
  'weight',
  'weightedReward',
  'direct',
  'correctionWeight',
  'correction',
] as const;
export const sumCount = sumNames.length;

/** The weight of a row: how much more often the policy to be judged shows such a thing. */
export const weightOf = ({ target, propensity }: LoggedAction): number => target / propensity;

/**
 * Adds a row to `sums[at…]`. `weightMax`: a weight beyond it is cut down to it for IPS, and for DR the row is left to the
 * model alone.
 */
export function addRow(sums: Float64Array, at: number, row: LoggedAction, weightMax: number): void {
  const weight = weightOf(row);
  const clipped = Math.min(weight, weightMax);
  const switched = weight <= weightMax ? weight : 0;
  const { reward, expected = 0, expectedOfTarget = 0 } = row;
  sums[at]! += 1;
  sums[at + 1]! += clipped;
  sums[at + 2]! += clipped * reward;
  sums[at + 3]! += expectedOfTarget;
  sums[at + 4]! += switched;
  sums[at + 5]! += switched * (reward - expected);
}

/**
 * The value of the policy to be judged, per shown thing.
 * `ips`: inverse propensity scoring (Horvitz and Thompson, 1952), right on average.
 * `snips`: the same over the sum of the weights (Swaminathan and Joachims, 2015): steadier, slightly biased.
 * `direct`: what the model expects of the policy; as good as the model.
 * `dr`: doubly robust (Dudík, Langford and Li, 2011): the model, corrected by weighted errors; with a `weightMax` it is
 * switch-DR (Wang, Agarwal and Dudík, 2017). `sndr`: its correction over the sum of the weights.
 */
export function valuesOf(sums: Float64Array): Values {
  const [rows, weight, weightedReward, direct, correctionWeight, correction] = sums as unknown as number[];
  const model = direct! / rows!;
  return {
    ips: weightedReward! / rows!,
    snips: weight! > 0 ? weightedReward! / weight! : Number.NaN,
    direct: model,
    dr: model + correction! / rows!,
    sndr: correctionWeight! > 0 ? model + correction! / correctionWeight! : model,
  };
}

/** How many rows of the policy's own the log is worth (Kish, 1965): from 1, one row says it all, to the number of rows. */
export function effectiveSampleSize(rows: readonly LoggedAction[]): number {
  let sum = 0;
  let squares = 0;
  for (const row of rows) {
    const weight = weightOf(row);
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? (sum * sum) / squares : 0;
}
