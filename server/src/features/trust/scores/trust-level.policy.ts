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
