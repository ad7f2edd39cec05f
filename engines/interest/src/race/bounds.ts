/** Where a mean may lie. */
export interface MeanBounds {
  readonly low: number;
  readonly high: number;
}

const halvings = 40;

/**
 * Bounds of the mean of numbers in [0, 1] that hold at every moment at once: the chance that the mean is ever outside,
 * however often one looks, is at most `error`. They are where the binomial likelihood beats its mixture over all means,
 * `(n + 1) · Binomial(sum; n, mean) ≥ error` (Robbins 1970, Statistical methods related to the law of the iterated
 * logarithm; Howard, Ramdas, McAuliffe and Sekhon 2021, Time-uniform, nonparametric confidence sequences). That it holds
 * for all numbers in [0, 1] and not for 0 and 1 alone follows from the convexity of `p^x (1 − p)^(1 − x)` in x.
 *
 * Both bounds rise with `sum`, and with one more number that is 1.
 *
 * @param count how many numbers; @param sum what they add up to, in [0, count].
 */
export function boundsOfMean(count: number, sum: number, error: number): MeanBounds {
  if (!(count > 0)) return { low: 0, high: 1 };
  const inside = Math.max(0, Math.min(count, sum));
  const middle = inside / count;
  const least = Math.log(error) - Math.log(count + 1) - logChoose(count, inside);
  const isInside = (mean: number) => logLikelihood(count, inside, mean) >= least;
  return {
    low: inside === 0 ? 0 : edge(0, middle, isInside),
    high: inside === count ? 1 : edge(1, middle, isInside),
  };
}

/** Whether the lower bound lies above `mean`: the same as asking `boundsOfMean`, at once. */
export function isMeanAbove(count: number, sum: number, error: number, mean: number): boolean {
  if (!(count > 0) || !(sum / count > mean)) return false;
  if (mean <= 0) return true;
  const inside = Math.min(count, sum);
  return (
    logLikelihood(count, inside, mean) < Math.log(error) - Math.log(count + 1) - logChoose(count, inside)
  );
}

/** Between a mean that is outside and one that is inside, the outermost that is inside. */
function edge(outside: number, inside: number, isInside: (mean: number) => boolean): number {
  let [out, into] = [outside, inside];
  for (let i = 0; i < halvings; i++) {
    const mean = (out + into) / 2;
    if (isInside(mean)) into = mean;
    else out = mean;
  }
  return into;
}

function logLikelihood(count: number, sum: number, mean: number): number {
  const good = sum === 0 ? 0 : sum * Math.log(mean);
  const bad = sum === count ? 0 : (count - sum) * Math.log1p(-mean);
  return good + bad;
}

function logChoose(count: number, sum: number): number {
  return logGamma(count + 1) - logGamma(sum + 1) - logGamma(count - sum + 1);
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** The logarithm of the gamma function at `x ≥ 1` (Lanczos 1964, g = 7, nine terms). */
function logGamma(x: number): number {
  const z = x - 1;
  let sum = 0.9999999999998099;
  for (let i = 0; i < lanczos.length; i++) sum += lanczos[i]! / (z + i + 1);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
