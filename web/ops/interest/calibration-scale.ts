const ends = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1] as const;

export interface Bin {
  readonly predicted: number;
  readonly observed: number;
  readonly count: number;
}

/** The end of both axes: the nearest round share that holds every bin. */
export function axisEnd(bins: readonly Bin[]): number {
  const most = Math.max(0, ...bins.flatMap(({ predicted, observed }) => [predicted, observed]));
  return ends.find((end) => end >= most) ?? 1;
}

/** The radius of a bin, so that its area is its share of all exposures. */
export function radiusOf(count: number, total: number, least: number, most: number): number {
  return total > 0 ? least + (most - least) * Math.sqrt(count / total) : least;
}
