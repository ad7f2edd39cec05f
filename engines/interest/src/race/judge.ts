import { boundsOfMean, isMeanAbove } from './bounds.ts';
import type { RaceStandard } from './standard.ts';
import { type RaceMeasure, type RaceSettings, raceMeasures } from './tiers.ts';

/** What the viewers of one step did; each person counts once. */
export interface RaceCounts {
  readonly viewers: number;
  /** Sum over the viewers of the share of the clip that they watched, each at most 1. */
  readonly watched: number;
  /** Viewers who opened goods of the clip. */
  readonly clickers: number;
  /** Viewers who paid for goods chosen at the clip. */
  readonly buyers: number;
  /** Sum over the viewers of what they paid, each at most `paidMaxCents`. */
  readonly paidCents: number;
  /** What one viewer counts for at most; 0: the clip sells nothing, and is judged by dwell alone. */
  readonly paidMaxCents: number;
}

export interface MeasureVerdict {
  readonly measure: RaceMeasure;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly needed: number;
  readonly verdict: 'above' | 'below' | 'unclear';
  /** So many further viewers who do as those before, and it is clearly above; null where it is not heading there. */
  readonly viewersMore: number | null;
}

interface Sample {
  readonly count: number;
  readonly sum: number;
  /** One unit of the sum in the unit of the measure. */
  readonly unit: number;
}

/**
 * Each measure beside what is needed, with bounds that hold together, and at every look at once, but for `error`.
 * Unclear is everything on fewer than `viewersMin`.
 */
export function judgeRace(
  counts: RaceCounts,
  standard: RaceStandard,
  error: number,
  settings: Pick<RaceSettings, 'viewersMin'>,
): MeasureVerdict[] {
  const measures = raceMeasures.filter((measure) => measure === 'dwell' || counts.paidMaxCents > 0);
  return measures.map((measure) => {
    const sample = sampleOf(counts, measure);
    const needed = standard[measure].value;
    const own = error / measures.length;
    const bounds = boundsOfMean(sample.count, sample.sum, own);
    const low = bounds.low * sample.unit;
    const high = bounds.high * sample.unit;
    const enough = counts.viewers >= settings.viewersMin;
    const verdict = enough && low > needed ? 'above' : enough && high < needed ? 'below' : 'unclear';
    return {
      ...{ measure, low, high, needed, verdict },
      value: sample.count > 0 ? (sample.sum / sample.count) * sample.unit : 0,
      viewersMore: verdict === 'above' ? 0 : viewersUntilAbove(sample, needed / sample.unit, own),
    };
  });
}

function sampleOf(counts: RaceCounts, measure: RaceMeasure): Sample {
  const count = Math.max(0, counts.viewers);
  if (measure === 'dwell') return { count, sum: counts.watched, unit: 1 };
  if (measure === 'clickRate') return { count, sum: counts.clickers, unit: 1 };
  if (measure === 'conversion') return { count, sum: counts.buyers, unit: 1 };
  return { count, sum: counts.paidCents / counts.paidMaxCents, unit: counts.paidMaxCents * 1_000 };
}

const lookedAheadMax = 1_000_000;

function viewersUntilAbove({ count, sum }: Sample, needed: number, error: number): number | null {
  if (!(count > 0) || !(sum / count > needed)) return null;
  const rate = sum / count;
  const isAbove = (viewers: number) => isMeanAbove(viewers, rate * viewers, error, needed);
  if (!isAbove(lookedAheadMax)) return null;
  let [few, many] = [count, lookedAheadMax];
  while (many - few > 1) {
    const between = Math.floor((few + many) / 2);
    if (isAbove(between)) many = between;
    else few = between;
  }
  return many - count;
}
