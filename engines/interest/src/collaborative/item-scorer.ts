/** Says how well each item goes with what somebody took. One call at a time: a scorer may keep room to work in. */
export interface ItemScorer {
  /** Writes a score for each item, larger is better. `scores` has a place for each item; what was there is gone. */
  score(items: Uint32Array, scores: Float32Array): void;
}

/** The Euclidean length. */
export function length(vector: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]! * vector[i]!;
  return Math.sqrt(sum);
}

/** `to` += `weight` × `vector`. */
export function added(to: Float32Array, vector: Float32Array, weight: number): void {
  for (let i = 0; i < to.length; i++) to[i]! += weight * vector[i]!;
}
