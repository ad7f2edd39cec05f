/**
 * How likely a chi-square of this many degrees of freedom is at least `value`: the regularised upper incomplete gamma function
 * Q(degrees / 2, value / 2), by its series below the mean and by Lentz's continued fraction above (Press et al., Numerical
 * Recipes, section 6.2). The error is below 1e-10.
 */
export function chiSquareTail(value: number, degrees: number): number {
  if (degrees < 1) return 1;
  const [a, x] = [degrees / 2, value / 2];
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x);
}

const precision = 1e-14;
const termsMax = 10_000;

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < termsMax && term > sum * precision; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < termsMax; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < precision) break;
  }
  return value;
}

/** Stirling's series, reached by recurrence: exact to twelve digits for positive numbers. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 15; z++) shift -= Math.log(z);
  const inverse = 1 / z;
  const square = inverse * inverse;
  const tail = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return shift + (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + tail;
}
