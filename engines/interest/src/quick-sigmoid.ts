/** Steps for each 1 of log-odds, and as far as the table reaches. */
const steps = 64;
const reach = 30;
const table = Float64Array.from(
  { length: 2 * reach * steps + 2 },
  (_, i) => 1 / (1 + Math.exp(reach - i / steps)),
);

/**
 * The probability of log-odds to one part in ten thousand, in a fraction of the time of `Math.exp`: straight lines between
 * the points of a table. A page takes some hundreds of them; they never teach. Log-odds beyond 30 count as 30.
 */
export function quickSigmoid(logOdds: number): number {
  const place = (Math.max(-reach, Math.min(reach, logOdds)) + reach) * steps;
  const at = Math.floor(place);
  const low = table[at]!;
  return low + (place - at) * (table[at + 1]! - low);
}
