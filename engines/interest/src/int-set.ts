import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

const empty = -1;

/**
 * A compact set of non-negative integers below some 2^31: open addressing at most half full while small, a bitmap
 * as long as that is smaller. Never takes more than max(64, min(16 × its greatest size, largest / 4)) bytes.
 */
export class IntSet {
  size = 0;
  private largest = 0;
  /** Hash slots, or, while `bits` is true, the bitmap's words. */
  private words = new Int32Array(8).fill(empty);
  private bits = false;

  get byteLength(): number {
    return this.words.byteLength;
  }

  has(value: number): boolean {
    if (this.bits) return ((this.words[value >>> 5] ?? 0) & (1 << (value & 31))) !== 0;
    return this.words[this.slot(value)] === value;
  }

  add(value: number): void {
    if (this.has(value)) return;
    if (value > this.largest) this.largest = value;
    this.size++;
    const isFull = this.bits ? value >>> 5 >= this.words.length : this.size * 2 > this.words.length;
    if (isFull) this.rebuild();
    this.put(value);
  }

  delete(value: number): void {
    if (!this.has(value)) return;
    const left = this.values().filter((other) => other !== value);
    this.size = left.length;
    if (!this.bits) this.words.fill(empty);
    else this.words[value >>> 5]! &= ~(1 << (value & 31));
    if (!this.bits) for (const other of left) this.put(other);
  }

  /** Ascending. */
  values(): number[] {
    const found: number[] = [];
    if (!this.bits) {
      for (const word of this.words) if (word !== empty) found.push(word);
      return found.sort((a, b) => a - b);
    }
    for (let i = 0; i < this.words.length; i++) {
      for (let bit = 0; this.words[i] !== 0 && bit < 32; bit++) {
        if ((this.words[i]! & (1 << bit)) !== 0) found.push(i * 32 + bit);
      }
    }
    return found;
  }

  private slot(value: number): number {
    const mask = this.words.length - 1;
    let slot = (Math.imul(value, 0x9e3779b1) >>> 7) & mask;
    while (this.words[slot] !== empty && this.words[slot] !== value) slot = (slot + 1) & mask;
    return slot;
  }

  private put(value: number): void {
    if (this.bits) this.words[value >>> 5]! |= 1 << (value & 31);
    else this.words[this.slot(value)] = value;
  }

  /** Takes the smaller of the two forms, with room for `size` values up to `largest`. */
  private rebuild(): void {
    const values = this.values();
    const hashLength = Math.max(8, 2 ** Math.ceil(Math.log2(this.size * 2)));
    const bitmapLength = (this.largest >>> 5) + 1;
    this.bits = bitmapLength <= hashLength;
    // Some room to grow, so that values in rising order are not a rebuild each.
    const roomyLength = Math.min(hashLength, Math.ceil(bitmapLength * 1.5));
    this.words = this.bits ? new Int32Array(roomyLength) : new Int32Array(hashLength).fill(empty);
    for (const value of values) this.put(value);
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.size);
    out.number(this.largest);
    out.number(this.bits ? 1 : 0);
    yield* out.column(this.words);
  }

  load(from: SnapshotReader): void {
    this.size = from.number();
    this.largest = from.number();
    this.bits = from.number() === 1;
    this.words = from.column(this.words);
  }
}
