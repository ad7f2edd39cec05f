export { claims, claimTextMost, violations } from './claims.ts';
export { type OfficialCode, officialCodes } from './codes.ts';
export { allExpressions as claimExpressions } from './lexicon.ts';
export { Matcher } from './matcher.ts';
export type {
  CertifiedAttribute,
  ClaimContext,
  ClaimSource,
  Exemption,
  Finding,
  Gravity,
  PastPrice,
} from './types.ts';
export { type Trade, trades } from './words/trades.ts';
