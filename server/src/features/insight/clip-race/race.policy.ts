import {
  type MeasureVerdict,
  type RaceCounts,
  type RaceDecision,
  type RaceLook,
  type RaceMeasure,
  raceDefaults,
  raceMeasures,
} from '@kanmai/interest';
import { minuteMs } from '@kanmai/kernel';
import type { RaceAdvice, RaceRow } from './race.schema.ts';

/** The race as this market runs it; its first audience is the one the engine gives every new clip. */
export const raceSettings = raceDefaults;

/** What a look moves: a step up, or out. `audience` is what the engine is told the clip is owed from now on. */
export interface RaceStep {
  readonly tier: number;
  readonly state: RaceRow['state'];
  readonly audience: number;
}

export function stepOf(row: RaceRow, decision: RaceDecision): RaceStep | null {
  if (decision === 'promote') {
    const tier = row.tier + 1;
    return { tier, state: 'running', audience: raceSettings.tiers[tier]?.audience ?? 0 };
  }
  return decision === 'stop' ? { tier: row.tier, state: 'stopped', audience: 0 } : null;
}

/** A clip nobody decided on for so long is looked at no more. */
export const raceEndsAfterMs = 7 * 24 * 60 * minuteMs;

export function valuesOf(measures: readonly MeasureVerdict[]): Partial<Record<RaceMeasure, number>> {
  return Object.fromEntries(measures.map(({ measure, value }) => [measure, value]));
}

/** The measures of a window as plain rates; null where the clip has none of it. */
export function ratesOf(counts: RaceCounts): Record<RaceMeasure, number | null> {
  const { viewers, watched, clickers, buyers, paidCents, paidMaxCents } = counts;
  const per = (sum: number, sells: boolean) => (viewers > 0 && sells ? sum / viewers : null);
  const sells = paidMaxCents > 0;
  const paid = per(paidCents, sells);
  return {
    dwell: per(watched, true),
    clickRate: per(clickers, sells),
    conversion: per(buyers, sells),
    gpm: paid === null ? null : paid * 1_000,
  };
}

export interface RaceStanding {
  readonly row: RaceRow;
  readonly look: RaceLook;
  readonly viewers: number;
  /** Of the viewers, those who were still there after three seconds. */
  readonly stayed: number;
  readonly nowMs: number;
}

/** Below this share of viewers past the first three seconds, the beginning is what loses them. */
const fewStayBelow = 0.6;

/** What to do next, by the first rule that fits: what stands in the way comes before what is only awaited. */
export function adviseOnRace({ row, look, viewers, stayed, nowMs }: RaceStanding): RaceAdvice {
  const minutes =
    row.nextLookAtMs === null ? null : Math.max(1, Math.ceil((row.nextLookAtMs - nowMs) / minuteMs));
  const say = (code: RaceAdvice['code'], more: Partial<RaceAdvice> = {}): RaceAdvice => ({
    ...{ code, share: null, viewers: null, minutes },
    ...more,
  });
  if (viewers === 0) return say(row.state === 'stopped' ? 'stopped' : 'no-viewers');
  const below = raceMeasures.find((measure) => isBelow(look, measure));
  if (below !== undefined) return say(...wayOut(below, stayed / viewers));
  if (row.state === 'stopped') return say('stopped');
  if (row.tier >= raceSettings.tiers.length - 1) return say('top');
  if (look.decision === 'promote') return say('about-to-climb');
  const heading = look.measures.flatMap(({ viewersMore }) => (viewersMore === null ? [] : [viewersMore]));
  const missing = Math.max(Math.min(...heading), raceSettings.viewersMin - viewers);
  if (heading.length > 0 && missing <= viewersWorthNaming) return say('more-viewers', { viewers: missing });
  return say('waiting');
}

const viewersWorthNaming = 10_000;

const isBelow = ({ measures }: RaceLook, measure: RaceMeasure) =>
  measures.some((each) => each.measure === measure && each.verdict === 'below');

function wayOut(measure: RaceMeasure, stayedShare: number): [RaceAdvice['code'], Partial<RaceAdvice>] {
  switch (measure) {
    case 'dwell':
      return stayedShare < fewStayBelow
        ? ['few-stay', { share: stayedShare }]
        : ['slow', { share: stayedShare }];
    case 'clickRate':
      return ['few-open', {}];
    case 'conversion':
      return ['few-buy', {}];
    case 'gpm':
      return ['small-orders', {}];
  }
}
