import type { Reason } from '@kanmai/trust';

/** What a shop or host is told to do next. */
export const nextSteps = [
  'deliver-more',
  'ship-in-time',
  'pack-better',
  'better-goods',
  'answer-sooner',
  'settle-yourself',
  'mend-adverts',
  'sell-genuine',
  'no-bought-praise',
  'better-service',
  'steady',
] as const;
export type NextStep = (typeof nextSteps)[number];

const stepOf: Readonly<Record<string, NextStep>> = {
  'parcel-late': 'ship-in-time',
  'parcel-lost': 'ship-in-time',
  'delivery-blamed': 'ship-in-time',
  'parcel-damaged': 'pack-better',
  'stars-1': 'better-goods',
  'stars-2': 'better-goods',
  'stars-3': 'better-goods',
  'quality-refund': 'better-goods',
  'answer-slow': 'answer-sooner',
  'claim-forced': 'settle-yourself',
  'service-blamed': 'better-service',
  'advertising-violation': 'mend-adverts',
  'fake-found': 'sell-genuine',
  'review-fake': 'no-bought-praise',
};

/** Less than this is nothing to do anything about. */
const effectMin = 0.02;

/** The one thing that would help most: what costs most; before anything is published, the orders that are wanting. */
export function nextStep(
  reasons: readonly Reason[],
  orders: { readonly delivered: number; readonly deliveredMin: number } | null,
): { code: NextStep; count: number | null } {
  const missing = orders === null ? 0 : orders.deliveredMin - orders.delivered;
  // How many, of the kind that costs most of it.
  const lost = new Map<NextStep, { effect: number; most: Reason }>();
  for (const reason of reasons) {
    const step = stepOf[reason.kind];
    if (step === undefined || reason.effect >= 0) continue;
    const before = lost.get(step);
    const most = before !== undefined && before.most.effect <= reason.effect ? before.most : reason;
    lost.set(step, { effect: (before?.effect ?? 0) + reason.effect, most });
  }
  const [worst] = [...lost].sort(([, a], [, b]) => a.effect - b.effect);
  if (worst !== undefined && worst[1].effect <= -effectMin)
    return { code: worst[0], count: Math.max(1, Math.round(worst[1].most.count)) };
  return missing > 0 ? { code: 'deliver-more', count: missing } : { code: 'steady', count: null };
}
