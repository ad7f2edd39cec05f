import { Appeals } from './appeals.ts';
import { learnBelief, meanLogOdds } from './belief.ts';
import type { Catalogue } from './catalogue.ts';
import { tagsPerItem } from './catalogue.ts';
import { grown } from './columns.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

const none = -1;
/** Categories, authors and tags of which so many are remembered per person. */
const perPerson = 48;
const groupBits = 26;
const idMask = 2 ** groupBits - 1;
const categoryGroup = 0;
const authorGroup = 1;
const tagGroup = 2;

/** How far people differ in a thing, in log-odds: the spread of what is believed before anything was seen. */
const leaningSpread = [1.4, 0.3, 0.8] as const;

const priorPrecision = leaningSpread.map((spread) => 1 / spread ** 2);
const priorVariance = priorPrecision.map((precision) => 1 / precision);
const meanMax = 4;

/**
 * What each person leans to, beyond what things have for everybody (`Appeals`): a Bayesian logistic regression over the
 * person's own categories, authors and tags met, each a normal belief, learnt together with what all people share. It
 * learns from the first exposure on, where the model's weights move slowly. What is not known yet is worth trying: `doubt`.
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
  /** Of the person in hand: by group and id, which of the `perPerson` it is. */
  private readonly places = leaningSpread.map(() => new Int32Array(16).fill(none));
  private slotInHand = none;
  private msInHand = 0;
  /** What is believed of each of them, and how unsure, at this moment. */
  private readonly leanInHand = new Float64Array(perPerson);
  private readonly varianceInHand = new Float64Array(perPerson);
  readonly appeals: Appeals;
  private readonly by = { step: 0, shrink: 0 };
  /** Of the item read last: what is believed of this person alone, and how unsure. */
  lean = 0;
  doubt = 0;

  constructor(catalogue: Catalogue, halfLifeDays: number) {
    this.catalogue = catalogue;
    this.appeals = new Appeals(catalogue);
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

  /** Turns to a person whose items will be read one after another, as they are at this moment; -1: to nobody. */
  turnTo(slot: number, nowMs = 0): void {
    if (slot >= 0 && slot === this.slotInHand && nowMs === this.msInHand) return;
    if (this.slotInHand >= 0) this.place(this.slotInHand, false);
    this.slotInHand = slot;
    this.msInHand = nowMs;
    if (slot < 0) return;
    this.place(slot, true);
    this.takeInHand(slot, this.scaleTo(slot, nowMs));
  }

  private takeInHand(slot: number, scale: number): void {
    const start = slot * perPerson;
    for (let i = 0; i < perPerson; i++) {
      const key = this.key[start + i]!;
      if (key === none) continue;
      const prior = priorPrecision[key >>> groupBits]!;
      this.leanInHand[i] = this.mean[start + i]! * scale;
      this.varianceInHand[i] = 1 / (prior + (this.precision[start + i]! - prior) * scale);
    }
  }

  /** Notes where each thing of a person stands, or that it stands nowhere. */
  private place(slot: number, isHere: boolean): void {
    const start = slot * perPerson;
    for (let at = start; at < start + perPerson; at++) {
      const key = this.key[at]!;
      if (key === none) continue;
      const group = key >>> groupBits;
      const id = key & idMask;
      const places = grown(this.places[group]!, id + 1, none);
      this.places[group] = places;
      places[id] = isHere ? at - start : none;
    }
  }

  /** Reads an item for a person into `lean` and `doubt`; `slot` -1 is somebody never met. */
  read(slot: number, item: number, nowMs: number): void {
    if (slot < 0) this.readOfNobody(item);
    else if (slot === this.slotInHand && nowMs === this.msInHand) this.readInHand(item);
    else this.readOf(slot, item, nowMs);
  }

  private readOf(slot: number, item: number, nowMs: number): void {
    this.gather(item);
    const scale = this.scaleTo(slot, nowMs);
    let variance = 0;
    this.lean = 0;
    for (let i = 0; i < this.keysSize; i++) {
      const key = this.keys[i]!;
      const prior = priorPrecision[key >>> groupBits]!;
      const at = this.find(slot, key);
      if (at < 0) {
        variance += 1 / prior;
        continue;
      }
      this.lean += this.mean[at]! * scale;
      variance += 1 / (prior + (this.precision[at]! - prior) * scale);
    }
    this.doubt = Math.sqrt(variance);
  }

  private readOfNobody(item: number): void {
    const { tag } = this.catalogue;
    let variance = priorVariance[categoryGroup]! + priorVariance[authorGroup]!;
    for (let i = item * tagsPerItem; i < (item + 1) * tagsPerItem; i++)
      if (tag[i]! >= 0) variance += priorVariance[tagGroup]!;
    this.lean = 0;
    this.doubt = Math.sqrt(variance);
  }

  private readInHand(item: number): void {
    const { catalogue, places, leanInHand, varianceInHand } = this;
    const category = places[categoryGroup]![catalogue.category[item]!] ?? none;
    const author = places[authorGroup]![catalogue.author[item]!] ?? none;
    let lean = category < 0 ? 0 : leanInHand[category]!;
    let variance = category < 0 ? priorVariance[categoryGroup]! : varianceInHand[category]!;
    lean += author < 0 ? 0 : leanInHand[author]!;
    variance += author < 0 ? priorVariance[authorGroup]! : varianceInHand[author]!;
    for (let i = item * tagsPerItem; i < (item + 1) * tagsPerItem; i++) {
      const tag = catalogue.tag[i]!;
      if (tag < 0) continue;
      const at = places[tagGroup]![tag] ?? none;
      lean += at < 0 ? 0 : leanInHand[at]!;
      variance += at < 0 ? priorVariance[tagGroup]! : varianceInHand[at]!;
    }
    this.lean = lean;
    this.doubt = Math.sqrt(variance);
  }

  /** The log-odds of pleasing, appeal and leanings together; `curiosity`: deviations of what is not known of the person that speak for it. */
  expect(slot: number, item: number, curiosity: number, nowMs: number): number {
    this.read(slot, item, nowMs);
    const { appeals, doubt } = this;
    appeals.read(item);
    // Not of the item's own appeal: a first audience has its share of the slots.
    return meanLogOdds(appeals.logOdds + this.lean + curiosity * doubt, doubt ** 2 + appeals.doubt);
  }

  /** As `expect`, for the person turned to at that moment. */
  expectInHand(item: number, curiosity: number): number {
    if (this.slotInHand < 0) this.readOfNobody(item);
    else this.readInHand(item);
    const { appeals, doubt } = this;
    appeals.read(item);
    return meanLogOdds(appeals.logOdds + this.lean + curiosity * doubt, doubt * doubt + appeals.doubt);
  }

  /** Learns what came of an exposure; `isShared`: it says something of the item for everybody too. */
  learn(slot: number, item: number, isGood: boolean, isShared: boolean, atMs: number): void {
    const { appeals, by } = this;
    this.fade(slot, atMs);
    this.turnTo(none);
    this.read(slot, item, atMs);
    appeals.read(item);
    learnBelief(appeals.logOdds + this.lean, this.doubt ** 2 + appeals.doubt, isGood, by);
    if (isShared) appeals.learn(item, by);
    for (let i = 0; i < this.keysSize; i++) {
      const at = this.take(slot, this.keys[i]!);
      const variance = 1 / this.precision[at]!;
      this.mean[at] = Math.max(-meanMax, Math.min(meanMax, this.mean[at]! + variance * by.step));
      this.precision[at] = 1 / (variance - variance ** 2 * by.shrink);
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
      const prior = priorPrecision[this.key[at]! >>> groupBits]!;
      // How far what is believed has come from what is believed of everybody.
      const size = this.precision[at]! / prior - 1 + this.mean[at]! ** 2 * prior;
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
    yield* this.appeals.save(out);
    for (const column of [this.key, this.mean, this.precision, this.atMs]) yield* out.column(column);
  }

  load(from: SnapshotReader): void {
    this.appeals.load(from);
    this.key = from.column(this.key);
    this.mean = from.column(this.mean);
    this.precision = from.column(this.precision);
    this.atMs = from.column(this.atMs);
  }
}

function keyOf(group: number, id: number): number {
  return group * 2 ** groupBits + id;
}
