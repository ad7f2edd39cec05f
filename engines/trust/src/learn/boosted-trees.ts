import { type Random, shuffled } from '@kanmai/kernel';
import { type BinEdges, binEdges, binned } from './bins.ts';
import { type GrowInput, growTree, leafValue, type Tree } from './grow-tree.ts';
import { sigmoid, type Table } from './table.ts';

export interface BoostSettings {
  /** `odds`: targets 0 and 1, answers in log-odds. `squares`: any targets, answers on their scale. */
  readonly loss: 'odds' | 'squares';
  readonly rounds: number;
  readonly rate: number;
  readonly depth: number;
  /** The least sum of curvatures in a leaf: rows for `squares`, a quarter of a row at even odds. */
  readonly leafMin: number;
  readonly l2: number;
  /** Share of the rows, and of the columns, that a tree is grown from. */
  readonly rowShare: number;
  readonly columnShare: number;
  readonly binsMax: number;
}

export const boostDefaults: BoostSettings = {
  loss: 'odds',
  rounds: 200,
  rate: 0.05,
  depth: 4,
  leafMin: 2,
  l2: 1,
  rowShare: 0.7,
  columnShare: 0.7,
  binsMax: 64,
};

/**
 * Gradient boosted trees over binned columns: stochastic gradient boosting (Friedman, 2002) with second-order leaves
 * (Chen and Guestrin, KDD 2016). The same rows, settings and random give the same trees.
 */
export class BoostedTrees {
  readonly #edges: BinEdges;
  readonly #base: number;
  readonly #rate: number;
  readonly #trees: readonly Tree[];

  constructor(edges: BinEdges, base: number, rate: number, trees: readonly Tree[]) {
    this.#edges = edges;
    this.#base = base;
    this.#rate = rate;
    this.#trees = trees;
  }

  get rounds(): number {
    return this.#trees.length;
  }

  /** One answer a row, of the first `rounds` trees. */
  answer(table: Table, rounds = this.#trees.length): Float64Array {
    const bins = binned(table, this.#edges);
    const sums = new Float64Array(table.rows).fill(this.#base);
    for (const tree of this.#trees.slice(0, rounds))
      for (let row = 0; row < table.rows; row++)
        sums[row]! += this.#rate * leafValue(tree, bins, table.rows, row);
    return sums;
  }

  /** The number of trees, a multiple of `step`, whose answers lose least on these rows. */
  bestRounds(table: Table, lossOf: (answers: Float64Array) => number, step = 10): number {
    const bins = binned(table, this.#edges);
    const sums = new Float64Array(table.rows).fill(this.#base);
    let best = { rounds: 0, loss: lossOf(sums) };
    this.#trees.forEach((tree, at) => {
      for (let row = 0; row < table.rows; row++)
        sums[row]! += this.#rate * leafValue(tree, bins, table.rows, row);
      if ((at + 1) % step !== 0) return;
      const loss = lossOf(sums);
      if (loss < best.loss) best = { rounds: at + 1, loss };
    });
    return best.rounds;
  }
}

export function trainBoostedTrees(
  table: Table,
  targets: ArrayLike<number>,
  random: Random,
  settings: Partial<BoostSettings> = {},
): BoostedTrees {
  const all = { ...boostDefaults, ...settings };
  const edges = binEdges(table, all.binsMax);
  const { rows, columns } = table;
  const bins = binned(table, edges);
  const input: GrowInput = {
    rows,
    columns,
    bins,
    slopes: new Float64Array(rows),
    curvatures: new Float64Array(rows),
  };
  const base = baseOf(targets, all.loss);
  const sums = new Float64Array(rows).fill(base);
  const trees: Tree[] = [];
  const everyColumn = Array.from({ length: columns }, (_, column) => column);
  for (let round = 0; round < all.rounds && rows > 0; round++) {
    slopesAt(sums, targets, all.loss, input);
    const among = drawnRows(rows, all.rowShare, random);
    const some = Math.max(1, Math.round(columns * all.columnShare));
    const tree = growTree(input, among, shuffled(random, everyColumn).slice(0, some), all);
    for (let row = 0; row < rows; row++) sums[row]! += all.rate * leafValue(tree, bins, rows, row);
    trees.push(tree);
  }
  return new BoostedTrees(edges, base, all.rate, trees);
}

function baseOf(targets: ArrayLike<number>, loss: BoostSettings['loss']): number {
  let sum = 0;
  for (let row = 0; row < targets.length; row++) sum += targets[row]!;
  if (loss === 'squares') return targets.length === 0 ? 0 : sum / targets.length;
  return Math.log((sum + 0.5) / (targets.length - sum + 0.5));
}

function slopesAt(
  sums: Float64Array,
  targets: ArrayLike<number>,
  loss: BoostSettings['loss'],
  { slopes, curvatures }: GrowInput,
): void {
  for (let row = 0; row < sums.length; row++) {
    const expected = loss === 'odds' ? sigmoid(sums[row]!) : sums[row]!;
    slopes[row] = expected - targets[row]!;
    curvatures[row] = loss === 'odds' ? Math.max(expected * (1 - expected), 1e-9) : 1;
  }
}

function drawnRows(rows: number, share: number, random: Random): Int32Array {
  if (share >= 1) return Int32Array.from({ length: rows }, (_, row) => row);
  const drawn = Int32Array.from({ length: rows }, (_, row) => row).filter(() => random.next() < share);
  return drawn.length > 0 ? drawn : Int32Array.of(0);
}
