/** An interval of one variant at the end of one day; null bounds say nothing yet. */
export interface PlotLook {
  readonly day: string;
  readonly key: string;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface PlotBar {
  readonly key: string;
  readonly day: string;
  /** All in [0, 1]: from the left, and from the top. */
  readonly x: number;
  readonly low: number;
  readonly high: number;
  readonly middle: number;
}

export interface IntervalPlot {
  readonly bars: readonly PlotBar[];
  /** How far the plot reaches up and down from zero, in the unit of the metric. */
  readonly reach: number;
  readonly days: readonly string[];
}

/** The next number that reads well on an axis. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
  return unit * (steps.find((step) => step * unit >= value * (1 - 1e-9)) ?? 10);
}

const clamped = (share: number) => Math.max(0, Math.min(1, share));

/**
 * Places intervals day by day. The plot reaches as far as the last interval of any variant and what is worth having, so
 * that what is known now can be read; the wide ones of the first days run out of it.
 */
export function placeIntervals(
  looks: readonly PlotLook[],
  keys: readonly string[],
  worthwhile: number,
): IntervalPlot {
  const days = [...new Set(looks.map(({ day }) => day))].sort();
  const known = looks.filter(({ low, high }) => low !== null && high !== null);
  const last = keys.flatMap((key) => known.filter((look) => look.key === key).slice(-1));
  const ends = last.flatMap(({ low, high }) => [Math.abs(low ?? 0), Math.abs(high ?? 0)]);
  const reach = roundUp(1.25 * Math.max(worthwhile, ...ends));
  const yOf = (value: number) => clamped((1 - value / reach) / 2);
  const bars = known.map(({ day, key, difference, low, high }): PlotBar => {
    const within = (keys.indexOf(key) + 1) / (keys.length + 1);
    return {
      ...{ key, day },
      x: (days.indexOf(day) + within) / days.length,
      low: yOf(low ?? 0),
      high: yOf(high ?? 0),
      middle: yOf(difference ?? 0),
    };
  });
  return { bars, reach, days };
}
