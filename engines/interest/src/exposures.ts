import { grown } from './columns.ts';
import { type Features, numbersMax, wordsMax } from './features.ts';
import { inputs, kinds } from './network.ts';
import { rareValues } from './rare.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { tasks } from './tasks.ts';

const columns = [
  ...(['slot', 'item', 'tab', 'atMs', 'outcome', 'open', 'wordsSize', 'numbersSize'] as const),
  ...(['words', 'numberSlot', 'numberValue', 'inputs', 'chosen', 'rare'] as const),
] as const;
const none = -1;

/**
 * Items on screens, waiting for their feedback. Each keeps the features it was shown with, so that the model never
 * learns from a state that already knows the answer. A ring: the oldest leaves first.
 */
export class Exposures {
  slot = new Int32Array(16);
  item = new Int32Array(16);
  tab = new Int32Array(16);
  atMs = new Float64Array(16);
  outcome = new Uint8Array(16);
  private open = new Uint8Array(16);
  private wordsSize = new Uint8Array(16);
  private numbersSize = new Uint8Array(16);
  private words = new Int32Array(16 * wordsMax);
  private numberSlot = new Int32Array(16 * numbersMax);
  private numberValue = new Float32Array(16 * numbersMax * tasks);
  private inputs = new Float32Array(16 * inputs);
  private chosen = new Int32Array(16 * kinds);
  private rare = new Float32Array(16 * rareValues);
  private readonly length: number;
  private begin = 0;
  private end = 0;
  private readonly places = new Map<number, number>();

  constructor(length: number) {
    this.length = Math.max(1, length);
  }

  get size(): number {
    return this.places.size;
  }

  get isFull(): boolean {
    return this.end - this.begin >= this.length;
  }

  /** The open exposure of an item to a person, or -1. */
  find(slot: number, item: number): number {
    return this.places.get(keyOf(slot, item)) ?? none;
  }

  /** The oldest that is still open, or -1; closed ones before it leave the ring. */
  oldest(): number {
    while (this.begin < this.end && this.open[this.begin % this.length] === 0) this.begin++;
    return this.begin < this.end ? this.begin % this.length : none;
  }

  /** The ring must have room. */
  add(slot: number, item: number, tab: number, atMs: number, features: Features, rare: Float64Array): void {
    const at = this.end++ % this.length;
    this.reserve(at + 1);
    this.slot[at] = slot;
    this.item[at] = item;
    this.tab[at] = tab;
    this.atMs[at] = atMs;
    this.outcome[at] = 0;
    this.open[at] = 1;
    this.wordsSize[at] = features.wordsSize;
    this.numbersSize[at] = features.numbersSize;
    const { wordsSize, numbersSize } = features;
    keep(this.words, at * wordsMax, wordsMax, features.words, wordsSize);
    keep(this.numberSlot, at * numbersMax, numbersMax, features.numberSlot, numbersSize);
    const valuesMax = numbersMax * tasks;
    keep(this.numberValue, at * valuesMax, valuesMax, features.numberValue, numbersSize * tasks);
    this.inputs.set(features.inputs, at * inputs);
    this.chosen.set(features.chosen, at * kinds);
    this.rare.set(rare, at * rareValues);
    this.places.set(keyOf(slot, item), at);
  }

  /** Puts the features it was shown with back. */
  recall(at: number, features: Features, rare: Float64Array): void {
    features.wordsSize = this.wordsSize[at]!;
    features.numbersSize = this.numbersSize[at]!;
    for (let i = 0; i < wordsMax; i++) features.words[i] = this.words[at * wordsMax + i]!;
    for (let i = 0; i < numbersMax; i++) features.numberSlot[i] = this.numberSlot[at * numbersMax + i]!;
    const start = at * numbersMax * tasks;
    for (let i = 0; i < numbersMax * tasks; i++) features.numberValue[i] = this.numberValue[start + i]!;
    features.inputs.set(this.inputs.subarray(at * inputs, (at + 1) * inputs));
    features.chosen.set(this.chosen.subarray(at * kinds, (at + 1) * kinds));
    rare.set(this.rare.subarray(at * rareValues, (at + 1) * rareValues));
  }

  close(at: number): void {
    if (this.open[at] === 0) return;
    this.open[at] = 0;
    this.places.delete(keyOf(this.slot[at]!, this.item[at]!));
  }

  /** All open exposures of a person, oldest first. */
  of(slot: number): number[] {
    const found: number[] = [];
    for (let i = this.begin; i < this.end; i++) {
      const at = i % this.length;
      if (this.open[at] === 1 && this.slot[at] === slot) found.push(at);
    }
    return found;
  }

  private reserve(size: number): void {
    this.slot = grown(this.slot, size);
    this.item = grown(this.item, size);
    this.tab = grown(this.tab, size);
    this.atMs = grown(this.atMs, size);
    this.outcome = grown(this.outcome, size);
    this.open = grown(this.open, size);
    this.wordsSize = grown(this.wordsSize, size);
    this.numbersSize = grown(this.numbersSize, size);
    this.words = grown(this.words, size * wordsMax);
    this.numberSlot = grown(this.numberSlot, size * numbersMax);
    this.numberValue = grown(this.numberValue, size * numbersMax * tasks);
    this.inputs = grown(this.inputs, size * inputs);
    this.chosen = grown(this.chosen, size * kinds);
    this.rare = grown(this.rare, size * rareValues);
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.begin);
    out.number(this.end);
    for (const name of columns) yield* out.column(this[name]);
  }

  load(from: SnapshotReader): void {
    this.begin = from.number();
    this.end = from.number();
    for (const name of columns) (this[name] as unknown) = from.column(this[name]);
    for (let i = this.begin; i < this.end; i++) {
      const at = i % this.length;
      if (this.open[at] === 1) this.places.set(keyOf(this.slot[at]!, this.item[at]!), at);
    }
  }
}

/** Copies what is used; the rest is 0, not what some other answer left behind. */
function keep(
  column: Int32Array | Float32Array,
  start: number,
  length: number,
  from: Int32Array | Float64Array,
  size: number,
): void {
  for (let i = 0; i < size; i++) column[start + i] = from[i]!;
  column.fill(0, start + size, start + length);
}

function keyOf(slot: number, item: number): number {
  return slot * 2 ** 26 + item;
}
