import type { Catalogue } from './catalogue.ts';
import { tagsPerItem } from './catalogue.ts';
import { grown } from './columns.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

const none = -1;
/** Categories, authors and tags of which so many are remembered per person. */
const perPerson = 48;
const groupBits = 26;
const categoryGroup = 0;
const authorGroup = 1;
const tagGroup = 2;

/** How far people differ in a thing, in log-odds: the spread of what is believed before anything was seen. */
const leaningSpread = [1.4, 0.3, 0.8] as const;

const priorPrecision = leaningSpread.map((spread) => 1 / spread ** 2);
/** An exposure says at least this much of each thing it has: a sure prediction that fails must not be shrugged off. */
const slopeMin = 0.05;
const meanMax = 4;

/**
 * What each person leans to, beyond what the model expects of everybody: a Bayesian logistic regression per person over
 * the categories, authors and tags met, its posterior a normal distribution with a mean and a precision for each
 * (Chapelle and Li 2011, An Empirical Evaluation of Thompson Sampling, algorithm 3). It learns from the first exposure on,
 * where the model's own weights, shared by everybody, move slowly. What is not known yet is worth trying: `doubt`.
 */
export class Leanings {
  private key = new Int32Array(16 * perPerson).fill(none);
  private mean = new Float32Array(16 * perPerson);
  private precision = new Float32Array(16 * perPerson);
  private atMs = new Float64Array(16);
  private readonly halfLifeMs: number;
  private readonly catalogue: Catalogue;
  /** The places of what the item in hand has, or the keys where there is none. */
  private readonly keys = new Int32Array(2 + tagsPerItem);
  private keysSize = 0;
  /** Of the person in hand: where each key is. */
  private readonly places = new Map<number, number>();
  private slotInHand = none;
  /** Of the item read last: what is believed in all, and how unsure. */
  lean = 0;
  doubt = 0;

  constructor(catalogue: Catalogue, halfLifeDays: number) {
    this.catalogue = catalogue;
    this.halfLifeMs = halfLifeDays * 86_400_000;
  }

  clear(slot: number): void {
    this.turnTo(none);
    this.reserve(slot + 1);
    this.key.fill(none, slot * perPerson, (slot + 1) * perPerson);
    this.atMs[slot] = 0;
  }

  /** Forgets one category (half 0) or author (half 1). */
  drop(slot: number, half: 0 | 1, id: number): void {
    this.turnTo(none);
    const at = this.find(slot, keyOf(half === 0 ? categoryGroup : authorGroup, id));
    if (at >= 0) this.key[at] = none;
  }

  /** Turns to a person whose items will be read one after another, as they are now. */
  turnTo(slot: number): void {
    this.slotInHand = slot;
    this.places.clear();
    if (slot < 0) return;
    for (let at = slot * perPerson; at < (slot + 1) * perPerson; at++)
      if (this.key[at] !== none) this.places.set(this.key[at]!, at);
  }

  /** Reads an item for a person into `lean` and `doubt`; `slot` -1 is somebody never met. */
  read(slot: number, item: number, nowMs: number): void {
    this.gather(item);
    const scale = slot < 0 ? 1 : this.scaleTo(slot, nowMs);
    let variance = 0;
    this.lean = 0;
    for (let i = 0; i < this.keysSize; i++) {
      const key = this.keys[i]!;
      const prior = priorPrecision[key >>> groupBits]!;
      const at =
        slot < 0 ? none : slot === this.slotInHand ? (this.places.get(key) ?? none) : this.find(slot, key);
      if (at < 0) {
        variance += 1 / prior;
        continue;
      }
      this.lean += this.mean[at]! * scale;
      variance += 1 / (prior + (this.precision[at]! - prior) * scale);
    }
    this.doubt = Math.sqrt(variance);
  }

  /** Learns what came of an exposure. `logOdds`: what the model expected without this. */
  learn(slot: number, item: number, logOdds: number, isGood: boolean, atMs: number): void {
    this.fade(slot, atMs);
    this.turnTo(none);
    this.read(slot, item, atMs);
    const expected = 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, logOdds + this.lean))));
    const slope = Math.max(slopeMin, expected * (1 - expected));
    const error = (isGood ? 1 : 0) - expected;
    // The step that all share is of the size that suits their joint variance.
    const damp = 1 + slope * this.doubt ** 2;
    for (let i = 0; i < this.keysSize; i++) {
      const at = this.take(slot, this.keys[i]!);
      const variance = 1 / this.precision[at]!;
      this.mean[at] = Math.max(-meanMax, Math.min(meanMax, this.mean[at]! + (variance * error) / damp));
      this.precision[at] = 1 / (variance - (variance * variance * slope) / damp);
    }
  }

  /** What one slot leans to becomes part of another's. */
  merge(from: number, into: number): void {
    this.turnTo(none);
    const nowMs = Math.max(this.atMs[from]!, this.atMs[into]!);
    this.fade(from, nowMs);
    this.fade(into, nowMs);
    for (let at = from * perPerson; at < (from + 1) * perPerson; at++) {
      const key = this.key[at]!;
      if (key === none) continue;
      const prior = priorPrecision[key >>> groupBits]!;
      const other = this.take(into, key);
      const [mine, theirs] = [this.precision[at]!, this.precision[other]!];
      // Both began with what is believed of everybody: it counts once.
      const both = mine + theirs - prior;
      this.mean[other] = (this.mean[at]! * mine + this.mean[other]! * theirs) / both;
      this.precision[other] = both;
    }
  }

  private gather(item: number): void {
    const { catalogue, keys } = this;
    keys[0] = keyOf(categoryGroup, catalogue.category[item]!);
    keys[1] = keyOf(authorGroup, catalogue.author[item]!);
    this.keysSize = 2;
    for (let i = 0; i < tagsPerItem; i++) {
      const tag = catalogue.tag[item * tagsPerItem + i]!;
      if (tag >= 0) keys[this.keysSize++] = keyOf(tagGroup, tag);
    }
  }

  private find(slot: number, key: number): number {
    const end = (slot + 1) * perPerson;
    for (let at = slot * perPerson; at < end; at++) if (this.key[at] === key) return at;
    return none;
  }

  private take(slot: number, key: number): number {
    const known = this.find(slot, key);
    if (known >= 0) return known;
    const at = this.faintest(slot);
    this.key[at] = key;
    this.mean[at] = 0;
    this.precision[at] = priorPrecision[key >>> groupBits]!;
    return at;
  }

  private faintest(slot: number): number {
    const start = slot * perPerson;
    let faintest = start;
    let least = Number.POSITIVE_INFINITY;
    for (let at = start; at < start + perPerson; at++) {
      if (this.key[at] === none) return at;
      const size = Math.abs(this.mean[at]!) * Math.sqrt(this.precision[at]!);
      if (size >= least) continue;
      least = size;
      faintest = at;
    }
    return faintest;
  }

  private scaleTo(slot: number, nowMs: number): number {
    const passedMs = nowMs - this.atMs[slot]!;
    return passedMs > 0 && this.atMs[slot]! > 0 ? 2 ** (-passedMs / this.halfLifeMs) : 1;
  }

  private fade(slot: number, nowMs: number): void {
    const scale = this.scaleTo(slot, nowMs);
    if (!(nowMs > this.atMs[slot]!)) return;
    this.atMs[slot] = nowMs;
    if (scale === 1) return;
    for (let at = slot * perPerson; at < (slot + 1) * perPerson; at++) {
      const key = this.key[at]!;
      if (key === none) continue;
      const prior = priorPrecision[key >>> groupBits]!;
      this.mean[at]! *= scale;
      this.precision[at] = prior + (this.precision[at]! - prior) * scale;
    }
  }

  private reserve(people: number): void {
    this.key = grown(this.key, people * perPerson, none);
    this.mean = grown(this.mean, people * perPerson);
    this.precision = grown(this.precision, people * perPerson);
    this.atMs = grown(this.atMs, people);
  }

  *save(out: SnapshotWriter): Generator<void> {
    for (const column of [this.key, this.mean, this.precision, this.atMs]) yield* out.column(column);
  }

  load(from: SnapshotReader): void {
    this.key = from.column(this.key);
    this.mean = from.column(this.mean);
    this.precision = from.column(this.precision);
    this.atMs = from.column(this.atMs);
  }
}

function keyOf(group: number, id: number): number {
  return group * 2 ** groupBits + id;
}
