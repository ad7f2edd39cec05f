/**
 * What the people of one arm did, as sums over people: x is what is counted (watched to the end), y what it is counted over
 * (clips shown; 1 for each person where a mean per person is asked for).
 */
export interface ArmSums {
  readonly people: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

export interface Mean {
  /** Σx / Σy; NaN where nothing was shown. */
  readonly value: number;
  /** Of the value, over people (delta method; Deng, Knoblich and Lu, 2018): one person's clips are not independent. */
  readonly variance: number;
}

/** Below so many people in an arm the normal law that intervals rest on is not to be trusted. */
const armPeopleMin = 50;

export function meanOf({ people, x, y, xx, yy, xy }: ArmSums): Mean {
  if (!(y > 0)) return { value: Number.NaN, variance: Number.NaN };
  const value = x / y;
  const squares = Math.max(0, xx - 2 * value * xy + value * value * yy);
  const correction = people > 1 ? people / (people - 1) : Number.NaN;
  return { value, variance: (correction * squares) / (y * y) };
}

export interface Comparison {
  /** The variant's mean less the base's. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Of the difference; NaN while there is too little to judge by. */
  readonly variance: number;
  /** 1 − an always valid p-value, in [0, 1]: how sure it is that there is a difference at all. */
  readonly sureness: number;
}

export interface SequentialOptions {
  /** The chance, over all looks together, that an interval ever misses the truth. */
  readonly alpha: number;
  /** The difference that would be worth having, in the unit of the mean, above 0; said before the first look. */
  readonly worthwhile: number;
}

/**
 * Compares a variant with the base by an interval that may be looked at as often as anybody likes, and acted upon at any
 * look: the normal mixture (Robbins, 1970) as mSPRT (Johari, Pekelis and Walsh, 2017) and confidence sequence (Howard,
 * Ramdas, McAuliffe and Sekhon, 2021), mixed over differences of the size worth having; valid for means in the limit
 * (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, 2024). With fewer than `armPeopleMin` people, or nothing that
 * varies, the interval is everything.
 */
export function compareArms(base: ArmSums, variant: ArmSums, options: SequentialOptions): Comparison {
  const [one, other] = [meanOf(base), meanOf(variant)];
  const difference = other.value - one.value;
  const variance = one.variance + other.variance;
  const tooFew = Math.min(base.people, variant.people) < armPeopleMin;
  if (tooFew || !(one.variance > 0 && other.variance > 0)) {
    const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return { difference, low, high, variance: Number.NaN, sureness: 0 };
  }
  const half = halfWidth(variance, options);
  const sureness = surenessOf(difference, variance, options.worthwhile);
  return { difference, low: difference - half, high: difference + half, variance, sureness };
}

/** Half the width of the interval at a variance. */
function halfWidth(variance: number, { alpha, worthwhile }: SequentialOptions): number {
  const mixed = worthwhile * worthwhile;
  const together = variance + mixed;
  return Math.sqrt(
    ((2 * variance * together) / mixed) * (Math.log(1 / alpha) + 0.5 * Math.log(together / variance)),
  );
}

function surenessOf(difference: number, variance: number, worthwhile: number): number {
  const mixed = worthwhile * worthwhile;
  const together = variance + mixed;
  const evidence =
    0.5 * Math.log(variance / together) + (mixed * difference * difference) / (2 * variance * together);
  return Math.max(0, 1 - Math.exp(-evidence));
}

export type Advice =
  | { readonly type: 'better' | 'worse' | 'no-difference' }
  /** `days`: how many more are expected until one of the others can be said; null while nothing can be expected. */
  | { readonly type: 'go-on'; readonly days: number | null };

const daysMax = 365;

/** What to do next, after `days` days. What the variance will be is taken to fall as people and days add up. */
export function adviseOn(comparison: Comparison, days: number, options: SequentialOptions): Advice {
  const { low, high, difference, variance } = comparison;
  const { worthwhile } = options;
  if (low > 0) return { type: 'better' };
  if (high < 0) return { type: 'worse' };
  if (low > -worthwhile && high < worthwhile) return { type: 'no-difference' };
  if (Number.isNaN(variance) || !(days > 0)) return { type: 'go-on', days: null };
  const size = Math.abs(difference);
  const wanted = Math.max(size, worthwhile - size);
  for (let more = 1; more <= daysMax; more++) {
    if (halfWidth((variance * days) / (days + more), options) < wanted) return { type: 'go-on', days: more };
  }
  return { type: 'go-on', days: null };
}
