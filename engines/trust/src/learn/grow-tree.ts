/** What a tree is grown from: bins of every column, and slope and curvature of the loss at every row. */
export interface GrowInput {
  readonly rows: number;
  readonly columns: number;
  /** `bins[column * rows + row]`, below 256. */
  readonly bins: Uint8Array;
  readonly slopes: Float64Array;
  readonly curvatures: Float64Array;
}

export interface TreeLimits {
  readonly depth: number;
  /** The least sum of curvatures in a leaf. */
  readonly leafMin: number;
  /** Penalty on the square of a leaf's value. */
  readonly l2: number;
}

/** A node: where `column` is below 0 a leaf of this value; else rows of a bin up to `bin` go to `left`, others to the next. */
export interface Tree {
  readonly column: Int16Array;
  readonly bin: Uint8Array;
  readonly left: Int32Array;
  readonly value: Float64Array;
}

const binCount = 256;

interface Split {
  readonly column: number;
  readonly bin: number;
  readonly gain: number;
}

/**
 * One regression tree on slopes and curvatures, split for the largest gain (XGBoost: Chen and Guestrin, KDD 2016, eq. 7),
 * over `columns` and the rows in `among`.
 */
export function growTree(
  input: GrowInput,
  among: Int32Array,
  columns: readonly number[],
  limits: TreeLimits,
): Tree {
  const nodes: { column: number; bin: number; left: number; value: number }[] = [];
  const open = [{ node: 0, rows: among, depth: 0 }];
  nodes.push({ column: -1, bin: 0, left: 0, value: 0 });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = nodes[next.node]!;
    const sums = sumsOf(input, next.rows);
    node.value = -sums.slope / (sums.curvature + limits.l2);
    const split = next.depth < limits.depth ? bestSplit(input, next.rows, columns, sums, limits) : undefined;
    if (split === undefined) continue;
    const [left, right] = parted(input, next.rows, split);
    Object.assign(node, { column: split.column, bin: split.bin, left: nodes.length });
    open.push({ node: nodes.length, rows: left, depth: next.depth + 1 });
    open.push({ node: nodes.length + 1, rows: right, depth: next.depth + 1 });
    nodes.push({ column: -1, bin: 0, left: 0, value: 0 }, { column: -1, bin: 0, left: 0, value: 0 });
  }
  return {
    column: Int16Array.from(nodes, ({ column }) => column),
    bin: Uint8Array.from(nodes, ({ bin }) => bin),
    left: Int32Array.from(nodes, ({ left }) => left),
    value: Float64Array.from(nodes, ({ value }) => value),
  };
}

interface Sums {
  readonly slope: number;
  readonly curvature: number;
}

function sumsOf({ slopes, curvatures }: GrowInput, rows: Int32Array): Sums {
  let slope = 0;
  let curvature = 0;
  for (const row of rows) {
    slope += slopes[row]!;
    curvature += curvatures[row]!;
  }
  return { slope, curvature };
}

function bestSplit(
  input: GrowInput,
  rows: Int32Array,
  columns: readonly number[],
  all: Sums,
  limits: TreeLimits,
): Split | undefined {
  let best: Split | undefined;
  const slopeOf = new Float64Array(binCount);
  const curvatureOf = new Float64Array(binCount);
  // Gathered once, so that of each column only the bins are read here and there.
  const slopes = Float64Array.from(rows, (row) => input.slopes[row]!);
  const curvatures = Float64Array.from(rows, (row) => input.curvatures[row]!);
  for (const column of columns) {
    slopeOf.fill(0);
    curvatureOf.fill(0);
    const from = column * input.rows;
    let last = 0;
    for (let n = 0; n < rows.length; n++) {
      const bin = input.bins[from + rows[n]!]!;
      slopeOf[bin]! += slopes[n]!;
      curvatureOf[bin]! += curvatures[n]!;
      if (bin > last) last = bin;
    }
    const split = bestBin(slopeOf, curvatureOf, last, all, limits);
    if (split.gain > (best?.gain ?? 1e-12)) best = { column, ...split };
  }
  return best;
}

function bestBin(
  slopeOf: Float64Array,
  curvatureOf: Float64Array,
  last: number,
  all: Sums,
  { leafMin, l2 }: TreeLimits,
): { bin: number; gain: number } {
  let slope = 0;
  let curvature = 0;
  let best = { bin: 0, gain: 0 };
  const whole = all.slope ** 2 / (all.curvature + l2);
  for (let bin = 0; bin < last; bin++) {
    slope += slopeOf[bin]!;
    curvature += curvatureOf[bin]!;
    const rest = all.curvature - curvature;
    if (curvature < leafMin || rest < leafMin) continue;
    const gain = slope ** 2 / (curvature + l2) + (all.slope - slope) ** 2 / (rest + l2) - whole;
    if (gain > best.gain) best = { bin, gain };
  }
  return best;
}

function parted(input: GrowInput, rows: Int32Array, { column, bin }: Split): [Int32Array, Int32Array] {
  const from = column * input.rows;
  const sides = new Int32Array(rows.length);
  let left = 0;
  let right = rows.length;
  for (const row of rows) {
    if (input.bins[from + row]! <= bin) sides[left++] = row;
    else sides[--right] = row;
  }
  return [sides.subarray(0, left), sides.subarray(left)];
}

/** The value of the leaf where a row falls; `bins[column * rows + row]`. */
export function leafValue(tree: Tree, bins: Uint8Array, rows: number, row: number): number {
  let node = 0;
  for (let column = tree.column[0]!; column >= 0; column = tree.column[node]!)
    node = tree.left[node]! + (bins[column * rows + row]! <= tree.bin[node]! ? 0 : 1);
  return tree.value[node]!;
}
