export { behaviourPriors } from './behaviour.ts';
export {
  type CollusionEvidence,
  type CollusionGroup,
  type CollusionSettings,
  collusionDefaults,
  collusionGroups,
} from './collusion.ts';
export { type DenseBlock, denseBlock } from './dense-block.ts';
export {
  type FakeBeliefs,
  type PropagationSettings,
  propagate,
  propagationDefaults,
} from './propagation.ts';
export type { FakePriors, RatedReviews, ReviewGraph } from './review-graph.ts';
