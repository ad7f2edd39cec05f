import type { TrustScoreReport } from '@kanmai/client';

export type ScoreReport = TrustScoreReport;
export type ScoredView = ScoreReport['trust'];
