import { type Random, randomBelow } from '@kanmai/kernel';
import { fitRewardModel, logLoss, type RewardModel, type RewardRow } from './reward-model.ts';

export interface CrossFitOptions {
  readonly random: Random;
  /** Parts the rows are cut into; 5 without it. */
  readonly folds?: number;
  /** Penalties to choose from, by the loss on rows held back. */
  readonly penalties?: readonly number[];
}

export interface CrossFit {
  /** The model for a row: fitted without the row's part (Chernozhukov et al., 2018). */
  modelFor(row: number): RewardModel;
  /** The penalty chosen for each part. */
  readonly penalties: readonly number[];
  /** The mean loss of rows under models that never saw them, and of the mean reward. */
  readonly loss: number;
  readonly meanLoss: number;
}

const penaltiesUsual = [1, 3, 10, 30, 100, 1_000] as const;
const innerFolds = 3;

/**
 * Reward models such that no row is expected by a model that saw its reward. Within the other parts the penalty is chosen by
 * cross-validation, so nothing of a row decides anything about itself.
 */
export function crossFit(
  rows: readonly RewardRow[],
  featureCount: number,
  options: CrossFitOptions,
): CrossFit {
  const { random, folds = 5, penalties = penaltiesUsual } = options;
  const partOf = rows.map(() => randomBelow(random, folds));
  const chosen: number[] = [];
  const models: RewardModel[] = [];
  let loss = 0;
  let meanLoss = 0;
  for (let part = 0; part < folds; part++) {
    const others = rows.filter((_, row) => partOf[row] !== part);
    const held = rows.filter((_, row) => partOf[row] === part);
    const penalty = choosePenalty(others, featureCount, penalties, random);
    const model = fitRewardModel(others, featureCount, penalty);
    chosen.push(penalty);
    models.push(model);
    if (held.length === 0) continue;
    loss += logLoss(model, held) * held.length;
    meanLoss += logLoss(fitRewardModel(bare(others), 0, 1), bare(held)) * held.length;
  }
  return {
    modelFor: (row) => models[partOf[row]!]!,
    penalties: chosen,
    loss: loss / rows.length,
    meanLoss: meanLoss / rows.length,
  };
}

const bare = (rows: readonly RewardRow[]): RewardRow[] =>
  rows.map(({ reward }) => ({ features: [], reward }));

function choosePenalty(
  rows: readonly RewardRow[],
  featureCount: number,
  penalties: readonly number[],
  random: Random,
): number {
  if (penalties.length === 1) return penalties[0]!;
  const partOf = rows.map(() => randomBelow(random, innerFolds));
  const losses = penalties.map((penalty) => {
    let loss = 0;
    for (let part = 0; part < innerFolds; part++) {
      const held = rows.filter((_, row) => partOf[row] === part);
      if (held.length === 0) continue;
      const model = fitRewardModel(
        rows.filter((_, row) => partOf[row] !== part),
        featureCount,
        penalty,
      );
      loss += logLoss(model, held) * held.length;
    }
    return loss;
  });
  return penalties[losses.indexOf(Math.min(...losses))]!;
}
