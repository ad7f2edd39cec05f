import { type Random, randomNormal } from '@kanmai/kernel';

/** A Poisson number: by counting for small means (Knuth), by the normal distribution for large ones. */
export function randomPoisson(random: Random, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * randomNormal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count++;
  return count;
}

/** Around 1, skewed: the exponent of a normal number of this spread. */
export function randomFactor(random: Random, spread: number): number {
  return Math.exp(spread * randomNormal(random) - spread ** 2 / 2);
}

export function randomBetween(random: Random, low: number, high: number): number {
  return low + (high - low) * random.next();
}
