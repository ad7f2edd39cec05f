import type { PriceHistoryView } from '@kanmai/client';

export type PricePoint = PriceHistoryView['variants'][number]['points'][number];

export interface PriceCurve {
  /** An SVG path in a box of 100 × 40. */
  readonly path: string;
  readonly lowestCents: number;
  readonly highestCents: number;
}

export const curveBox = { width: 100, height: 40 } as const;
/** So much of the height stays free above and below. */
const margin = 0.1;

/** Prices as steps over time, from the first one to now. */
export function priceCurve(points: readonly PricePoint[], nowMs: number): PriceCurve {
  const prices = points.map(({ priceCents }) => priceCents);
  const lowestCents = Math.min(...prices);
  const highestCents = Math.max(...prices);
  const fromMs = Date.parse(points[0]?.since ?? '');
  const spanMs = Math.max(1, nowMs - fromMs);
  const span = Math.max(1, highestCents - lowestCents);
  const x = (atMs: number) => ((atMs - fromMs) / spanMs) * curveBox.width;
  const y = (cents: number) =>
    curveBox.height * (margin + (1 - 2 * margin) * (1 - (cents - lowestCents) / span));
  const steps = points.map(({ since, priceCents }, index) =>
    index === 0 ? `M0,${round(y(priceCents))}` : `H${round(x(Date.parse(since)))}V${round(y(priceCents))}`,
  );
  return { path: `${steps.join('')}H${curveBox.width}`, lowestCents, highestCents };
}

const round = (value: number) => Number(value.toFixed(2));
