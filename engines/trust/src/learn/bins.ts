import type { Table } from './table.ts';

/** By column the upper edges of its bins, rising. A value belongs to the first bin whose edge is not below it. */
export type BinEdges = readonly Float64Array[];

/** Edges between the values met, about equally many rows to a bin; at most `binsMax` (≤ 255) bins a column. */
export function binEdges(table: Table, binsMax: number): BinEdges {
  return Array.from({ length: table.columns }, (_, column) => edgesOf(columnOf(table, column), binsMax));
}

function columnOf({ rows, columns, values }: Table, column: number): Float64Array {
  const own = new Float64Array(rows);
  let size = 0;
  for (let row = 0; row < rows; row++) {
    const value = values[row * columns + column]!;
    if (!Number.isNaN(value)) own[size++] = value;
  }
  return own.subarray(0, size).sort();
}

function edgesOf(sorted: Float64Array, binsMax: number): Float64Array {
  const edges: number[] = [];
  for (let bin = 1; bin < binsMax; bin++) {
    const at = Math.floor((bin * sorted.length) / binsMax);
    const low = sorted[at - 1];
    const high = sorted[at];
    if (low === undefined || high === undefined) continue;
    // Between two values, so that a row to come is not split from its like by rounding.
    const edge = low === high ? high : (low + high) / 2;
    if (edge !== edges.at(-1) && edge < sorted.at(-1)!) edges.push(edge);
  }
  return Float64Array.from(edges);
}

/** The bins of all values, one column after another: `bins[column * rows + row]`. 0 is "not known". */
export function binned({ rows, columns, values }: Table, edges: BinEdges): Uint8Array {
  const bins = new Uint8Array(rows * columns);
  for (let column = 0; column < columns; column++) {
    const own = edges[column]!;
    for (let row = 0; row < rows; row++)
      bins[column * rows + row] = binOf(values[row * columns + column]!, own);
  }
  return bins;
}

function binOf(value: number, edges: Float64Array): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}
