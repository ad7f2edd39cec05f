export { betaBelow, betaInterval, betaQuantile } from './beta.ts';
export {
  type Believed,
  type Change,
  CountedScore,
  countedScore,
  type Reason,
  type TrustScore,
  type Wish,
} from './counted-score.ts';
export { type DayCount, fadedCounts, windowCounts } from './day-counts.ts';
export { experienceOf, experiencePolicy, type WindowSeen, windowOf } from './experience.ts';
export {
  buyerFormula,
  experienceFormula,
  hostFormula,
  type Says,
  type ScoreFormula,
  scoreFormulas,
  shopFormula,
} from './score-formula.ts';
export { type ScoreKind, scoreKinds, type TrustDimension, trustDimensions } from './score-kinds.ts';
export { type ScoreEvent, TrustScores } from './trust-scores.ts';
