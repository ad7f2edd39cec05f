/** 97.5 % quantiles of Student's t by degrees of freedom; beyond them the normal distribution's is near enough. */
const quantiles = [12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228] as const;
const laterQuantiles = [2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086] as const;

/** The mean with the interval that holds it with a confidence of 95 % (Student's t); of one value, that value. */
export function meanInterval(values: readonly number[]): { mean: number; low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const freedom = values.length - 1;
  if (freedom === 0) return { mean, low: mean, high: mean };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / freedom;
  const quantile = [...quantiles, ...laterQuantiles][freedom - 1] ?? 2.05;
  const half = quantile * Math.sqrt(variance / values.length);
  return { mean, low: mean - half, high: mean + half };
}
