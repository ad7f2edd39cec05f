import type { ClipAdvice, ClipCounts, ClipMedian, ClipTotals } from './clip-result.schema.ts';
import { retentionSteps } from './clip-result.schema.ts';

/** The hundredth of the video in which a play ended; 100 when it reached the end, once or more often. */
export function endStep(playMs: number, durationMs: number): number {
  if (durationMs <= 0) return 0;
  return Math.max(0, Math.min(retentionSteps, Math.floor((playMs * retentionSteps) / durationMs)));
}

/** A play counts as complete a little before the end: players stop there. */
const completeShare = 0.95;

export function isComplete(playMs: number, durationMs: number): boolean {
  return durationMs > 0 && playMs >= durationMs * completeShare;
}

/** Of all views the share still watching at each hundredth; `ends` says how many ended in each step. */
export function retentionOf(ends: ReadonlyMap<number, number>): { views: number; shares: number[] } {
  const views = [...ends.values()].reduce((sum, count) => sum + count, 0);
  if (views === 0) return { views, shares: [] };
  const shares: number[] = [];
  let watching = views;
  for (let step = 0; step < retentionSteps; step++) {
    shares.push(watching / views);
    watching -= ends.get(step) ?? 0;
  }
  return { views, shares };
}

export function totalsOf(
  counts: ClipCounts,
  people: { readonly viewers: number; readonly openers: number },
): ClipTotals {
  const { playMs, ...shown } = counts;
  const { views } = counts;
  const { viewers } = people;
  return {
    ...shown,
    viewers,
    averagePlayMs: views === 0 ? null : Math.round(playMs / views),
    completionRate: views === 0 ? null : counts.completions / views,
    productClickRate: viewers === 0 ? null : people.openers / viewers,
    paidCentsPer1000Views: views === 0 ? null : Math.round((counts.paidCents * 1_000) / views),
  };
}

/** Below so many viewed clips a middle says nothing. */
const medianOfMin = 3;

export function medianOf(clips: readonly ClipTotals[]): ClipMedian {
  const viewed = clips.filter((clip) => clip.views > 0);
  const of = (figure: (clip: ClipTotals) => number | null) =>
    viewed.length < medianOfMin ? null : middle(viewed.map(figure).filter((value) => value !== null));
  return {
    clips: viewed.length,
    views: of((clip) => clip.views),
    averagePlayMs: of((clip) => clip.averagePlayMs),
    completionRate: of((clip) => clip.completionRate),
    productClickRate: of((clip) => clip.productClickRate),
    paidCentsPer1000Views: of((clip) => clip.paidCentsPer1000Views),
  };
}

function middle(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}

export interface AdvisedClip {
  readonly durationMs: number;
  readonly totals: ClipTotals;
  readonly median: ClipMedian;
  readonly retention: { readonly views: number; readonly shares: readonly number[] };
  /** The moments at which its goods are shown; none: it has no goods. */
  readonly goodsAtMs: readonly number[];
}

const viewsMin = 30;
const earlyMs = 3_000;
const earlyLeavingMin = 0.4;
const halfGone = 0.5;
const steepDropMin = 0.2;
const clickRateMin = 0.02;
const opensMin = 20;

/**
 * What to do next, by the first rule that fits: what loses the most people comes first. Shares are of views, except
 * that clicks are of viewers.
 */
export function adviseOn(clip: AdvisedClip): ClipAdvice {
  const say = (code: ClipAdvice['code'], share: number | null = null, atMs: number | null = null) => ({
    code,
    share,
    atMs,
  });
  const { totals, median, retention, durationMs, goodsAtMs } = clip;
  if (retention.views < viewsMin || totals.views < viewsMin) return say('too-few-views', null, null);
  const leftEarly = 1 - shareAt(retention.shares, earlyMs, durationMs);
  if (durationMs > 2 * earlyMs && leftEarly >= earlyLeavingMin)
    return say('early-leaving', leftEarly, earlyMs);
  if (goodsAtMs.length === 0) return say('no-goods');
  const firstGoodsMs = Math.min(...goodsAtMs);
  const goneBeforeGoods = 1 - shareAt(retention.shares, firstGoodsMs, durationMs);
  if (firstGoodsMs > 0 && goneBeforeGoods >= halfGone)
    return say('goods-too-late', goneBeforeGoods, firstGoodsMs);
  const drop = steepestDrop(retention.shares);
  if (drop !== null && drop.share >= steepDropMin)
    return say('slow-middle', drop.share, Math.round((drop.step * durationMs) / retentionSteps));
  const clicks = totals.productClickRate ?? 0;
  if (clicks < Math.max(clickRateMin, (median.productClickRate ?? 0) / 2)) return say('few-clicks', clicks);
  if (totals.productOpens >= opensMin && totals.orders === 0) return say('clicks-without-orders', clicks);
  const { completionRate } = totals;
  if (
    completionRate !== null &&
    median.completionRate !== null &&
    completionRate > median.completionRate * 1.2
  )
    return say('better-than-usual', completionRate);
  return say('steady', completionRate);
}

function shareAt(shares: readonly number[], atMs: number, durationMs: number): number {
  if (durationMs <= 0) return 1;
  const step = Math.min(retentionSteps - 1, Math.floor((atMs * retentionSteps) / durationMs));
  return shares[step] ?? 1;
}

const dropSteps = 10;

/** The tenth of the video after its first in which the largest share of all views ended. */
function steepestDrop(shares: readonly number[]): { step: number; share: number } | null {
  let steepest: { step: number; share: number } | null = null;
  for (let step = dropSteps; step + dropSteps < shares.length; step++) {
    const share = (shares[step] as number) - (shares[step + dropSteps] as number);
    if (steepest === null || share > steepest.share + 1e-9) steepest = { step, share };
  }
  return steepest;
}
