export { edgeFeatureNames, edgeFeatures, type Pairs } from './edge-features.ts';
export { type EdgeSigns, trainEdgeSigns } from './edge-signs.ts';
export { type EdgeWeights, trainEdgeWeights } from './edge-weights.ts';
export { type FairnessGoodness, fairnessGoodness } from './fairness-goodness.ts';
export { answersOfFolds, trainFraudRaters } from './fraud-raters.ts';
export { raterFeatureNames, raterFeatures } from './rater-features.ts';
export { pickRatings, type Ratings } from './ratings.ts';
export { receivedFeatures } from './received-features.ts';
export {
  type BehaviourPrior,
  type Reliability,
  type ReliabilityPriors,
  reliabilityDefaults,
  reliabilityOf,
} from './reliability.ts';
