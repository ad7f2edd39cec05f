import type { Catalogue } from './catalogue.ts';
import { Nearest } from './nearest/nearest.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

/** Kinds of vectors at a time, and numbers in one. */
export const vectorNamesMax = 4;
export const vectorDimMax = 512;

/** Recall wants some of the nearest few dozen, soon; to miss one of twenty changes no page. */
const setRecall = 0.95;
const nearestCount = 32;

/** What became of vectors that were given. */
export interface PutVectorsAnswer {
  taken: number;
  /** Of items never put. */
  unknown: number;
  /** Of another length, with a part that is no finite number, or all zeros; or there is no room for another name. */
  refused: number;
}

/** Vectors of one name, as they are kept: of length 1. */
export interface NamedVectors {
  dim: number;
  ids: string[];
  /** `dim` numbers for each id, in the order of the ids. */
  values: Float32Array;
}

/** Vectors of items that somebody else computed (of their pictures, their sound, their words), by name. */
export class Vectors {
  private readonly catalogue: Catalogue;
  readonly sets = new Map<string, Nearest>();

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  get size(): number {
    return this.sets.values().reduce((sum, set) => sum + set.size, 0);
  }

  put(name: string, dim: number, ids: readonly string[], values: Float32Array): PutVectorsAnswer {
    const answer: PutVectorsAnswer = { taken: 0, unknown: 0, refused: 0 };
    const set = this.setFor(name, dim);
    for (const [at, id] of ids.entries()) {
      const item = this.catalogue.items.find(id);
      if (item < 0) answer.unknown++;
      else if (set?.put(item, values.subarray(at * dim, (at + 1) * dim))) answer.taken++;
      else answer.refused++;
    }
    return answer;
  }

  named(name: string): NamedVectors | undefined {
    const set = this.sets.get(name);
    if (set === undefined) return undefined;
    const { dim } = set.settings;
    const items = set.ids();
    const values = new Float32Array(items.length * dim);
    for (const [at, item] of items.entries()) values.set(set.vectorOf(item)!, at * dim);
    return { dim, ids: items.map((item) => this.catalogue.items.text(item)), values };
  }

  *arranging(): Generator<void> {
    for (const set of [...this.sets.values()]) if (set.isTrainingDue) yield* set.training(nearestCount);
  }

  /** The set of that name, made where there is room; undefined where there is none, or it has another `dim`. */
  private setFor(name: string, dim: number): Nearest | undefined {
    const known = this.sets.get(name);
    if (known !== undefined) return known.settings.dim === dim ? known : undefined;
    const isFit = name !== '' && Number.isInteger(dim) && dim >= 1 && dim <= vectorDimMax;
    if (!isFit || this.sets.size >= vectorNamesMax) return undefined;
    const set = new Nearest({ dim, recall: setRecall });
    this.sets.set(name, set);
    return set;
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.sets.size);
    for (const [name, set] of this.sets) {
      out.text(name);
      yield* set.save(out);
    }
  }

  load(from: SnapshotReader): void {
    for (let left = from.number(); left > 0; left--) {
      const name = from.text();
      this.sets.set(name, Nearest.load(from));
    }
  }
}
