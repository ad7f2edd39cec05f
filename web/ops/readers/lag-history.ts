/** What one look at the readers showed. */
export interface LagSample {
  readonly atMs: number;
  /** Events still to be read, by reader. */
  readonly lags: ReadonlyMap<string, number>;
}

/** Two minutes at one look in two seconds. */
export const samplesMax = 60;

/** The history with one sample more, the oldest beyond the bound forgotten. A look at the same moment adds nothing. */
export function withSample(history: readonly LagSample[], sample: LagSample): readonly LagSample[] {
  if (history.at(-1)?.atMs === sample.atMs) return history;
  return [...history, sample].slice(-samplesMax);
}

/** One reader's lag over the history, oldest first; a look that did not show it counts as nothing to read. */
export function lagsOf(history: readonly LagSample[], name: string): number[] {
  return history.map((sample) => sample.lags.get(name) ?? 0);
}

/**
 * How far a lag fills its bar, from 0 to 1, by its logarithm: 10 and 10,000 unread events are both seen.
 * Full at 100,000, where the platform stops counting.
 */
export function lagShare(lag: number): number {
  return Math.min(1, Math.log10(1 + Math.max(0, lag)) / 5);
}

/**
 * The points of a line over `width` × `height`, newest at the right; the same distance between looks however many
 * there are, so that the line grows from the right. The top is the history's highest, at least `leastTop`.
 */
export function sparkPoints(lags: readonly number[], width: number, height: number, leastTop = 10): string {
  const top = Math.max(leastTop, ...lags);
  const step = width / (samplesMax - 1);
  return lags
    .map((lag, index) => {
      const x = width - (lags.length - 1 - index) * step;
      const y = height - (lag / top) * height;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
