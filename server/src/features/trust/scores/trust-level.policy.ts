import { buyerFormula, countedScore, type DayCount, fadedCounts } from '@kanmai/trust';

/** How far somebody's word is believed of whom nothing is known yet. */
const usualBelief = buyerFormula.usual;

/** How far a buyer's word is believed, in [0, 1]: their honesty, as their own doings tell it until then. */
export function beliefIn(days: readonly DayCount[], atMs: number): number {
  const own = fadedCounts(days, atMs);
  const value = countedScore(buyerFormula, own, own).value();
  return value === undefined ? usualBelief : unitOf(value);
}

/** A value on the face of a score, 1 to 5, as a share. */
export const unitOf = (value: number): number => Math.max(0, Math.min(1, (value - 1) / 4));

/** What others make of a score: rights, payouts and deposits. Unknown is a level of its own, and costs nothing. */
export const trustLevels = ['unknown', 'low', 'usual', 'high'] as const;
export type TrustLevel = (typeof trustLevels)[number];

export const trustLevelPolicy = {
  version: 1,
  /** Low is who is so with a chance of 95 %, and high the same: the ends of the interval on the face of 1 to 5. */
  lowBelow: 4,
  highFrom: 4.4,
} as const;

export function trustLevelOf(score: { readonly low: number; readonly high: number } | undefined): TrustLevel {
  if (score === undefined) return 'unknown';
  if (score.high < trustLevelPolicy.lowBelow) return 'low';
  return score.low >= trustLevelPolicy.highFrom ? 'high' : 'usual';
}

/** How likely a buyer abuses rights, from nought to a thousand: by what part of their claims was refused, and by their score. */
export function abusePerMille(refusedShare: number, score: { readonly value: number } | undefined): number {
  const distrusted = score === undefined ? 0 : 1 - unitOf(score.value);
  return Math.round(1_000 * Math.max(0, Math.min(1, Math.max(refusedShare, distrusted))));
}
