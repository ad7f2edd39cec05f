/** Each count to a power; what was never counted gives 0, so that it has no part in a sum. */
export function powers(counts: ArrayLike<number>, power: number): Float32Array {
  return Float32Array.from(counts, (count) => (count > 0 ? count ** power : 0));
}
