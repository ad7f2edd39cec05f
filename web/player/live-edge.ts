/** What a look at the playing element tells. */
export interface EdgeLook {
  /** How much is there beyond the playing moment, in seconds. */
  readonly aheadS: number;
  /** How long the picture has stood still, in milliseconds. */
  readonly stillMs: number;
  readonly rate: number;
}

export interface EdgeStep {
  readonly rate: number;
  /** Jump so close to the newest moment, in seconds; null: do not. */
  readonly jumpToAheadS: number | null;
}

/** Kept in hand against a line that trembles. */
const wantedS = 0.25;
const fasterAboveS = 0.45;
const jumpAboveS = 2.5;
const stillMsMax = 1_500;
const fasterMax = 1.25;

/**
 * Keeps a stream that is played as it comes near its newest moment: a little faster while it lags (nobody hears an
 * eighth), a jump when it lags far or stands before a hole.
 */
export function decideEdge({ aheadS, stillMs, rate }: EdgeLook): EdgeStep {
  if (aheadS > jumpAboveS) return { rate: 1, jumpToAheadS: wantedS };
  if (stillMs > stillMsMax && aheadS > wantedS * 2) return { rate: 1, jumpToAheadS: wantedS };
  // Between the two bounds what was begun goes on, so that it does not flicker.
  const isCatchingUp = rate > 1 ? aheadS > wantedS : aheadS > fasterAboveS;
  if (!isCatchingUp) return { rate: 1, jumpToAheadS: null };
  return { rate: Math.min(fasterMax, 1 + Math.max(0.05, (aheadS - wantedS) / 5)), jumpToAheadS: null };
}

/** How long to wait before the n-th try (from 1) to connect again, in milliseconds, with `chance` from 0 to 1. */
export function retryMs(tries: number, chance: number): number {
  const base = Math.min(8_000, 500 * 2 ** Math.min(tries - 1, 6));
  // A room of thousands that was cut off must not come back as one.
  return Math.round(base * (0.5 + chance * 0.5));
}
