export { betaBelow, betaInterval, betaQuantile } from './beta.ts';
export { buyerFormula, hostFormula, type Says, type ScoreFormula, shopFormula } from './score-formula.ts';
export { type ScoreKind, scoreKinds, type TrustDimension, trustDimensions } from './score-kinds.ts';
export {
  type Believed,
  type Change,
  type Reason,
  type ScoreEvent,
  type TrustScore,
  TrustScores,
} from './trust-scores.ts';
