export * from './answers.ts';
export type { AudienceAnswer, AudienceRequest, LikelyPerson } from './audience.ts';
export { type ChoiceLevel, type Choices, Near } from './choices.ts';
export * from './events.ts';
export { createInterest, Interest, restoreInterest } from './interest.ts';
export { type ModelSettings, modelDefaults } from './model-settings.ts';
export * from './race/index.ts';
export { type InterestSettings, interestDefaults } from './settings.ts';
export { snapshotVersion } from './snapshot.ts';
