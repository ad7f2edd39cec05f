import type { Interactions } from './interactions.ts';
import { powers } from './powers.ts';

/** For each item others with weights: those of item i are at `starts[i]` up to `starts[i + 1]`. */
export interface NearItems {
  readonly starts: Uint32Array;
  readonly others: Uint32Array;
  readonly weights: Float32Array;
}

export interface Together extends NearItems {
  /** Each item's product with itself. */
  readonly own: Float64Array;
}

export interface TogetherSettings {
  /** The most others that are kept of an item, those with the largest products. */
  readonly mostNear: number;
  /** Power of how much a person took by which what the person says is damped. */
  readonly personPower: number;
  /** Power of how often an item was taken by which it is damped. */
  readonly itemPower: number;
}

/** Which items are taken together: products of the damped columns of the matrix of interactions, the largest first. */
export function takenTogether(interactions: Interactions, settings: TogetherSettings): Together {
  const { items } = interactions;
  const products = new Products(interactions, settings);
  const starts = new Uint32Array(items + 1);
  const own = new Float64Array(items);
  let others = new Uint32Array(items * 16);
  let weights = new Float32Array(items * 16);
  for (let item = 0; item < items; item++) {
    own[item] = products.of(item);
    const from = starts[item]!;
    const end = from + Math.min(settings.mostNear, products.reached);
    if (end > others.length) {
      others = longer(others, end);
      weights = longer(weights, end);
    }
    products.largest(others.subarray(from, end), weights.subarray(from, end));
    starts[item + 1] = end;
  }
  const end = starts[items]!;
  return { starts, others: others.slice(0, end), weights: weights.slice(0, end), own };
}

/** The products of one item with all others it was taken with. */
class Products {
  readonly #interactions: Interactions;
  readonly #person: Float32Array;
  readonly #item: Float32Array;
  readonly #sums: Float64Array;
  readonly #others: Uint32Array;
  readonly #order: Float64Array;
  reached = 0;

  constructor(interactions: Interactions, settings: TogetherSettings) {
    this.#interactions = interactions;
    this.#person = powers(interactions.personCounts(), -2 * settings.personPower);
    this.#item = powers(interactions.itemCounts(), -settings.itemPower);
    this.#sums = new Float64Array(interactions.items);
    this.#others = new Uint32Array(interactions.items);
    this.#order = new Float64Array(interactions.items);
  }

  /** Works out the products of this item; returns the one with itself. */
  of(item: number): number {
    const { personStarts, personItems } = this.#interactions;
    for (let k = 0; k < this.reached; k++) this.#sums[this.#others[k]!] = 0;
    this.reached = 0;
    for (const person of this.#interactions.peopleOf(item)) {
      const weight = this.#person[person]! * this.#item[item]!;
      for (let k = personStarts[person]!, end = personStarts[person + 1]!; k < end; k++) {
        const other = personItems[k]!;
        if (this.#sums[other] === 0 && other !== item) this.#others[this.reached++] = other;
        this.#sums[other]! += weight * this.#item[other]!;
      }
    }
    const own = this.#sums[item]!;
    this.#sums[item] = 0;
    return own;
  }

  /** Fills both with the others of the largest products, in falling order, then by number. */
  largest(others: Uint32Array, weights: Float32Array): void {
    const sums = this.#sums;
    const values = this.#order.subarray(0, this.reached);
    for (let k = 0; k < values.length; k++) values[k] = sums[this.#others[k]!]!;
    values.sort();
    const least = values[values.length - others.length] ?? 0;
    const kept = this.#others.slice(0, this.reached).filter((other) => sums[other]! >= least);
    kept.sort((a, b) => sums[b]! - sums[a]! || a - b);
    for (let k = 0; k < others.length; k++) {
      others[k] = kept[k]!;
      weights[k] = sums[kept[k]!]!;
    }
  }
}

function longer<Numbers extends Uint32Array | Float32Array>(numbers: Numbers, least: number): Numbers {
  const Make = numbers.constructor as new (size: number) => Numbers;
  const more = new Make(Math.max(least, numbers.length * 2));
  more.set(numbers);
  return more;
}

/** The same weights from the other side: the others of i are those items that had i among theirs. */
export function turnedOver(near: NearItems): NearItems {
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
