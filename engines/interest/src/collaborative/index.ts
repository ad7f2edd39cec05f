export { CollaborativeModel, trainCollaborative } from './collaborative-model.ts';
export { type CollaborativeSettings, collaborativeDefaults } from './collaborative-settings.ts';
export { type TuningTask, tuneCollaborative } from './collaborative-tuning.ts';
export type { ItemFeatures } from './content-neighbours.ts';
export { type Holdout, holdoutOf } from './holdout.ts';
export { Interactions, interactionsOf } from './interactions.ts';
export type { ItemScorer } from './item-scorer.ts';
export { NeighbourWalk, type WalkSettings } from './neighbour-walk.ts';
export { peopleOf, type RankingQuality, rankingQuality } from './ranking-quality.ts';
