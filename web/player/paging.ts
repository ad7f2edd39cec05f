/** What a release of the finger does to the page. Offsets and velocities are negative when the finger moves up. */
export interface Release {
  offsetPx: number;
  velocityPxPerMs: number;
  heightPx: number;
  hasPrevious: boolean;
  hasNext: boolean;
}

const flingPxPerMs = 0.3;
const turnShare = 0.22;

/** −1, 0 or 1: a fling turns the page however short; a slow drag turns it past a fifth; a fling back cancels. */
export function decidePage({
  offsetPx,
  velocityPxPerMs,
  heightPx,
  hasPrevious,
  hasNext,
}: Release): -1 | 0 | 1 {
  const flung = Math.abs(velocityPxPerMs) > flingPxPerMs ? Math.sign(velocityPxPerMs) : 0;
  const dragged = Math.abs(offsetPx) > heightPx * turnShare ? Math.sign(offsetPx) : 0;
  const against = flung !== 0 && offsetPx !== 0 && flung !== Math.sign(offsetPx);
  const direction = against ? 0 : flung || dragged;
  if (direction < 0) return hasNext ? 1 : 0;
  if (direction > 0) return hasPrevious ? -1 : 0;
  return 0;
}

const settleMsMin = 160;
const settleMsMax = 340;

/** How long the page takes to settle over the distance left: as fast as the finger was, within reason. */
export function settleMs(distancePx: number, velocityPxPerMs: number): number {
  const speed = Math.max(Math.abs(velocityPxPerMs), 1.6);
  // The ease-out begins at about three times its mean speed.
  return Math.round(Math.min(settleMsMax, Math.max(settleMsMin, (3 * Math.abs(distancePx)) / speed)));
}

/** A drag past an end follows the finger ever less. */
export function rubberBand(offsetPx: number, heightPx: number): number {
  const share = Math.abs(offsetPx) / heightPx;
  return Math.sign(offsetPx) * heightPx * 0.5 * (1 - 1 / (share * 1.1 + 1));
}

export interface WheelState {
  sumPx: number;
  lastAtMs: number;
  lastDelta: number;
  turnedAtMs: number;
}

export const wheelAtRest: WheelState = {
  sumPx: 0,
  lastAtMs: Number.NEGATIVE_INFINITY,
  lastDelta: 0,
  turnedAtMs: Number.NEGATIVE_INFINITY,
};

const quietMs = 150;
const restMs = 320;
const turnPx = 36;

/**
 * One page per gesture of a wheel or trackpad. After a turn the rest of the trackpad's inertia is swallowed until it
 * is quiet, or until it grows again, which only a new push does.
 */
export function decideWheel(
  state: WheelState,
  deltaPx: number,
  atMs: number,
): { state: WheelState; step: -1 | 0 | 1 } {
  const quiet = atMs - state.lastAtMs > quietMs;
  const rested = atMs - state.turnedAtMs > restMs;
  const pushed = rested && Math.abs(deltaPx) > Math.abs(state.lastDelta) * 1.5 + 4;
  const inertia = !quiet && !pushed && state.turnedAtMs > Number.NEGATIVE_INFINITY;
  const seen = { ...state, lastAtMs: atMs, lastDelta: deltaPx };
  if (inertia && state.sumPx === 0) return { state: seen, step: 0 };
  const sumPx = (quiet ? 0 : state.sumPx) + deltaPx;
  if (Math.abs(sumPx) < turnPx || !rested) return { state: { ...seen, sumPx: rested ? sumPx : 0 }, step: 0 };
  return { state: { ...seen, sumPx: 0, turnedAtMs: atMs }, step: sumPx > 0 ? 1 : -1 };
}
