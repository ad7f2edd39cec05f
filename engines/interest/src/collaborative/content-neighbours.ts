import { added, type ItemScorer, length } from './item-scorer.ts';
import type { NearItems } from './near-items.ts';

/** What is known of items without people: rows of `dimensions` numbers, row i of item i. Items beyond have none. */
export interface ItemFeatures {
  readonly values: Float32Array;
  readonly dimensions: number;
}

/**
 * The items that look most alike: for each kind of features (pictures, sound) the cosine after taking off the mean,
 * averaged over kinds. Compares all with all. An item without features, or with one that is no number, has no one.
 */
export function contentNeighbours(
  items: number,
  kinds: readonly ItemFeatures[],
  mostNear: number,
): NearItems {
  const rows = kinds.map((kind) => unitRows(items, kind));
  const starts = new Uint32Array(items + 1);
  const others: number[] = [];
  const weights: number[] = [];
  const alike = new Float32Array(items);
  for (let item = 0; item < items; item++) {
    alike.fill(0);
    rows.forEach((unit, kind) => {
      addCosines(alike, unit, kinds[kind]!.dimensions, item, 1 / rows.length);
    });
    alike[item] = 0;
    for (const other of nearest(alike, mostNear)) {
      others.push(other);
      weights.push(alike[other]!);
    }
    starts[item + 1] = others.length;
  }
  return { starts, others: Uint32Array.from(others), weights: Float32Array.from(weights) };
}

/** Rows less the mean row, each of length 1 or all zero. */
function unitRows(items: number, { values, dimensions }: ItemFeatures): Float32Array {
  const rows = Math.min(items, Math.floor(values.length / dimensions));
  const isKnown = (row: number) =>
    values.subarray(row * dimensions, (row + 1) * dimensions).every(Number.isFinite);
  const mean = new Float64Array(dimensions);
  const known = Array.from({ length: rows }, (_, row) => row).filter(isKnown);
  for (const row of known) {
    for (let d = 0; d < dimensions; d++) mean[d]! += values[row * dimensions + d]! / known.length;
  }
  const unit = new Float32Array(items * dimensions);
  for (const row of known) {
    const out = unit.subarray(row * dimensions, (row + 1) * dimensions);
    for (let d = 0; d < dimensions; d++) out[d] = values[row * dimensions + d]! - mean[d]!;
    const long = length(out);
    if (long > 0) for (let d = 0; d < dimensions; d++) out[d]! /= long;
  }
  return unit;
}

function addCosines(
  out: Float32Array,
  unit: Float32Array,
  dimensions: number,
  item: number,
  weight: number,
): void {
  const own = unit.subarray(item * dimensions, (item + 1) * dimensions);
  for (let other = 0, at = 0; other < out.length; other++) {
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += own[d]! * unit[at++]!;
    out[other]! += weight * sum;
  }
}

/** The items most alike, of those more alike than the mean. */
function nearest(alike: Float32Array, most: number): Uint32Array {
  const sorted = alike.slice().sort();
  const least = Math.max(sorted[sorted.length - most] ?? 0, 0);
  const kept = Uint32Array.from(alike.keys().filter((other) => alike[other]! >= least && alike[other]! > 0));
  return kept.sort((a, b) => alike[b]! - alike[a]! || a - b).slice(0, most);
}

/**
 * Gives each item a share of the scores of those that look like it, so that what few or none took is found beside what
 * many did. The share is a vector as long as the scores it is added to, times `weight`.
 */
export class ContentShare implements ItemScorer {
  readonly #inner: ItemScorer;
  readonly #near: NearItems;
  readonly #weight: number;
  readonly #share: Float32Array;

  constructor(inner: ItemScorer, near: NearItems, weight: number) {
    this.#inner = inner;
    this.#near = near;
    this.#weight = weight;
    this.#share = new Float32Array(near.starts.length - 1);
  }

  score(items: Uint32Array, scores: Float32Array): void {
    this.#inner.score(items, scores);
    const { starts, others, weights } = this.#near;
    const share = this.#share;
    for (let item = 0; item < share.length; item++) {
      let sum = 0;
      for (let k = starts[item]!, end = starts[item + 1]!; k < end; k++)
        sum += weights[k]! * scores[others[k]!]!;
      share[item] = sum;
    }
    const long = length(share);
    if (long > 0) added(scores, share, (this.#weight * length(scores)) / long);
  }
}
