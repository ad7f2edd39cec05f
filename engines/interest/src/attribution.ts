import { grown } from './columns.ts';
import { rareInputs } from './rare.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { holds, type Outcome } from './tasks.ts';

const none = -1;
const columns = ['slot', 'item', 'atMs', 'outcome', 'used', 'input'] as const;

/**
 * Exposures already learnt that a late act may still belong to, each with what the rare tasks read of it. A ring: the
 * oldest gives way.
 */
class Waiting {
  slot = new Int32Array(16);
  item = new Int32Array(16);
  atMs = new Float64Array(16);
  outcome = new Uint8Array(16);
  used = new Uint8Array(16);
  input = new Float32Array(16 * rareInputs);
  private readonly length: number;
  private next = 0;
  private readonly places = new Map<number, number>();

  constructor(length: number) {
    this.length = Math.max(1, length);
  }

  get size(): number {
    return this.places.size;
  }

  find(slot: number, item: number): number {
    return this.places.get(keyOf(slot, item)) ?? none;
  }

  add(slot: number, item: number, atMs: number, outcome: Outcome, input: ArrayLike<number>): void {
    const before = this.find(slot, item);
    if (before !== none) this.drop(before);
    const at = this.next;
    this.next = (this.next + 1) % this.length;
    this.reserve(at + 1);
    this.drop(at);
    this.slot[at] = slot;
    this.item[at] = item;
    this.atMs[at] = atMs;
    this.outcome[at] = outcome;
    this.used[at] = 1;
    this.input.set(input, at * rareInputs);
    this.places.set(keyOf(slot, item), at);
  }

  drop(at: number): void {
    if (this.used[at] === 0) return;
    this.used[at] = 0;
    this.places.delete(keyOf(this.slot[at]!, this.item[at]!));
  }

  dropOf(slot: number): void {
    for (const at of this.places.values()) if (this.slot[at] === slot) this.drop(at);
  }

  private reserve(size: number): void {
    for (const name of columns) {
      const width = name === 'input' ? rareInputs : 1;
      (this[name] as unknown) = grown(this[name], size * width);
    }
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.next);
    for (const name of columns) yield* out.column(this[name]);
  }

  load(from: SnapshotReader): void {
    this.next = from.number();
    for (const name of columns) (this[name] as unknown) = from.column(this[name]);
    for (let at = 0; at < this.used.length; at++) {
      if (this.used[at] === 1) this.places.set(keyOf(this.slot[at]!, this.item[at]!), at);
    }
  }
}

/**
 * Finds the exposure that a late act belongs to. Those whose product was opened wait in a ring of their own, since
 * purchases come of them, and the many others shall not push them out.
 */
export class Attribution {
  private readonly shown: Waiting;
  private readonly opened: Waiting;
  private readonly windowMs: number;

  constructor(length: number, windowMs: number) {
    this.shown = new Waiting(Math.ceil(length / 3));
    this.opened = new Waiting(length - Math.ceil(length / 3));
    this.windowMs = windowMs;
  }

  get size(): number {
    return this.shown.size + this.opened.size;
  }

  /** An exposure was learnt. */
  add(
    slot: number,
    item: number,
    atMs: number,
    outcome: Outcome,
    opened: boolean,
    input: Float64Array,
  ): void {
    this.dropItem(slot, item);
    (opened ? this.opened : this.shown).add(slot, item, atMs, outcome, input);
  }

  /** What the rare tasks read of the exposure that an act at `atMs` belongs to, unless its task was there before. */
  take(slot: number, item: number, task: number, opens: boolean, atMs: number): Float32Array | null {
    for (const ring of [this.opened, this.shown]) {
      const at = ring.find(slot, item);
      if (at < 0) continue;
      const outcome = ring.outcome[at]!;
      if (holds(outcome, task) || atMs - ring.atMs[at]! > this.windowMs) return null;
      ring.outcome[at] = outcome | (1 << task);
      const input = ring.input.slice(at * rareInputs, (at + 1) * rareInputs);
      if (opens && ring === this.shown) {
        this.opened.add(slot, item, ring.atMs[at]!, ring.outcome[at]!, input);
        ring.drop(at);
      }
      return input;
    }
    return null;
  }

  dropOf(slot: number): void {
    this.shown.dropOf(slot);
    this.opened.dropOf(slot);
  }

  private dropItem(slot: number, item: number): void {
    for (const ring of [this.shown, this.opened]) {
      const at = ring.find(slot, item);
      if (at >= 0) ring.drop(at);
    }
  }

  *save(out: SnapshotWriter): Generator<void> {
    yield* this.shown.save(out);
    yield* this.opened.save(out);
  }

  load(from: SnapshotReader): void {
    this.shown.load(from);
    this.opened.load(from);
  }
}

function keyOf(slot: number, item: number): number {
  return slot * 2 ** 26 + item;
}
