/**
 * One chance in [0, 1) from several features that are suspicious where high: each becomes the share of others that are
 * as high or higher, and rarity adds up as SpEagle has it, 1 - √(mean of squares) (Rayana and Akoglu, KDD 2015, eq. 2).
 */
export function suspicion(features: readonly Float64Array[]): Float64Array {
  const tails = features.map(tailShare);
  const count = features[0]?.length ?? 0;
  return Float64Array.from({ length: count }, (_, at) => {
    const squares = tails.reduce((sum, tail) => sum + tail[at]! ** 2, 0);
    return 1 - Math.sqrt(squares / tails.length);
  });
}

/** By place, the share of values that are as high or higher. */
function tailShare(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  return values.map((value) => (sorted.length - firstNotBelow(sorted, value)) / sorted.length);
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
