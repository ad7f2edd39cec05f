export * from './answers.ts';
export type { AudienceAnswer, AudienceRequest, LikelyPerson } from './audience.ts';
export type { CalibrationBin, TaskCalibration } from './calibration.ts';
export { type ChoiceLevel, type Choices, Near, saysNothing } from './choices.ts';
export * from './collaborative/index.ts';
export * from './evaluation/index.ts';
export * from './events.ts';
export { type Feelings, type Fondness, fondnessBy } from './fondness.ts';
export { createInterest, Interest, restoreInterest } from './interest.ts';
export { type ItemSignals, signalNames } from './item-signals.ts';
export { type ModelSettings, modelDefaults } from './model-settings.ts';
export { Nearest, type NearestSettings, nearestDefaults } from './nearest/nearest.ts';
export {
  type InterestPolicy,
  judgedMax,
  type PolicyName,
  policyBounds,
  policyNames,
  policyOf,
  policyOfSettings,
  type ServingPolicy,
} from './policy.ts';
export * from './race/index.ts';
export * from './sequence/index.ts';
export { type InterestSettings, interestDefaults } from './settings.ts';
export { snapshotVersion } from './snapshot.ts';
export { type Task, taskNames } from './tasks.ts';
export { type NamedVectors, type PutVectorsAnswer, vectorDimMax, vectorNamesMax } from './vectors.ts';
