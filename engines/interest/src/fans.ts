import { grown } from './columns.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

/** So many people are remembered of each category and each author: those who enjoyed something of it last. */
const ringLength = 128;

/** From content to people: who lately enjoyed something of a category or an author. Bounded, whatever the number of people. */
export class Fans {
  private slots = new Int32Array(ringLength).fill(-1);
  private counts = new Uint32Array(1);

  note(key: number, slot: number): void {
    this.slots = grown(this.slots, (key + 1) * ringLength, -1);
    this.counts = grown(this.counts, key + 1);
    const count = this.counts[key]!;
    // Who was the last is there already.
    if (count > 0 && this.slots[key * ringLength + ((count - 1) % ringLength)] === slot) return;
    this.slots[key * ringLength + (count % ringLength)] = slot;
    this.counts[key] = count + 1;
  }

  /** Newest first; a person may come more than once. */
  *of(key: number): Generator<number> {
    const count = this.counts[key] ?? 0;
    for (let n = 1; n <= Math.min(count, ringLength); n++)
      yield this.slots[key * ringLength + ((count - n) % ringLength)]!;
  }

  *save(out: SnapshotWriter): Generator<void> {
    yield* out.column(this.slots);
    yield* out.column(this.counts);
  }

  load(from: SnapshotReader): void {
    this.slots = from.column(this.slots);
    this.counts = from.column(this.counts);
  }
}
