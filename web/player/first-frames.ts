declare global {
  interface Window {
    /** Milliseconds from each swipe to the first frame of the clip it brought, newest last, at most 1,000. */
    __kanmaiFirstFrames?: number[];
  }
}

const keptMax = 1_000;

export function recordFirstFrame(sinceMs: number, nowMs: number): void {
  window.__kanmaiFirstFrames ??= [];
  const frames = window.__kanmaiFirstFrames;
  frames.push(Math.max(0, nowMs - sinceMs));
  if (frames.length > keptMax) frames.shift();
  performance.measure('kanmai:first-frame', { start: sinceMs, end: Math.max(sinceMs, nowMs) });
  if (performance.getEntriesByName('kanmai:first-frame').length > keptMax)
    performance.clearMeasures('kanmai:first-frame');
}
