/** Something that finds, and by what it is told how hard to look. */
export interface Searcher {
  search(query: Float32Array, count: number, effort: number): ArrayLike<number>;
  readonly effortMax: number;
}

export function timed<Value>(work: () => Value): { value: Value; seconds: number } {
  const began = performance.now();
  const value = work();
  return { value, seconds: (performance.now() - began) / 1000 };
}
