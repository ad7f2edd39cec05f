import type { Cents } from '@kanmai/kernel';

export type PromiseRisk = 'low' | 'middle' | 'high';

/** From here on a promise of the supplier is at risk: of its orders left late, and days that the stock lasts. */
const limits = {
  high: { lateShare: 0.1, stockDays: 3 },
  middle: { lateShare: 0.03, stockDays: 7 },
} as const;

/**
 * How likely a supplier's failure falls on who recommends the goods: high when one in ten orders left late or the stock lasts less
 * than three days, middle from three in a hundred or less than seven days. Null when neither is known. Pure.
 */
export function promiseRiskOf(facts: {
  readonly lateShare: number | null;
  readonly stockDays: number | null;
}): PromiseRisk | null {
  const { lateShare, stockDays } = facts;
  if (lateShare === null && stockDays === null) return null;
  const reaches = (level: keyof typeof limits) =>
    (lateShare ?? 0) >= limits[level].lateShare || (stockDays ?? Infinity) < limits[level].stockDays;
  if (reaches('high')) return 'high';
  return reaches('middle') ? 'middle' : 'low';
}

/** What a creator keeps of a piece once orders are refunded as often as the supplier's are; null when that is not known. Pure. */
export function keptOf(earnsCents: Cents, refundShare: number | null): number | null {
  return refundShare === null ? null : Math.round(earnsCents * (1 - refundShare));
}
