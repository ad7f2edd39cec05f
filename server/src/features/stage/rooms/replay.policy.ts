/** A part of a broadcast that a replay shows without a break. Times in ms: of the clock, and in the file. */
export interface ReplayPiece {
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly offsetMs: number;
}

export interface PinnedSpan {
  readonly productId: string;
  readonly pinnedAtMs: number;
  /** Null for what was still pinned when the broadcast ended. */
  readonly unpinnedAtMs: number | null;
}

export interface TimelineEntry {
  readonly productId: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Where in a replay's file a moment of the clock is. A moment between two pieces, when nothing came, is where the next
 * begins; one before the first is the file's beginning, one after the last its end. `pieces` in order.
 */
export function offsetOf(pieces: readonly ReplayPiece[], atMs: number): number {
  for (const { startedAtMs, durationMs, offsetMs } of pieces) {
    if (atMs < startedAtMs) return offsetMs;
    if (atMs < startedAtMs + durationMs) return offsetMs + (atMs - startedAtMs);
  }
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.offsetMs + last.durationMs;
}

/** When each product was pinned, in the replay's time; what was pinned in a break only is left out. */
export function timelineOf(
  pieces: readonly ReplayPiece[],
  pins: readonly PinnedSpan[],
): readonly TimelineEntry[] {
  return pins.flatMap(({ productId, pinnedAtMs, unpinnedAtMs }) => {
    const fromMs = offsetOf(pieces, pinnedAtMs);
    const toMs = offsetOf(pieces, unpinnedAtMs ?? Number.MAX_SAFE_INTEGER);
    return toMs > fromMs ? [{ productId, fromMs, toMs }] : [];
  });
}

const clipMsMax = 5 * 60_000;
const clipMsMin = 3_000;
/** The host says what comes before it is pinned. */
const leadMs = 2_000;

/** What of a broadcast an explain clip shows; null when it is too short to say anything. At most five minutes. */
export function clipSpan(
  pin: PinnedSpan,
  nowMs: number,
): { readonly fromMs: number; readonly toMs: number } | null {
  const endMs = pin.unpinnedAtMs ?? nowMs;
  if (endMs - pin.pinnedAtMs < clipMsMin) return null;
  const fromMs = pin.pinnedAtMs - leadMs;
  return { fromMs, toMs: Math.min(endMs, fromMs + clipMsMax) };
}
