/** A sparse square matrix by rows: row `r` has `values[k]` at `columns[k]` for `k` from `starts[r]` to `starts[r + 1] - 1`. */
export interface SparseRows {
  readonly starts: Uint32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Calls `add(row, column, value)` for every entry; entries of one place are summed. Must say the same when run again. */
export type EntrySource = (add: (row: number, column: number, value: number) => void) => void;

/** Sums entries into rows, columns in order of their first appearance; two passes, so that nothing is stored twice. */
export function sumRows(rowCount: number, source: EntrySource): SparseRows {
  const ends = new Uint32Array(rowCount + 1);
  source((row) => {
    ends[row + 1]!++;
  });
  for (let r = 0; r < rowCount; r++) ends[r + 1]! += ends[r]!;
  const total = ends[rowCount]!;
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  const next = ends.slice();
  source((row, column, value) => {
    const at = next[row]!++;
    columns[at] = column;
    values[at] = value;
  });
  return merged(rowCount, ends, columns, values);
}

function merged(rowCount: number, ends: Uint32Array, columns: Int32Array, values: Float32Array): SparseRows {
  const starts = new Uint32Array(rowCount + 1);
  const place = new Int32Array(rowCount).fill(-1);
  let size = 0;
  for (let r = 0; r < rowCount; r++) {
    const from = size;
    for (let k = ends[r]!; k < ends[r + 1]!; k++) {
      const column = columns[k]!;
      const value = values[k]!;
      if (place[column]! >= from) values[place[column]!]! += value;
      else {
        place[column] = size;
        columns[size] = column;
        values[size++] = value;
      }
    }
    starts[r + 1] = size;
    for (let k = from; k < size; k++) place[columns[k]!] = -1;
  }
  return { starts, columns: columns.slice(0, size), values: values.slice(0, size) };
}
