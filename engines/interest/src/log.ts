/** Steps of the table; a power of two. */
const steps = 512;
const stepBits = 9;
const bytes = new Float64Array(1);
const words = new Int32Array(bytes.buffer);
/** Per step of the mantissa: the logarithm of its middle, and one over it. */
const middleLog = Float64Array.from({ length: steps }, (_, i) => Math.log(1 + (i + 0.5) / steps));
/** Per exponent: the power of two that brings a value into [1, 2). */
const shrink = Float64Array.from({ length: 2047 }, (_, exponent) => 2 ** (1023 - exponent));
const middleInverse = Float64Array.from({ length: steps }, (_, i) => 1 / (1 + (i + 0.5) / steps));

/**
 * The natural logarithm of a normal positive number to nine digits, in a fraction of the time of `Math.log`: a table over
 * the mantissa and two terms of the series around its middle. Ranking a page takes over a thousand of them.
 */
export function quickLog(value: number): number {
  bytes[0] = value;
  const high = words[1]!;
  const exponent = high >>> 20;
  const step = (high >>> (20 - stepBits)) & (steps - 1);
  const off = value * shrink[exponent]! * middleInverse[step]! - 1;
  return (exponent - 1023) * Math.LN2 + middleLog[step]! + off - 0.5 * off * off;
}
