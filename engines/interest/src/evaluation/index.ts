export { ActionShares, type ShownAction } from './action-shares.ts';
export { type BootstrapOptions, drawnIntervals, type Interval } from './bootstrap.ts';
export { type CrossFit, type CrossFitOptions, crossFit } from './cross-fit.ts';
export {
  addRow,
  type EstimatorName,
  estimatorNames,
  sumCount,
  type Values,
  valuesOf,
} from './estimators.ts';
export type { LoggedAction } from './logged-action.ts';
export {
  type Estimate,
  evaluateOffPolicy,
  type OffPolicyAnswer,
  type OffPolicyOptions,
} from './off-policy.ts';
export type { RewardModel, RewardRow } from './reward-model.ts';
export {
  type Advice,
  type ArmSums,
  adviseOn,
  type Comparison,
  compareArms,
  type Mean,
  meanOf,
  type SequentialOptions,
} from './sequential.ts';
