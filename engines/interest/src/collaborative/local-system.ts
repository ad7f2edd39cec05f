import type { Together } from './near-items.ts';

const stepsMax = 12;
/** Solved far enough when what is left is this share of the start. */
const enough = 1e-4;

interface Penalties {
  readonly penalty: number;
  /** In [0, 1). */
  readonly dropout: number;
}

/** The regression of an item on its nearest others: (G + D) w = g, where G has the products of those others and D penalises. */
export class LocalSystem {
  readonly #together: Together;
  readonly #neighbours: number;
  readonly #penalties: Penalties;
  /** Where an item stands among the neighbours at hand, or −1. */
  readonly #place: Int32Array;
  /** Pairs of places already met, a byte each: a product may be known from one side alone, or from both. */
  readonly #met: Uint8Array;
  readonly #diagonal: Float64Array;
  #pairs: Pairs;

  constructor(together: Together, neighbours: number, penalties: Penalties) {
    this.#together = together;
    this.#neighbours = neighbours;
    this.#penalties = penalties;
    this.#place = new Int32Array(together.own.length).fill(-1);
    this.#met = new Uint8Array(neighbours * neighbours);
    this.#diagonal = new Float64Array(neighbours);
    this.#pairs = new Pairs((neighbours * neighbours) / 2);
  }

  solve(item: number): { near: Uint32Array; solution: Float64Array } {
    const { starts, others, weights } = this.#together;
    const from = starts[item]!;
    const size = Math.min(this.#neighbours, starts[item + 1]! - from);
    const near = others.subarray(from, from + size);
    this.#gather(near);
    const solution = this.#descend(Float64Array.from(weights.subarray(from, from + size)));
    return { near, solution };
  }

  #gather(near: Uint32Array): void {
    const { starts, others, weights, own } = this.#together;
    const place = this.#place;
    const met = this.#met;
    const pairs = this.#pairs;
    const size = near.length;
    pairs.count = 0;
    const { penalty, dropout } = this.#penalties;
    for (let a = 0; a < size; a++) {
      place[near[a]!] = a;
      this.#diagonal[a] = own[near[a]!]! / (1 - dropout) + penalty;
    }
    for (let a = 0; a < size; a++) {
      const item = near[a]!;
      for (let k = starts[item]!, end = starts[item + 1]!; k < end; k++) {
        const b = place[others[k]!]!;
        if (b < 0 || met[a * size + b] === 1) continue;
        met[a * size + b] = 1;
        met[b * size + a] = 1;
        pairs.add(a, b, weights[k]!);
      }
    }
    for (let a = 0; a < size; a++) place[near[a]!] = -1;
    for (let k = 0; k < pairs.count; k++) {
      met[pairs.first[k]! * size + pairs.second[k]!] = 0;
      met[pairs.second[k]! * size + pairs.first[k]!] = 0;
    }
  }

  /** Conjugate gradients from zero (Hestenes and Stiefel, 1952), preconditioned by the diagonal. */
  #descend(target: Float64Array): Float64Array {
    const diagonal = this.#diagonal;
    const left = target;
    const solution = new Float64Array(left.length);
    const direction = left.map((value, a) => value / diagonal[a]!);
    let size = dot(left, direction);
    const stop = size * enough * enough;
    for (let step = 0; step < stepsMax && size > stop; step++) {
      const image = this.#times(direction);
      const stride = size / dot(direction, image);
      for (let a = 0; a < left.length; a++) {
        solution[a]! += stride * direction[a]!;
        left[a]! -= stride * image[a]!;
      }
      let next = 0;
      for (let a = 0; a < left.length; a++) next += (left[a]! * left[a]!) / diagonal[a]!;
      const turn = next / size;
      for (let a = 0; a < left.length; a++) direction[a] = left[a]! / diagonal[a]! + turn * direction[a]!;
      size = next;
    }
    return solution;
  }

  #times(vector: Float64Array): Float64Array {
    const { first, second, values, count } = this.#pairs;
    const out = vector.map((value, a) => value * this.#diagonal[a]!);
    for (let k = 0; k < count; k++) {
      const a = first[k]!;
      const b = second[k]!;
      out[a]! += values[k]! * vector[b]!;
      out[b]! += values[k]! * vector[a]!;
    }
    return out;
  }
}

/** Products of two different neighbours, by their places. */
class Pairs {
  readonly first: Uint16Array;
  readonly second: Uint16Array;
  readonly values: Float32Array;
  count = 0;

  constructor(most: number) {
    this.first = new Uint16Array(most);
    this.second = new Uint16Array(most);
    this.values = new Float32Array(most);
  }

  add(first: number, second: number, value: number): void {
    this.first[this.count] = first;
    this.second[this.count] = second;
    this.values[this.count++] = value;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
