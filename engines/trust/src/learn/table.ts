/** Rows of numbers, one after another: `values[row * columns + column]`. NaN is "not known". */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export function tableOf(rows: readonly ArrayLike<number>[], columns: number): Table {
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, at) => {
    for (let column = 0; column < columns; column++) values[at * columns + column] = row[column]!;
  });
  return { rows: rows.length, columns, values };
}

/** The rows named, in the order named; with `columns`, only those of the columns, in the order named. */
export function pickRows(table: Table, rows: ArrayLike<number>, columns?: readonly number[]): Table {
  const wanted = columns ?? Array.from({ length: table.columns }, (_, column) => column);
  const values = new Float64Array(rows.length * wanted.length);
  for (let at = 0; at < rows.length; at++) {
    const from = rows[at]! * table.columns;
    for (let n = 0; n < wanted.length; n++) values[at * wanted.length + n] = table.values[from + wanted[n]!]!;
  }
  return { rows: rows.length, columns: wanted.length, values };
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The rows of one table below those of another. */
export function stacked(tables: readonly Table[]): Table {
  const columns = tables[0]?.columns ?? 0;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const values = new Float64Array(rows * columns);
  let at = 0;
  for (const table of tables) {
    values.set(table.values, at);
    at += table.values.length;
  }
  return { rows, columns, values };
}
