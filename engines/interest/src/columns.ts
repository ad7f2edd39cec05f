/** The typed arrays that engine columns are made of. */
export type Column = Int32Array | Uint32Array | Float32Array | Float64Array | Uint8Array;

/** The same column with room for at least `length` values; doubles, so that growth is rare. */
export function grown<C extends Column>(column: C, length: number, fill = 0): C {
  if (column.length >= length) return column;
  let size = Math.max(16, column.length);
  while (size < length) size *= 2;
  const Make = column.constructor as new (size: number) => C;
  const bigger = new Make(size);
  bigger.set(column);
  if (fill !== 0) bigger.fill(fill, column.length);
  return bigger;
}
