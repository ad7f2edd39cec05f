/** One vector as whole numbers, and what that leaves out. */
export interface Code {
  /** What one step is worth. */
  unit: number;
  /** The length of the difference between the vector and its code. */
  error: number;
}

/**
 * Writes a vector as whole numbers of at most `most` in size from `at` on: one step is worth the largest part of the
 * vector divided by `most`.
 */
export function writeCode(
  vector: ArrayLike<number>,
  most: number,
  into: Int8Array | Int16Array,
  at: number,
): Code {
  let largest = 0;
  for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i]!));
  // Single precision, as the kernels read it.
  const unit = Math.fround(largest / most);
  let squares = 0;
  for (let i = 0; i < vector.length; i++) {
    const whole = unit > 0 ? Math.max(-most, Math.min(most, Math.round(vector[i]! / unit))) : 0;
    into[at + i] = whole;
    squares += (vector[i]! - whole * unit) ** 2;
  }
  return { unit, error: Math.sqrt(squares) };
}

/** Codes of vectors are bytes. */
export const codeMost = 127;

/** The largest size of a query's numbers with which the sum over all dimensions stays below 2^31. */
export function queryMost(dim: number): number {
  return Math.min(32_767, Math.floor((2 ** 31 - 1) / (codeMost * dim)));
}

export function lengthOf(vector: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += vector[i]! ** 2;
  return Math.sqrt(squares);
}
