import { grown } from '../columns.ts';
import { Arena } from './arena.ts';
import { lengthOf } from './codes.ts';
import { Finder } from './finder.ts';
import { biasOf, makeParts, type Metric, type Parts } from './parts.ts';
import { Shelf } from './shelf.ts';

export interface NearestSettings {
  /** Numbers in a vector. */
  dim: number;
  /** `cosine`: only directions count, distance 1 − cosine. `euclidean`: distance squared. */
  metric: 'cosine' | 'euclidean';
  /** The share of the true nearest that a search in parts is to find, of as many as `train` is told. */
  recall: number;
  /** Without WebAssembly, for comparison. */
  isPlain: boolean;
}

export const nearestDefaults: Omit<NearestSettings, 'dim'> = {
  metric: 'cosine',
  recall: 0.995,
  isPlain: false,
};

/** Fewer vectors than this are not worth parts: going through all of them takes a fraction of a millisecond. */
const partsFrom = 20_000;
/** Searches that `train` tries, to learn into how many parts they have to look. */
const trials = 128;
/** The error of a product is a sum over the dimensions; so many times its usual size is allowed for. */
const usualErrors = 2;

/**
 * The nearest of many vectors. Up to some ten thousand, or before `train`, all are gone through and the answer is
 * exact; after it, only the parts of space near the query are. Vectors are first compared by 8-bit codes (a WebAssembly
 * kernel, or plain TypeScript where there is none), and those that may be among the nearest then in full. The same calls
 * give the same answers on every machine.
 */
export class Nearest {
  readonly settings: NearestSettings;
  /** What a search found, nearest first, until the next one. */
  readonly foundId: number[] = [];
  readonly foundDistance: number[] = [];
  /** Vectors and queries refused: of another length, with a part that is no number, or without a direction. */
  refused = 0;
  private readonly metric: Metric;
  private readonly arena = new Arena();
  private readonly shelf: Shelf;
  private readonly finder: Finder;
  private parts: Parts | null = null;
  private trainedSize = 0;
  private placeOf = new Int32Array(16).fill(-1);
  private readonly vector: Float32Array;
  private exact = new Float64Array(256);
  private order = new Int32Array(256);
  size = 0;
  /** The parts that a search looks into, unless it is told. */
  probes = 1;

  constructor(settings: Partial<NearestSettings> & { dim: number }) {
    this.settings = { ...nearestDefaults, ...settings };
    const { dim, metric, isPlain } = this.settings;
    this.metric = { isCosine: metric === 'cosine' };
    this.shelf = new Shelf(this.arena, dim);
    this.finder = new Finder(this.arena, this.shelf, isPlain);
    this.vector = new Float32Array(dim);
  }

  /** Adds or replaces the vector of `id`, a small whole number. False where it is refused; then nothing is changed. */
  put(id: number, vector: ArrayLike<number>): boolean {
    const length = this.read(vector);
    if (length < 0 || !Number.isInteger(id) || id < 0) {
      this.refused++;
      return false;
    }
    this.remove(id);
    this.placeOf = grown(this.placeOf, id + 1, -1);
    const list = this.parts === null ? 0 : this.parts.nearest(this.vector, length);
    this.placeOf[id] = this.shelf.add(list, id, this.vector, biasOf(this.metric, length), length);
    this.size++;
    return true;
  }

  /** False where there was none. */
  remove(id: number): boolean {
    const place = this.placeOf[id] ?? -1;
    if (place < 0) return false;
    const moved = this.shelf.remove(place);
    if (moved >= 0) this.placeOf[moved] = place;
    this.placeOf[id] = -1;
    this.size--;
    return true;
  }

  has(id: number): boolean {
    return (this.placeOf[id] ?? -1) >= 0;
  }

  /** The vector of `id` as it is kept (of length 1 under `cosine`), or undefined. Good until the next change. */
  vectorOf(id: number): Float32Array | undefined {
    const place = this.placeOf[id] ?? -1;
    return place < 0 ? undefined : this.shelf.full(place);
  }

  /** Bytes of everything kept. */
  get byteLength(): number {
    const { arena, shelf, parts, placeOf } = this;
    return arena.byteLength + shelf.byteLength + placeOf.byteLength + (parts?.byteLength ?? 0);
  }

  /** Whether `train` would make searches faster by much: there are many, and twice as many as the last time. */
  get isTrainingDue(): boolean {
    return this.size >= partsFrom && this.size >= 2 * this.trainedSize;
  }

  /**
   * Divides space into parts by the vectors that are there, and learns from searches for some of them into how many
   * parts a search has to look. Takes some seconds for a hundred thousand. Fewer than 20,000 stay in one part.
   */
  train(nearestCount = 100): void {
    const ids = this.ids();
    const vectors = ids.map((id) => this.vectorOf(id)!.slice());
    const count = this.size < partsFrom ? 1 : Math.round(2 * Math.sqrt(this.size));
    this.trainedSize = this.size;
    this.shelf.clear(count);
    this.placeOf.fill(-1);
    this.size = 0;
    this.parts =
      count === 1
        ? null
        : makeParts(this.metric, vectors, count, this.settings.dim, this.settings.isPlain);
    for (const [at, id] of ids.entries()) this.put(id, vectors[at]!);
    this.probes = this.parts === null ? 1 : this.probesFor(ids, nearestCount);
  }

  /**
   * Finds at most `count` nearest: how many is answered, which and how far is in `foundId` and `foundDistance`. Equally
   * near ones come in the order of their ids. `probes`: parts looked into; with all of them the answer is exact.
   */
  search(query: ArrayLike<number>, count: number, probes = this.probes): number {
    this.foundId.length = 0;
    this.foundDistance.length = 0;
    const length = this.read(query);
    if (length < 0) this.refused++;
    if (length < 0 || !(count >= 1) || this.size === 0) return 0;
    const { parts, finder } = this;
    const isExact = parts === null || probes >= parts.count;
    const care = isExact ? 1 : Math.min(1, usualErrors / Math.sqrt(this.settings.dim));
    finder.begin(this.vector, length, Math.min(Math.floor(count), this.size), care);
    if (parts === null) finder.visit(0);
    else {
      parts.order(this.vector, length, Math.max(1, Math.min(probes, parts.count)));
      for (let i = 0; i < Math.min(probes, parts.count); i++) finder.visit(parts.ordered[i]!);
    }
    finder.tighten();
    this.compare(length, count);
    return this.foundId.length;
  }

  /** Compares in full what the codes left, and answers the nearest. */
  private compare(length: number, count: number): void {
    const { finder, shelf, metric } = this;
    const size = finder.size;
    this.exact = grown(this.exact, size);
    this.order = grown(this.order, size);
    const { exact, order } = this;
    for (let i = 0; i < size; i++) {
      const place = finder.place(i);
      exact[i] = shelf.bias(place) - shelf.product(place, this.vector);
      order[i] = i;
    }
    const owner = (i: number) => shelf.owner[finder.place(i)]!;
    const sorted = order.subarray(0, size).sort((a, b) => exact[a]! - exact[b]! || owner(a) - owner(b));
    const offset = metric.isCosine ? 1 : (length * length) / 2;
    for (let i = 0; i < Math.min(count, size); i++) {
      const at = sorted[i]!;
      this.foundId.push(owner(at));
      this.foundDistance.push(Math.max(0, (exact[at]! + offset) * (metric.isCosine ? 1 : 2)));
    }
  }

  /** The parts that have to be looked into, so that on average the wished share of the true nearest is in them. */
  private probesFor(ids: readonly number[], nearestCount: number): number {
    const parts = this.parts!;
    const within = new Float64Array(parts.count + 1);
    const rank = new Int32Array(parts.count);
    const tried = Math.min(trials, ids.length);
    for (let trial = 0; trial < tried; trial++) {
      const query = this.vectorOf(ids[Math.floor(((trial + 0.5) * ids.length) / tried)]!)!.slice();
      // The first is the query itself.
      const found = this.search(query, nearestCount + 1, parts.count) - 1;
      parts.order(query, lengthOf(query), parts.count);
      for (let i = 0; i < parts.count; i++) rank[parts.ordered[i]!] = i;
      for (const id of this.foundId.slice(1))
        within[rank[this.shelf.list(this.placeOf[id]!)]!]! += 1 / found / tried;
    }
    let recall = 0;
    for (let probes = 1; probes < parts.count; probes++) {
      recall += within[probes - 1]!;
      if (recall >= this.settings.recall) return probes;
    }
    return parts.count;
  }

  private ids(): number[] {
    const ids: number[] = [];
    for (let id = 0; id < this.placeOf.length; id++) if (this.placeOf[id]! >= 0) ids.push(id);
    return ids;
  }

  /** Reads a vector into `vector`; answers its length there, or -1 where it is none. */
  private read(given: ArrayLike<number>): number {
    const { vector } = this;
    if (given.length !== vector.length) return -1;
    vector.set(given);
    const length = lengthOf(vector);
    if (!Number.isFinite(length)) return -1;
    if (!this.metric.isCosine) return length;
    if (!(length > 0)) return -1;
    for (let i = 0; i < vector.length; i++) vector[i]! /= length;
    return 1;
  }
}
