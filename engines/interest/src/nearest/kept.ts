import { grown } from '../columns.ts';
import type { SnapshotReader, SnapshotWriter } from '../snapshot.ts';
import { Arena } from './arena.ts';
import { lengthOf } from './codes.ts';
import { Finder } from './finder.ts';
import { biasOf, type Metric, type Parts } from './parts.ts';
import { blockLength } from './scan.ts';
import { Shelf } from './shelf.ts';

/** Vectors in their lists by their ids, and what goes through them. */
export class Kept {
  readonly arena = new Arena();
  readonly shelf: Shelf;
  readonly finder: Finder;
  /** One for each list, or null where there is one list only. */
  readonly parts: Parts | null;
  private readonly metric: Metric;
  private placeOf = new Int32Array(16).fill(-1);

  constructor(metric: Metric, parts: Parts | null, dim: number, isPlain: boolean) {
    this.metric = metric;
    this.parts = parts;
    this.shelf = new Shelf(this.arena, dim, parts?.count ?? 1);
    this.finder = new Finder(this.arena, this.shelf, isPlain);
  }

  get byteLength(): number {
    const { arena, shelf, placeOf, parts } = this;
    return arena.byteLength + shelf.byteLength + placeOf.byteLength + (parts?.byteLength ?? 0);
  }

  /** `id` must not be there. */
  add(id: number, vector: Float32Array, length: number): void {
    this.addTo(this.parts === null ? 0 : this.parts.nearest(vector, length), id, vector, length);
  }

  remove(id: number): boolean {
    const place = this.placeOf[id] ?? -1;
    if (place < 0) return false;
    const moved = this.shelf.remove(place);
    if (moved >= 0) this.placeOf[moved] = place;
    this.placeOf[id] = -1;
    return true;
  }

  vectorOf(id: number): Float32Array | undefined {
    const place = this.placeOf[id] ?? -1;
    return place < 0 ? undefined : this.shelf.full(place);
  }

  /** The list of an id that is there. */
  listOf(id: number): number {
    return this.shelf.list(this.placeOf[id]!);
  }

  /** Ascending. */
  ids(): number[] {
    const ids: number[] = [];
    for (let id = 0; id < this.placeOf.length; id++) if (this.placeOf[id]! >= 0) ids.push(id);
    return ids;
  }

  private addTo(list: number, id: number, vector: Float32Array, length: number): void {
    this.placeOf = grown(this.placeOf, id + 1, -1);
    this.placeOf[id] = this.shelf.add(list, id, vector, biasOf(this.metric, length), length);
  }

  /** Block by block, so that whoever restores it has the same lists in the same order. */
  *saveLists(out: SnapshotWriter): Generator<void> {
    const { shelf } = this;
    for (let list = 0; list < shelf.listCount; list++) {
      let left = shelf.sizeOf(list);
      out.number(left);
      for (const block of shelf.blocks(list)) {
        const first = block * blockLength;
        const length = Math.min(left, blockLength);
        left -= length;
        yield* out.column(shelf.owner.slice(first, first + length));
        const values = new Float32Array(length * shelf.dim);
        for (let i = 0; i < length; i++) values.set(shelf.full(first + i), i * shelf.dim);
        yield* out.column(values);
      }
    }
  }

  /** Answers how many there are. */
  loadLists(from: SnapshotReader): number {
    let size = 0;
    for (let list = 0; list < this.shelf.listCount; list++) {
      for (let left = from.number(); left > 0; ) {
        const owners = from.column(new Int32Array(0));
        const values = from.column(new Float32Array(0));
        const { dim } = this.shelf;
        if (owners.length === 0 || values.length !== owners.length * dim)
          throw new Error('this interest snapshot is damaged');
        for (const [at, id] of owners.entries()) {
          const vector = values.subarray(at * dim, (at + 1) * dim);
          this.addTo(list, id, vector, this.metric.isCosine ? 1 : lengthOf(vector));
        }
        left -= owners.length;
        size += owners.length;
      }
    }
    return size;
  }
}
