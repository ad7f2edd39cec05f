/** One row to learn a reward from: the features it has (whole numbers below `featureCount`), and what came of it. */
export interface RewardRow {
  readonly features: readonly number[];
  /** 0 or 1. */
  readonly reward: number;
}

const roundsMax = 100;
const settled = 1e-5;

/** The expectation of a 0/1 reward by features. */
export class RewardModel {
  readonly intercept: number;
  readonly weights: Float64Array;

  /** @internal Use `fitRewardModel`. */
  constructor(intercept: number, weights: Float64Array) {
    this.intercept = intercept;
    this.weights = weights;
  }

  /** The expected reward, in (0, 1). */
  expect(features: readonly number[]): number {
    let sum = this.intercept;
    for (const feature of features) sum += this.weights[feature]!;
    return logistic(sum);
  }
}

/**
 * Logistic regression over 0/1 features with a ridge penalty and a free intercept, by cyclic coordinate descent in trust
 * regions (Genkin, Lewis and Madigan, 2007): each step lowers the loss, and nothing needs tuning but `penalty`, the
 * precision, above 0, of the normal prior that holds each weight at zero.
 */
export function fitRewardModel(
  rows: readonly RewardRow[],
  featureCount: number,
  penalty: number,
): RewardModel {
  const everywhere = Int32Array.from(rows.keys());
  const places = [everywhere, ...placesByFeature(rows, featureCount)];
  const rewards = Float64Array.from(rows, ({ reward }) => reward);
  const total = rewards.reduce((sum, reward) => sum + reward, 0);
  const weights = new Float64Array(featureCount + 1);
  weights[0] = Math.log((total + 0.5) / (rows.length - total + 0.5));
  const sums = new Float64Array(rows.length).fill(weights[0]);
  const regions = new Float64Array(featureCount + 1).fill(1);
  for (let round = 0; round < roundsMax; round++) {
    let largest = 0;
    for (let at = 0; at <= featureCount; at++) {
      const here = places[at]!;
      if (here.length === 0) continue;
      const region = regions[at]!;
      const { slope, curve } = shapeAt(here, sums, rewards, region);
      const held = at === 0 ? 0 : penalty;
      const wanted = (slope - held * weights[at]!) / (curve + held);
      const step = Math.max(-region, Math.min(region, wanted));
      weights[at]! += step;
      for (const i of here) sums[i]! += step;
      regions[at] = Math.max(2 * Math.abs(step), region / 2);
      largest = Math.max(largest, Math.abs(step));
    }
    if (largest < settled) break;
  }
  return new RewardModel(weights[0]!, weights.subarray(1));
}

/** The mean loss of a model, in natural logarithms a row. */
export function logLoss(model: RewardModel, rows: readonly RewardRow[]): number {
  let loss = 0;
  for (const { features, reward } of rows) {
    const expected = model.expect(features);
    loss -= reward * Math.log(expected) + (1 - reward) * Math.log1p(-expected);
  }
  return loss / rows.length;
}

function placesByFeature(rows: readonly RewardRow[], featureCount: number): Int32Array[] {
  const places: number[][] = Array.from({ length: featureCount }, () => []);
  for (let i = 0; i < rows.length; i++) for (const feature of rows[i]!.features) places[feature]!.push(i);
  return places.map((list) => Int32Array.from(list));
}

/** The slope of the likelihood in one weight, and the largest curvature within the region. */
function shapeAt(places: Int32Array, sums: Float64Array, rewards: Float64Array, region: number) {
  let slope = 0;
  let curve = 0;
  for (const i of places) {
    const sum = sums[i]!;
    slope += rewards[i]! - logistic(sum);
    const away = Math.abs(sum) - region;
    curve += away <= 0 ? 0.25 : 1 / (2 + Math.exp(away) + Math.exp(-away));
  }
  return { slope, curve };
}

function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}
