import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

/** The best few of many by a score that only events change. Not sorted; the weakest gives way. */
export class TopList {
  readonly items: Int32Array;
  size = 0;

  constructor(length: number) {
    this.items = new Int32Array(length);
  }

  /** Called whenever an item's score has changed. */
  offer(item: number, scores: Float64Array): void {
    const { items } = this;
    let weakest = 0;
    for (let i = 0; i < this.size; i++) {
      if (items[i] === item) return;
      if (scores[items[i]!]! < scores[items[weakest]!]!) weakest = i;
    }
    if (this.size < items.length) items[this.size++] = item;
    else if (scores[item]! > scores[items[weakest]!]!) items[weakest] = item;
  }

  drop(item: number): void {
    for (let i = 0; i < this.size; i++) {
      if (this.items[i] === item) {
        this.items[i] = this.items[--this.size]!;
        return;
      }
    }
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.size);
    yield* out.column(this.items);
  }

  load(from: SnapshotReader): void {
    this.size = from.number();
    this.items.set(from.column(this.items));
  }
}
