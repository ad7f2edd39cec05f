import type { Interactions } from './interactions.ts';
import type { ItemScorer } from './item-scorer.ts';
import { type NearItems, nearItems } from './near-items.ts';
import { powers } from './powers.ts';

export interface RidgeSettings {
  /** Other items that an item's likelihood is a sum over: those most often taken together with it. */
  neighbours: number;
  /** The penalty on the square of each weight. */
  penalty: number;
  /** Power of how much a person took by which what the person says is damped. */
  personPower: number;
  /** Power of how often an item was taken by which it is damped. */
  itemPower: number;
  /** The same for the score, where it arrives. */
  endPower: number;
}

/**
 * Scores an item by a weighted sum over what somebody took, the weights learnt by ridge regression of the item on its
 * nearest others. It is EASE (Steck, WWW 2019) on a sparse pattern (Steck, NeurIPS 2019, "Markov random fields for
 * collaborative filtering"); with all others as neighbours it is EASE itself.
 */
export class LocalRidge implements ItemScorer {
  /** For each item that may be taken: which items it speaks for, and how much. */
  readonly #speaksFor: NearItems;
  readonly #start: Float32Array;
  readonly #end: Float32Array;

  constructor(interactions: Interactions, settings: RidgeSettings) {
    const counts = interactions.itemCounts();
    this.#start = powers(counts, -settings.itemPower);
    this.#end = powers(counts, settings.itemPower - settings.endPower);
    this.#speaksFor = turned(learnt(interactions, settings));
  }

  score(items: Uint32Array, scores: Float32Array): void {
    const { starts, others, weights } = this.#speaksFor;
    scores.fill(0);
    for (const item of items) {
      const start = this.#start[item]!;
      for (let k = starts[item]!, end = starts[item + 1]!; k < end; k++)
        scores[others[k]!]! += start * weights[k]!;
    }
    for (let i = 0; i < scores.length; i++) scores[i]! *= this.#end[i]!;
  }
}

/** For each item its neighbours with their weights. */
function learnt(interactions: Interactions, settings: RidgeSettings): NearItems {
  const together = nearItems(interactions, {
    mostNear: settings.neighbours * 4,
    personPower: 2 * settings.personPower,
    itemPower: settings.itemPower,
  });
  const { items } = interactions;
  const most = settings.neighbours;
  const matrix = new Float64Array(most * most);
  const target = new Float64Array(most);
  const place = new Int32Array(items).fill(-1);
  const starts = new Uint32Array(items + 1);
  const others = new Uint32Array(items * most);
  const weights = new Float32Array(items * most);
  let end = 0;
  for (let item = 0; item < items; item++) {
    const from = together.starts[item]!;
    const size = Math.min(most, together.starts[item + 1]! - from);
    const near = together.others.subarray(from, from + size);
    for (let a = 0; a < size; a++) {
      place[near[a]!] = a;
      target[a] = together.weights[from + a]!;
    }
    fillMatrix(matrix, near, size, place, together, settings.penalty);
    solveInPlace(matrix, target, size);
    for (let a = 0; a < size; a++) {
      place[near[a]!] = -1;
      others[end] = near[a]!;
      weights[end++] = target[a]!;
    }
    starts[item + 1] = end;
  }
  return { starts, others: others.slice(0, end), weights: weights.slice(0, end) };
}

/** Lower triangle of the products of the neighbours with each other, rows of `size`. */
function fillMatrix(
  matrix: Float64Array,
  near: Uint32Array,
  size: number,
  place: Int32Array,
  together: NearItems,
  penalty: number,
): void {
  matrix.fill(0, 0, size * size);
  for (let a = 0; a < size; a++) {
    const row = near[a]!;
    matrix[a * size + a] = together.own![row]! + penalty;
    for (let k = together.starts[row]!, end = together.starts[row + 1]!; k < end; k++) {
      const b = place[together.others[k]!]!;
      // Only the nearest are kept of each, so that a pair may be known from one side alone.
      if (b >= 0) matrix[a > b ? a * size + b : b * size + a] = together.weights[k]!;
    }
  }
}

/** Solves by Cholesky, overwriting both; `matrix` has its lower triangle filled and is positive definite. */
function solveInPlace(matrix: Float64Array, target: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const rowI = i * size;
    for (let j = 0; j <= i; j++) {
      const rowJ = j * size;
      let sum = matrix[rowI + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[rowI + k]! * matrix[rowJ + k]!;
      if (i === j) matrix[rowI + i] = Math.sqrt(Math.max(sum, 1e-9));
      else matrix[rowI + j] = sum / matrix[rowJ + j]!;
    }
  }
  for (let i = 0; i < size; i++) {
    let sum = target[i]!;
    for (let k = 0; k < i; k++) sum -= matrix[i * size + k]! * target[k]!;
    target[i] = sum / matrix[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    const value = target[i]! / matrix[i * size + i]!;
    target[i] = value;
    for (let k = 0; k < i; k++) target[k]! -= matrix[i * size + k]! * value;
  }
}

function turned(near: NearItems): NearItems {
  const items = near.starts.length - 1;
  const starts = new Uint32Array(items + 1);
  for (const other of near.others) starts[other + 1]!++;
  for (let i = 0; i < items; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const others = new Uint32Array(near.others.length);
  const weights = new Float32Array(near.others.length);
  for (let item = 0; item < items; item++) {
    for (let k = near.starts[item]!; k < near.starts[item + 1]!; k++) {
      const at = next[near.others[k]!]!++;
      others[at] = item;
      weights[at] = near.weights[k]!;
    }
  }
  return { starts, others, weights };
}
