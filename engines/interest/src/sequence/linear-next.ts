import type { Sequences } from './sequences.ts';
import { type SparseRows, sumRows } from './sparse-rows.ts';
import { type NextPart, newestFirst, type Tally } from './tally.ts';
import { ageWeight } from './transitions.ts';

export interface LinearSettings {
  /** Steps back, and ahead, that are looked at. */
  readonly window: number;
  /** What each older item counts beside the one after it, while learning. */
  readonly past: number;
  /** What each further item counts among those to come, while learning. */
  readonly future: number;
  /** What is learnt in the opposite direction. */
  readonly back: number;
  /** What each older item says beside the one after it, when asked. */
  readonly step: number;
  /** Added to the diagonal: how much must be seen before it is believed. */
  readonly doubt: number;
  /** Items that may speak for an item, the strongest. */
  readonly speakers: number;
  readonly halfLife: number;
}

export const linearDefaults: LinearSettings = {
  window: 10,
  past: 0.5,
  future: 0.5,
  back: 0.3,
  step: 0.6,
  doubt: 50,
  speakers: 80,
  halfLife: 0,
};

/**
 * Linear regression of what follows on what went before, both fading with distance (SLIST: Choi et al., "Session-aware linear
 * item-item models", 2021). Each item's own ridge regression is solved over its strongest speakers only, so that it takes time and
 * room in proportion to the items rather than to their square (Steck, "Markov random fields for collaborative filtering", 2019).
 */
export class LinearNext implements NextPart {
  private readonly settings: LinearSettings;
  private readonly rows: SparseRows;

  constructor(sequences: Sequences, settings: LinearSettings = linearDefaults) {
    this.settings = settings;
    const { itemCount } = sequences;
    const together = sumRows(itemCount, (add) => everyPast(sequences, settings, add));
    const wanted = sumRows(itemCount, (add) => everyNext(sequences, settings, add));
    this.rows = solved(itemCount, together, wanted, settings);
  }

  tally(items: ArrayLike<number>, into: Tally): void {
    const { starts, columns, values } = this.rows;
    newestFirst(items, this.settings.step, 2 * this.settings.window, (item, weight) => {
      for (let k = starts[item]!; k < starts[item + 1]!; k++) into.add(columns[k]!, weight * values[k]!);
    });
  }
}

type Add = (row: number, column: number, value: number) => void;

/** The pairs of items that went before the same cut. */
function everyPast(sequences: Sequences, { window, past, halfLife }: LinearSettings, add: Add): void {
  const { items } = sequences;
  everyCut(sequences, halfLife, (weight, start, cut) => {
    const from = Math.max(start, cut - window);
    for (let i = from; i < cut; i++) {
      const first = weight * past ** (cut - 1 - i);
      for (let j = from; j < cut; j++) add(items[i]!, items[j]!, first * past ** (cut - 1 - j));
    }
  });
}

/** An item after a cut and one before it; by the later one. */
function everyNext(sequences: Sequences, settings: LinearSettings, add: Add): void {
  const { items } = sequences;
  const { window, past, future, back, halfLife } = settings;
  everyCut(sequences, halfLife, (weight, start, cut, end) => {
    for (let j = cut; j < Math.min(end, cut + window); j++) {
      const ahead = weight * future ** (j - cut);
      if (ahead < 0.02 * weight) break;
      for (let i = Math.max(start, cut - window); i < cut; i++) {
        const value = ahead * past ** (cut - 1 - i);
        add(items[j]!, items[i]!, value);
        if (back > 0) add(items[i]!, items[j]!, back * value);
      }
    }
  });
}

function everyCut(
  { starts }: Sequences,
  halfLife: number,
  visit: (weight: number, start: number, cut: number, end: number) => void,
): void {
  const count = starts.length - 1;
  for (let s = 0; s < count; s++) {
    const weight = ageWeight(s, count, halfLife);
    for (let cut = starts[s]! + 1; cut < starts[s + 1]!; cut++)
      visit(weight, starts[s]!, cut, starts[s + 1]!);
  }
}

function solved(
  itemCount: number,
  together: SparseRows,
  wanted: SparseRows,
  { speakers, doubt }: LinearSettings,
): SparseRows {
  const system = new SmallSystem(speakers);
  const diagonal = diagonalOf(together, itemCount);
  const place = new Int32Array(itemCount).fill(-1);
  const froms: number[] = [];
  const tos: number[] = [];
  const says: number[] = [];
  for (let item = 0; item < itemCount; item++) {
    const chosen = strongest(wanted, item, speakers, (k) => {
      return wanted.values[k]! / Math.sqrt(diagonal[wanted.columns[k]!]! + doubt);
    });
    for (let i = 0; i < chosen.length; i++) place[wanted.columns[chosen[i]!]!] = i;
    system.clear(chosen.length);
    for (let i = 0; i < chosen.length; i++) {
      const row = wanted.columns[chosen[i]!]!;
      system.wanted[i] = wanted.values[chosen[i]!]!;
      for (let k = together.starts[row]!; k < together.starts[row + 1]!; k++) {
        const j = place[together.columns[k]!]!;
        if (j >= 0) system.matrix[i * speakers + j] = together.values[k]!;
      }
      system.matrix[i * speakers + i]! += doubt;
    }
    system.solve(chosen.length);
    for (let i = 0; i < chosen.length; i++) {
      const row = wanted.columns[chosen[i]!]!;
      place[row] = -1;
      froms.push(row);
      tos.push(item);
      says.push(system.wanted[i]!);
    }
  }
  return sumRows(itemCount, (add) => {
    for (let k = 0; k < froms.length; k++) add(froms[k]!, tos[k]!, says[k]!);
  });
}

function diagonalOf({ starts, columns, values }: SparseRows, count: number): Float64Array {
  const diagonal = new Float64Array(count);
  for (let r = 0; r < count; r++) {
    for (let k = starts[r]!; k < starts[r + 1]!; k++) if (columns[k] === r) diagonal[r] = values[k]!;
  }
  return diagonal;
}

function strongest(
  { starts }: SparseRows,
  row: number,
  count: number,
  strength: (k: number) => number,
): number[] {
  const all = Array.from({ length: starts[row + 1]! - starts[row]! }, (_, i) => starts[row]! + i);
  if (all.length <= count) return all;
  return all.sort((a, b) => strength(b) - strength(a) || a - b).slice(0, count);
}

/** Symmetric positive definite equations of at most `size` unknowns, solved by Cholesky's method in place. */
class SmallSystem {
  readonly matrix: Float64Array;
  /** The right side, and after `solve` the solution. */
  readonly wanted: Float64Array;
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
    this.matrix = new Float64Array(size * size);
    this.wanted = new Float64Array(size);
  }

  clear(count: number): void {
    for (let i = 0; i < count; i++) this.matrix.fill(0, i * this.size, i * this.size + count);
  }

  solve(count: number): void {
    const { size, matrix, wanted } = this;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = matrix[i * size + j]!;
        for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!;
        matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / matrix[j * size + j]!;
      }
    }
    for (let i = 0; i < count; i++) {
      let sum = wanted[i]!;
      for (let k = 0; k < i; k++) sum -= matrix[i * size + k]! * wanted[k]!;
      wanted[i] = sum / matrix[i * size + i]!;
    }
    for (let i = count - 1; i >= 0; i--) {
      let sum = wanted[i]!;
      for (let k = i + 1; k < count; k++) sum -= matrix[k * size + i]! * wanted[k]!;
      wanted[i] = sum / matrix[i * size + i]!;
    }
  }
}
