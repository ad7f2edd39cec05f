import { grown } from './columns.ts';
import { IntSet } from './int-set.ts';
import { Names } from './names.ts';
import type { InterestSettings } from './settings.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';

const none = -1;
export const recentLength = 16;
export const traitsPerPerson = 16;

const setNames = ['seen', 'followed', 'hiddenItems', 'hiddenAuthors', 'hiddenCategories'] as const;
export type PersonSet = (typeof setNames)[number];

/** Every remembered person, in columns. A person's slot is reused after forgetting; a salt never is. */
export class People {
  readonly history: number;
  readonly affinities: number;
  private readonly slots = new Map<string, number>();
  private readonly ids: (string | undefined)[] = [];
  private readonly free: number[] = [];
  private nextSalt = 1;
  private hand = 0;
  private readonly settings: InterestSettings;
  /** Keys the person's own weights and rates: a fresh one puts the old ones out of reach. */
  salt = new Uint32Array(16);
  lastMs = new Float64Array(16);
  /** Interactions as a ring of `history`: item, how much it was liked (negative: skipped), when. */
  historyItem: Int32Array;
  historyGain: Float32Array;
  historyMs: Float64Array;
  historyCount = new Uint32Array(16);
  /** Positive signals ever: how well the person is known. */
  feedbacks = new Uint32Array(16);
  /** The last `recentLength` items shown, as a ring. */
  recentItem = new Int32Array(16 * recentLength);
  recentCount = new Uint32Array(16);
  /** Tastes: key, decayed good and shown. Categories in the first half of a person's stretch, authors in the second. */
  tasteKey: Int32Array;
  tasteGood: Float32Array;
  tasteShown: Float32Array;
  tasteMs = new Float64Array(16);
  private readonly traitNames = new Names();
  trait = new Int32Array(16 * traitsPerPerson).fill(none);
  private readonly sets: Record<PersonSet, (IntSet | undefined)[]> = {
    seen: [],
    followed: [],
    hiddenItems: [],
    hiddenAuthors: [],
    hiddenCategories: [],
  };
  evicted = 0;
  /** Called when a slot gets a new owner. */
  onTake: (slot: number) => void = () => {};
  /** Called when a slot's tastes and habits are to be wiped. */
  onClear: (slot: number) => void = () => {};
  /** Called before a slot is emptied by forgetting or reset. */
  onLeave: (slot: number) => void = () => {};

  constructor(settings: InterestSettings) {
    this.settings = settings;
    this.history = settings.historyLength;
    this.affinities = settings.affinityLength;
    this.historyItem = new Int32Array(16 * this.history);
    this.historyGain = new Float32Array(16 * this.history);
    this.historyMs = new Float64Array(16 * this.history);
    this.tasteKey = new Int32Array(16 * 2 * this.affinities).fill(none);
    this.tasteGood = new Float32Array(16 * 2 * this.affinities);
    this.tasteShown = new Float32Array(16 * 2 * this.affinities);
  }

  get size(): number {
    return this.slots.size;
  }

  /** Slots ever taken; some may be empty. */
  get slotCount(): number {
    return this.ids.length;
  }

  find(id: string): number {
    return this.slots.get(id) ?? none;
  }

  take(id: string): number {
    const known = this.slots.get(id);
    if (known !== undefined) return known;
    if (this.slots.size >= this.settings.peopleMax) this.evict();
    const slot = this.free.pop() ?? this.ids.length;
    if (slot === this.ids.length) this.ids.push(id);
    this.ids[slot] = id;
    this.slots.set(id, slot);
    this.reserve(slot + 1);
    this.onTake(slot);
    this.clear(slot);
    return slot;
  }

  forget(id: string): boolean {
    const slot = this.find(id);
    if (slot === none) return false;
    this.onLeave(slot);
    this.clear(slot);
    for (const name of setNames) this.sets[name][slot] = undefined;
    this.slots.delete(id);
    this.ids[slot] = undefined;
    this.free.push(slot);
    return true;
  }

  /**
   * Forgets tastes, memory and, unless `keepsHidden`, what was hidden. What was seen stays seen, unless it was hidden
   * and is no more; follows stay.
   */
  reset(slot: number, keepsHidden: boolean): void {
    this.onLeave(slot);
    if (!keepsHidden) this.forgetHidden(slot);
    const traits = this.trait.slice(slot * traitsPerPerson, (slot + 1) * traitsPerPerson);
    this.clear(slot);
    this.trait.set(traits, slot * traitsPerPerson);
  }

  private forgetHidden(slot: number): void {
    const hidden = this.sets.hiddenItems[slot];
    if (hidden) for (const item of hidden.values()) this.sets.seen[slot]?.delete(item);
    for (const name of ['hiddenItems', 'hiddenAuthors', 'hiddenCategories'] as const) {
      this.sets[name][slot] = undefined;
    }
  }

  setTraits(slot: number, words: readonly string[]): void {
    const start = slot * traitsPerPerson;
    this.trait.fill(none, start, start + traitsPerPerson);
    for (let i = 0; i < Math.min(traitsPerPerson, words.length); i++) {
      this.trait[start + i] = this.traitNames.take(words[i]!);
    }
  }

  has(name: PersonSet, slot: number, value: number): boolean {
    return this.sets[name][slot]?.has(value) ?? false;
  }

  add(name: PersonSet, slot: number, value: number): void {
    let set = this.sets[name][slot];
    if (set === undefined) {
      set = new IntSet();
      this.sets[name][slot] = set;
    }
    set.add(value);
  }

  delete(name: PersonSet, slot: number, value: number): void {
    this.sets[name][slot]?.delete(value);
  }

  set(name: PersonSet, slot: number): IntSet | undefined {
    return this.sets[name][slot];
  }

  countShown(slot: number, item: number): void {
    this.add('seen', slot, item);
    this.recentItem[slot * recentLength + (this.recentCount[slot]! % recentLength)] = item;
    this.recentCount[slot]!++;
  }

  /**
   * Remembers an interaction. Further signals of an item that is still near the top add to its entry. Answers the ring
   * place of the entry.
   */
  remember(slot: number, item: number, gain: number, atMs: number): number {
    const count = this.historyCount[slot]!;
    const nearest = Math.max(0, count - Math.min(8, this.history));
    for (let i = count - 1; i >= nearest; i--) {
      const k = slot * this.history + (i % this.history);
      if (this.historyItem[k] !== item) continue;
      this.historyGain[k] = clamp(this.historyGain[k]! + gain);
      return k;
    }
    const k = slot * this.history + (count % this.history);
    this.historyItem[k] = item;
    this.historyGain[k] = clamp(gain);
    this.historyMs[k] = atMs;
    this.historyCount[slot] = count + 1;
    return k;
  }

  /** What is remembered of an item in all, 0 where nothing is. */
  rememberedGain(slot: number, item: number): number {
    const start = slot * this.history;
    const end = start + Math.min(this.history, this.historyCount[slot]!);
    let sum = 0;
    for (let k = start; k < end; k++) if (this.historyItem[k] === item) sum += this.historyGain[k]!;
    return sum;
  }

  /** The ring place of the n-th newest interaction (0 is the newest), or -1. */
  newest(slot: number, n: number): number {
    const count = this.historyCount[slot]!;
    if (n >= count || n >= this.history) return none;
    return slot * this.history + ((count - 1 - n) % this.history);
  }

  /** The item shown n impressions ago (0 is the last), or -1. */
  recent(slot: number, n: number): number {
    const count = this.recentCount[slot]!;
    if (n >= count || n >= recentLength) return none;
    return this.recentItem[slot * recentLength + ((count - 1 - n) % recentLength)]!;
  }

  /** Where this person's tastes for categories (half 0) or authors (half 1) begin. */
  tasteStart(slot: number, half: 0 | 1): number {
    return (slot * 2 + half) * this.affinities;
  }

  /** The place of a taste, or -1. */
  findTaste(slot: number, half: 0 | 1, key: number): number {
    const start = this.tasteStart(slot, half);
    for (let k = start; k < start + this.affinities; k++) if (this.tasteKey[k] === key) return k;
    return none;
  }

  /** Adds to a taste; the faintest gives way where there is no room. */
  taste(slot: number, half: 0 | 1, key: number, good: number, shown: number): void {
    let k = this.findTaste(slot, half, key);
    if (k === none) {
      k = this.faintestTaste(slot, half);
      this.tasteKey[k] = key;
      this.tasteGood[k] = 0;
      this.tasteShown[k] = 0;
    }
    this.tasteGood[k] = clamp(this.tasteGood[k]! + good);
    this.tasteShown[k]! += shown;
  }

  dropTaste(slot: number, half: 0 | 1, key: number): void {
    const k = this.findTaste(slot, half, key);
    if (k !== none) this.tasteKey[k] = none;
  }

  /** Has the interactions with these items say nothing any more. */
  neutralize(slot: number, isMeant: (item: number) => boolean): void {
    for (let n = 0; n < this.history; n++) {
      const k = this.newest(slot, n);
      if (k === none) return;
      if (isMeant(this.historyItem[k]!)) this.historyGain[k] = 0;
    }
  }

  /** What tastes kept as of `tasteMs` weigh at this moment, in (0, 1]. */
  fadeTo(slot: number, atMs: number): number {
    const passedMs = atMs - this.tasteMs[slot]!;
    return passedMs > 0 ? 2 ** (-passedMs / (this.settings.affinityHalfLifeDays * 86_400_000)) : 1;
  }

  /** Fades all tastes of a person to this moment. */
  fade(slot: number, atMs: number): void {
    const passedMs = atMs - this.tasteMs[slot]!;
    if (!(passedMs > 0)) return;
    this.tasteMs[slot] = atMs;
    const start = this.tasteStart(slot, 0);
    const scale = 2 ** (-passedMs / (this.settings.affinityHalfLifeDays * 86_400_000));
    if (scale === 1) return;
    for (let k = start; k < start + 2 * this.affinities; k++) {
      this.tasteGood[k]! *= scale;
      this.tasteShown[k]! *= scale;
    }
  }

  /** What a stranger did becomes part of whom they signed in as; the stranger is forgotten. */
  merge(fromId: string, intoId: string): boolean {
    const from = this.find(fromId);
    if (from === none || fromId === intoId) return false;
    const into = this.take(intoId);
    const atMs = Math.max(this.lastMs[from]!, this.lastMs[into]!);
    this.fade(from, atMs);
    this.fade(into, atMs);
    this.mergeHistory(from, into);
    for (const half of [0, 1] as const) {
      const start = this.tasteStart(from, half);
      for (let k = start; k < start + this.affinities; k++) {
        if (this.tasteKey[k] !== none) {
          this.taste(into, half, this.tasteKey[k]!, this.tasteGood[k]!, this.tasteShown[k]!);
        }
      }
    }
    for (const name of setNames) {
      for (const value of this.sets[name][from]?.values() ?? []) this.add(name, into, value);
    }
    for (let n = Math.min(recentLength, this.recentCount[from]!) - 1; n >= 0; n--) {
      this.countShown(into, this.recent(from, n));
    }
    this.feedbacks[into]! += this.feedbacks[from]!;
    this.lastMs[into] = atMs;
    this.forget(fromId);
    return true;
  }

  id(slot: number): string | undefined {
    return this.ids[slot];
  }

  private mergeHistory(from: number, into: number): void {
    const all: { item: number; gain: number; ms: number }[] = [];
    for (const slot of [into, from]) {
      for (let n = this.history - 1; n >= 0; n--) {
        const k = this.newest(slot, n);
        if (k !== none)
          all.push({ item: this.historyItem[k]!, gain: this.historyGain[k]!, ms: this.historyMs[k]! });
      }
    }
    all.sort((a, b) => a.ms - b.ms);
    this.historyCount[into] = 0;
    for (const { item, gain, ms } of all.slice(-this.history)) this.remember(into, item, gain, ms);
  }

  private faintestTaste(slot: number, half: 0 | 1): number {
    const start = this.tasteStart(slot, half);
    let faintest = start;
    let least = Number.POSITIVE_INFINITY;
    for (let k = start; k < start + this.affinities; k++) {
      if (this.tasteKey[k] === none) return k;
      const size = Math.abs(this.tasteGood[k]!) + 0.2 * this.tasteShown[k]!;
      if (size < least) {
        least = size;
        faintest = k;
      }
    }
    return faintest;
  }

  private clear(slot: number): void {
    this.onClear(slot);
    this.salt[slot] = this.nextSalt++;
    this.lastMs[slot] = 0;
    this.historyCount[slot] = 0;
    this.feedbacks[slot] = 0;
    this.recentCount[slot] = 0;
    this.tasteMs[slot] = 0;
    this.tasteKey.fill(none, this.tasteStart(slot, 0), this.tasteStart(slot + 1, 0));
    this.trait.fill(none, slot * traitsPerPerson, (slot + 1) * traitsPerPerson);
  }

  /** Forgets whoever was away longest among the next 64 slots. */
  private evict(): void {
    let away = none;
    for (let i = 0; i < this.ids.length && (i < 64 || away === none); i++) {
      const slot = (this.hand + i) % this.ids.length;
      if (this.ids[slot] === undefined) continue;
      if (away === none || this.lastMs[slot]! < this.lastMs[away]!) away = slot;
    }
    this.hand = (this.hand + 64) % this.ids.length;
    const id = this.ids[away];
    if (id !== undefined && this.forget(id)) this.evicted++;
  }

  private reserve(people: number): void {
    this.salt = grown(this.salt, people);
    this.lastMs = grown(this.lastMs, people);
    this.historyItem = grown(this.historyItem, people * this.history);
    this.historyGain = grown(this.historyGain, people * this.history);
    this.historyMs = grown(this.historyMs, people * this.history);
    this.historyCount = grown(this.historyCount, people);
    this.feedbacks = grown(this.feedbacks, people);
    this.recentItem = grown(this.recentItem, people * recentLength);
    this.recentCount = grown(this.recentCount, people);
    this.tasteKey = grown(this.tasteKey, people * 2 * this.affinities, none);
    this.tasteGood = grown(this.tasteGood, people * 2 * this.affinities);
    this.tasteShown = grown(this.tasteShown, people * 2 * this.affinities);
    this.tasteMs = grown(this.tasteMs, people);
    this.trait = grown(this.trait, people * traitsPerPerson, none);
  }

  private columns() {
    return [
      'salt',
      'lastMs',
      'historyItem',
      'historyGain',
      'historyMs',
      'historyCount',
      'feedbacks',
      'recentItem',
      'recentCount',
      'tasteKey',
      'tasteGood',
      'tasteShown',
      'tasteMs',
      'trait',
    ] as const;
  }

  *save(out: SnapshotWriter): Generator<void> {
    yield* this.traitNames.save(out);
    yield* out.texts(this.ids.map((id) => (id === undefined ? '' : `=${id}`)));
    out.number(this.free.length);
    for (const slot of this.free) out.number(slot);
    for (const value of [this.nextSalt, this.hand, this.evicted]) out.number(value);
    for (const name of this.columns()) yield* out.column(this[name]);
    for (const name of setNames) {
      const filled = this.ids.flatMap((_, slot) => (this.sets[name][slot] === undefined ? [] : [slot]));
      out.number(filled.length);
      for (const slot of filled) {
        out.number(slot);
        yield* (this.sets[name][slot] as IntSet).save(out);
      }
    }
  }

  load(from: SnapshotReader): void {
    this.traitNames.load(from);
    for (const text of from.texts()) {
      if (text === '') {
        this.ids.push(undefined);
      } else {
        this.slots.set(text.slice(1), this.ids.length);
        this.ids.push(text.slice(1));
      }
    }
    for (let left = from.number(); left > 0; left--) this.free.push(from.number());
    this.nextSalt = from.number();
    this.hand = from.number();
    this.evicted = from.number();
    for (const name of this.columns()) (this[name] as unknown) = from.column(this[name]);
    for (const name of setNames) {
      for (let left = from.number(); left > 0; left--) {
        const slot = from.number();
        const set = new IntSet();
        set.load(from);
        this.sets[name][slot] = set;
      }
    }
  }
}

function clamp(gain: number): number {
  return Math.max(-20, Math.min(20, gain));
}
