import { type Random, shuffled } from '@kanmai/kernel';

/** A row of few numbers other than zero: `values[n]` in column `columns[n]`. */
export interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

export interface Margin {
  readonly weights: Float64Array;
  readonly bias: number;
}

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh, Chang, Lin, Keerthi,
 * Sundararajan: A dual coordinate descent method for large-scale linear SVM, ICML 2008, algorithm 1). `labels` are
 * 1 and -1; `cost` is what a row within the margin costs beside the squared length of the weights.
 */
export function trainMargin(
  rows: readonly SparseRow[],
  labels: ArrayLike<number>,
  columnCount: number,
  { cost, rounds }: { cost: number; rounds: number },
  random: Random,
): Margin {
  const weights = new Float64Array(columnCount);
  let bias = 0;
  const slack = 1 / (2 * cost);
  const lengths = rows.map((row) => squaredLength(row) + 1 + slack);
  const duals = new Float64Array(rows.length);
  const order = rows.map((_, at) => at);
  for (let round = 0; round < rounds; round++) {
    for (const at of shuffled(random, order)) {
      const row = rows[at]!;
      const label = labels[at]!;
      const slope = label * (bias + dot(weights, row)) - 1 + slack * duals[at]!;
      const dual = Math.max(0, duals[at]! - slope / lengths[at]!);
      const step = (dual - duals[at]!) * label;
      if (step === 0) continue;
      duals[at] = dual;
      bias += step;
      for (let n = 0; n < row.columns.length; n++) weights[row.columns[n]!]! += step * row.values[n]!;
    }
  }
  return { weights, bias };
}

export function marginOf({ weights, bias }: Margin, row: SparseRow): number {
  return bias + dot(weights, row);
}

function dot(weights: Float64Array, { columns, values }: SparseRow): number {
  let sum = 0;
  for (let n = 0; n < columns.length; n++) sum += weights[columns[n]!]! * values[n]!;
  return sum;
}

function squaredLength({ values }: SparseRow): number {
  let sum = 0;
  for (const value of values) sum += value ** 2;
  return sum;
}
