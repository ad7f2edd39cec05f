import type { LiveState } from './live-player.ts';

/** A time in which nothing was to be seen; it goes on while `untilMs` is null. */
export interface LineGap {
  readonly fromMs: number;
  readonly untilMs: number | null;
}

const rememberedMs = 60_000;
const gapsMax = 3;
const lookBackMs = 30_000;
const missingMsMax = 10_000;

/** The gaps of the last minute once the player is in this state. What ended by itself tells nothing of the line. */
export function noteState(gaps: readonly LineGap[], state: LiveState, nowMs: number): readonly LineGap[] {
  if (state === 'over' || state === 'unplayable') return [];
  const known = gaps.filter(({ untilMs }) => untilMs === null || nowMs - untilMs < rememberedMs);
  const open = known.find(({ untilMs }) => untilMs === null);
  if (state === 'playing')
    return known.map((gap) => (gap === open ? { fromMs: gap.fromMs, untilMs: nowMs } : gap));
  return open === undefined ? [...known, { fromMs: nowMs, untilMs: null }] : known;
}

/**
 * Whether a line does not carry the picture: it was missing for ten of the last thirty seconds, or three times within
 * a minute.
 */
export function isTooSlow(gaps: readonly LineGap[], nowMs: number): boolean {
  const since = (gap: LineGap, ms: number) => Math.max(gap.fromMs, nowMs - ms);
  const missingMs = gaps.reduce(
    (sum, gap) => sum + Math.max(0, (gap.untilMs ?? nowMs) - since(gap, lookBackMs)),
    0,
  );
  const lately = gaps.filter(({ fromMs }) => nowMs - fromMs < rememberedMs);
  return missingMs >= missingMsMax || lately.length >= gapsMax;
}
