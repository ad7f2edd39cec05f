import { grown } from '../columns.ts';
import type { SnapshotReader, SnapshotWriter } from '../snapshot.ts';
import { lengthOf } from './codes.ts';
import { Kept } from './kept.ts';
import { atOnce, findParts, type Metric, Parts, samplePlaces } from './parts.ts';

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
/** The square of a longer one is no number in single precision. */
const lengthMost = 1e18;
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
  private kept: Kept;
  private trainedSize = 0;
  /** While parts are made: what was put or removed meanwhile. */
  private changed: Set<number> | null = null;
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
    this.kept = new Kept(this.metric, null, dim, isPlain);
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
    this.changed?.add(id);
    this.kept.add(id, this.vector, length);
    this.size++;
    return true;
  }

  /** False where there was none. */
  remove(id: number): boolean {
    if (!this.kept.remove(id)) return false;
    this.changed?.add(id);
    this.size--;
    return true;
  }

  has(id: number): boolean {
    return this.kept.vectorOf(id) !== undefined;
  }

  /** The vector of `id` as it is kept (of length 1 under `cosine`), or undefined. Good until the next change. */
  vectorOf(id: number): Float32Array | undefined {
    return this.kept.vectorOf(id);
  }

  /** Whose vectors are there, ascending. */
  ids(): number[] {
    return this.kept.ids();
  }

  /** Bytes of everything kept. */
  get byteLength(): number {
    return this.kept.byteLength;
  }

  /** Whether `train` would make searches faster by much: there are many, and twice as many as the last time. */
  get isTrainingDue(): boolean {
    return this.changed === null && this.size >= partsFrom && this.size >= 2 * this.trainedSize;
  }

  /**
   * Divides space into parts by the vectors that are there, and learns from searches for some of them into how many
   * parts a search has to look. Takes some seconds for a hundred thousand. Fewer than 20,000 stay in one part.
   */
  train(nearestCount = 100): void {
    for (const _ of this.training(nearestCount));
  }

  /** The same with a pause every few milliseconds, at which the index may be asked and told anything. */
  *training(nearestCount = 100): Generator<void> {
    const { dim, isPlain } = this.settings;
    const changed = new Set<number>();
    this.changed = changed;
    const ids = this.kept.ids();
    const count = ids.length < partsFrom ? 1 : Math.round(2 * Math.sqrt(ids.length));
    const samples = samplePlaces(ids.length, count).map((at) => this.vectorOf(ids[at]!)!.slice());
    const parts = count === 1 ? null : yield* findParts(this.metric, samples, count, dim, isPlain);
    const next = new Kept(this.metric, parts, dim, isPlain);
    for (const [at, id] of ids.entries()) {
      if (at % atOnce === atOnce - 1) yield;
      const vector = this.vectorOf(id);
      if (vector !== undefined && !changed.has(id)) next.add(id, vector, lengthOf(vector));
    }
    this.take(next, changed, ids.length);
    if (parts !== null) yield* this.learnProbes(parts, nearestCount);
  }

  /** Goes over to what was made, with what has changed while it was. */
  private take(next: Kept, changed: ReadonlySet<number>, trainedSize: number): void {
    // Another training began meanwhile: this one was for nothing.
    if (this.changed !== changed) return;
    this.changed = null;
    this.trainedSize = trainedSize;
    for (const id of [...changed].sort((a, b) => a - b)) {
      next.remove(id);
      const vector = this.vectorOf(id);
      if (vector !== undefined) next.add(id, vector, lengthOf(vector));
    }
    this.kept = next;
    // All of them, until it is known how many are enough: slower, and right.
    this.probes = next.parts?.count ?? 1;
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
    const { parts, finder } = this.kept;
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
    const { metric } = this;
    const { finder, shelf } = this.kept;
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

  /** Into how many parts to look, so that on average the wished share of the true nearest is in them. */
  private *learnProbes(parts: Parts, nearestCount: number): Generator<void> {
    const within = new Float64Array(parts.count);
    const rank = new Int32Array(parts.count);
    const ids = this.kept.ids();
    const tried = Math.min(trials, ids.length);
    for (let trial = 0; trial < tried && this.kept.parts === parts; trial++) {
      const query = this.vectorOf(ids[Math.floor(((trial + 0.5) * ids.length) / tried)]!)?.slice();
      if (query === undefined) continue;
      // The first is the query itself.
      const found = this.search(query, nearestCount + 1, parts.count) - 1;
      parts.order(query, lengthOf(query), parts.count);
      for (let i = 0; i < parts.count; i++) rank[parts.ordered[i]!] = i;
      for (const id of this.foundId.slice(1)) within[rank[this.kept.listOf(id)]!]! += 1 / found;
      yield;
    }
    if (this.kept.parts !== parts) return;
    const all = within.reduce((sum, share) => sum + share, 0);
    let inside = 0;
    let probes = 0;
    while (probes < parts.count && inside < this.settings.recall * all) inside += within[probes++]!;
    this.probes = Math.max(1, probes);
  }

  /** Reads a vector into `vector`; answers its length there, or -1 where it is none. */
  private read(given: ArrayLike<number>): number {
    const { vector } = this;
    if (given.length !== vector.length) return -1;
    vector.set(given);
    const length = lengthOf(vector);
    if (!(length <= lengthMost)) return -1;
    if (!this.metric.isCosine) return length;
    if (!(length > 0)) return -1;
    for (let i = 0; i < vector.length; i++) vector[i]! /= length;
    return 1;
  }

  *save(out: SnapshotWriter): Generator<void> {
    const { parts, shelf } = this.kept;
    out.text(JSON.stringify(this.settings));
    for (const value of [this.refused, this.trainedSize, this.probes]) out.number(value);
    for (const value of [shelf.errorMax, shelf.lengthMax, shelf.listCount]) out.number(value);
    if (parts !== null) yield* parts.save(out);
    yield* this.kept.saveLists(out);
  }

  /** What `save` wrote; goes on as if never interrupted. */
  static load(from: SnapshotReader): Nearest {
    const near = new Nearest(JSON.parse(from.text()) as NearestSettings);
    const { dim, isPlain } = near.settings;
    near.refused = from.number();
    near.trainedSize = from.number();
    near.probes = from.number();
    const [errorMax, lengthMax, lists] = [from.number(), from.number(), from.number()];
    const centres = lists === 1 ? null : from.column(new Float32Array(0));
    const parts = centres === null ? null : new Parts(near.metric, centres, dim, isPlain);
    near.kept = new Kept(near.metric, parts, dim, isPlain);
    near.size = near.kept.loadLists(from);
    near.kept.shelf.errorMax = errorMax;
    near.kept.shelf.lengthMax = lengthMax;
    return near;
  }
}
