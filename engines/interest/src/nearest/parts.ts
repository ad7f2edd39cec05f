import type { SnapshotWriter } from '../snapshot.ts';
import { Arena } from './arena.ts';
import { lengthOf } from './codes.ts';
import { Finder } from './finder.ts';
import { Shelf } from './shelf.ts';

const rounds = 8;
/** Vectors per part that the centres are found from; more would hardly move them. */
const samplesPerPart = 48;
/** Vectors between two pauses: a millisecond or so. */
export const atOnce = 128;

/** How near a vector is to a centre by its metric: smaller is nearer. A bias of the centre, less their product. */
export interface Metric {
  /** Whether only directions count: vectors and centres are given length 1. */
  readonly isCosine: boolean;
}

export function biasOf({ isCosine }: Metric, length: number): number {
  return isCosine ? 0 : (length * length) / 2;
}

/**
 * Space in parts, each around a centre (k-means; Lloyd, "Least squares quantization in PCM", 1982), so that a search
 * looks into the parts near its query only: an inverted file (Sivic and Zisserman, 2003).
 */
export class Parts {
  readonly count: number;
  private readonly metric: Metric;
  private readonly dim: number;
  private readonly centres: Float32Array;
  private shelf!: Shelf;
  private finder!: Finder;
  private readonly isPlain: boolean;
  private readonly values: Float64Array;
  /** The parts in the order of their nearness, after `order`. */
  readonly ordered: Int32Array;

  constructor(metric: Metric, centres: Float32Array, dim: number, isPlain: boolean) {
    this.metric = metric;
    this.dim = dim;
    this.centres = centres;
    this.count = centres.length / dim;
    this.isPlain = isPlain;
    this.values = new Float64Array(this.count);
    this.ordered = new Int32Array(this.count);
    this.put();
  }

  get byteLength(): number {
    return this.centres.byteLength * 2;
  }

  *save(out: SnapshotWriter): Generator<void> {
    yield* out.column(this.centres);
  }

  /** The part whose centre is nearest. */
  nearest(vector: ArrayLike<number>, length: number): number {
    const { finder } = this;
    finder.begin(vector, length, 1, 0);
    finder.visit(0);
    finder.tighten();
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < finder.size; i++) {
      const part = this.shelf.owner[finder.place(i)]!;
      const value = finder.value(i);
      if (value > least || (value === least && part > best)) continue;
      best = part;
      least = value;
    }
    return best;
  }

  /** Writes the `wanted` parts nearest to a query into `ordered`, nearest first. */
  order(query: ArrayLike<number>, length: number, wanted: number): void {
    const { finder, values, ordered } = this;
    finder.begin(query, length, wanted, 0);
    finder.visit(0);
    finder.tighten();
    let size = 0;
    for (let i = 0; i < finder.size; i++) {
      const value = finder.value(i);
      if (size === wanted && value >= values[size - 1]!) continue;
      let at = size < wanted ? size++ : size - 1;
      for (; at > 0 && values[at - 1]! > value; at--) {
        values[at] = values[at - 1]!;
        ordered[at] = ordered[at - 1]!;
      }
      values[at] = value;
      ordered[at] = this.shelf.owner[finder.place(i)]!;
    }
  }

  /** Moves each centre to the middle of the vectors that are nearest to it, with a pause now and then. */
  *improve(vectors: readonly Float32Array[]): Generator<void> {
    const { dim, count, centres } = this;
    const sums = new Float64Array(count * dim);
    const members = new Uint32Array(count);
    for (const [at, vector] of vectors.entries()) {
      if (at % atOnce === atOnce - 1) yield;
      const part = this.nearest(vector, lengthOf(vector));
      members[part]!++;
      for (let i = 0; i < dim; i++) sums[part * dim + i]! += vector[i]!;
    }
    let stray = 0;
    for (let part = 0; part < count; part++) {
      const centre = centres.subarray(part * dim, (part + 1) * dim);
      // A centre without vectors goes to where one is, in order, so that no part stays empty for good.
      if (members[part] === 0) centre.set(vectors[(stray++ * 7919) % vectors.length]!);
      else for (let i = 0; i < dim; i++) centre[i] = sums[part * dim + i]! / members[part]!;
      if (this.metric.isCosine) toLengthOne(centre);
    }
    this.put();
  }

  private put(): void {
    const { dim, centres, count } = this;
    const arena = new Arena();
    this.shelf = new Shelf(arena, dim);
    this.finder = new Finder(arena, this.shelf, this.isPlain);
    for (let part = 0; part < count; part++) {
      const centre = centres.subarray(part * dim, (part + 1) * dim);
      const length = lengthOf(centre);
      this.shelf.add(0, part, centre, biasOf(this.metric, length), length);
    }
  }
}

/** Of which vectors, by their place among `size`, parts are found: evenly spread ones. */
export function samplePlaces(size: number, count: number): number[] {
  const wanted = Math.min(size, count * samplesPerPart);
  return Array.from({ length: wanted }, (_, i) => Math.floor((i * size) / wanted));
}

/** Finds `count` parts from vectors that stand for all. The same vectors in the same order give the same parts. */
export function* findParts(
  metric: Metric,
  samples: readonly Float32Array[],
  count: number,
  dim: number,
  isPlain: boolean,
): Generator<void, Parts> {
  const centres = new Float32Array(count * dim);
  for (let part = 0; part < count; part++)
    centres.set(samples[Math.floor((part * samples.length) / count)]!, part * dim);
  const parts = new Parts(metric, centres, dim, isPlain);
  for (let round = 0; round < rounds; round++) yield* parts.improve(samples);
  return parts;
}

function toLengthOne(vector: Float32Array | Float64Array): void {
  const length = lengthOf(vector);
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i]! /= length;
}
