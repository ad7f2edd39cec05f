import type { ShopFraudCaseView, TrustScoreReport } from '@kanmai/client';

export type ScoreReport = TrustScoreReport;
export type ScoredView = ScoreReport['trust'];
export type FraudClue = ShopFraudCaseView['clues'][number];
