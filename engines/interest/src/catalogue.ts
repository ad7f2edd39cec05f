import { grown } from './columns.ts';
import type { InterestItem } from './events.ts';
import { type ItemSignals, signalNames, signalsPerItem } from './item-signals.ts';
import { Names } from './names.ts';
import type { InterestSettings } from './settings.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { TopList } from './top-list.ts';

export const tagsPerItem = 4;
const trendingLength = 96;
const categoryTopLength = 32;
const none = -1;

/** A list of item numbers from which any can be taken out at once: each item knows its place. */
class Pool {
  list = new Int32Array(16);
  place = new Int32Array(16).fill(none);
  size = 0;

  reserve(items: number): void {
    this.place = grown(this.place, items, none);
  }

  add(item: number): void {
    if (this.place[item] !== none) return;
    this.list = grown(this.list, this.size + 1);
    this.place[item] = this.size;
    this.list[this.size++] = item;
  }

  drop(item: number): void {
    const at = this.place[item]!;
    if (at === none) return;
    const last = this.list[--this.size]!;
    this.list[at] = last;
    this.place[last] = at;
    this.place[item] = none;
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.size);
    yield* out.column(this.list);
    yield* out.column(this.place);
  }

  load(from: SnapshotReader): void {
    this.size = from.number();
    this.list = from.column(this.list);
    this.place = from.column(this.place);
  }
}

/** Every item ever named, its attributes, and the lists that recall walks. */
export class Catalogue {
  readonly items = new Names();
  readonly authors = new Names();
  readonly categories = new Names();
  readonly tags = new Names();
  /** Per item. */
  author = new Int32Array(16);
  category = new Int32Array(16);
  tag = new Int32Array(16 * tagsPerItem).fill(none);
  durationMs = new Float64Array(16);
  publishedMs = new Float64Array(16);
  shown = new Uint32Array(16);
  /** Until it was shown so often it finds its audience. */
  due = new Uint32Array(16);
  /** Successes, each weighed 2^((when − landmark) / half-life): sums that grow and keep their order as time passes. */
  trend = new Float64Array(16);
  /** Per item and signal, in [0, 1]; 1 while nothing is known. */
  signal = new Float32Array(16 * signalsPerItem).fill(1);
  /** Per item: the next older item of the same author, of the same category. */
  private nextOfAuthor = new Int32Array(16).fill(none);
  private nextOfCategory = new Int32Array(16).fill(none);
  private firstOfAuthor = new Int32Array(16).fill(none);
  private firstOfCategory = new Int32Array(16).fill(none);
  readonly available = new Pool();
  readonly fresh = new Pool();
  readonly trending = new TopList(trendingLength);
  readonly categoryTops: TopList[] = [];
  private landmarkMs = Number.NaN;
  private readonly settings: InterestSettings;

  constructor(settings: InterestSettings) {
    this.settings = settings;
  }

  /** Answers the item's number, or -1 where the catalogue is full. */
  put(item: InterestItem): number {
    const known = this.items.find(item.id);
    if (known === none && this.items.size >= this.settings.itemsMax) return none;
    const number = known === none ? this.items.take(item.id) : known;
    if (known === none) this.reserve(number + 1);
    const author = this.authors.take(item.author);
    const category = this.categories.take(item.category);
    this.reserveGroups();
    if (known === none) {
      this.link(number, author, category);
      this.due[number] = this.settings.firstAudience;
    } else {
      this.leaveLists(number);
      this.relink(number, author, category);
    }
    this.durationMs[number] = item.durationMs > 0 && Number.isFinite(item.durationMs) ? item.durationMs : 0;
    this.publishedMs[number] = Number.isFinite(item.publishedMs) ? item.publishedMs : 0;
    for (let i = 0; i < tagsPerItem; i++) {
      const tag = item.tags?.[i];
      this.tag[number * tagsPerItem + i] = tag === undefined ? none : this.tags.take(tag);
    }
    if (item.available) this.enterLists(number);
    return number;
  }

  /** The signals given replace those before; others stay. */
  putSignals(item: number, signals: Partial<ItemSignals>): void {
    signalNames.forEach((name, at) => {
      const value = signals[name];
      if (value !== undefined) this.signal[item * signalsPerItem + at] = value;
    });
  }

  remove(id: string): boolean {
    const number = this.items.find(id);
    if (number === none) return false;
    this.leaveLists(number);
    return true;
  }

  isAvailable(item: number): boolean {
    return this.available.place[item] !== none;
  }

  isFresh(item: number): boolean {
    return this.fresh.place[item] !== none;
  }

  countShown(item: number): void {
    if (++this.shown[item]! >= this.due[item]!) this.fresh.drop(item);
  }

  /** From now on an item is owed so many impressions, whatever it was owed before. */
  giveAudience(item: number, audience: number): void {
    this.due[item] = Math.min(0xffff_ffff, this.shown[item]! + audience);
    if (this.shown[item]! >= this.due[item]!) this.fresh.drop(item);
    else if (this.isAvailable(item)) this.fresh.add(item);
  }

  /** A success of this item, worth `gain`; less than 0 takes one back. */
  countSuccess(item: number, gain: number, atMs: number): void {
    const halfLifeMs = this.settings.trendingHalfLifeHours * 3_600_000;
    if (Number.isNaN(this.landmarkMs)) this.landmarkMs = atMs;
    if ((atMs - this.landmarkMs) / halfLifeMs > 400) this.moveLandmark(atMs, halfLifeMs);
    const gained = gain * 2 ** Math.max(-1000, (atMs - this.landmarkMs) / halfLifeMs);
    this.trend[item] = Math.max(0, this.trend[item]! + gained);
    if (!this.isAvailable(item)) return;
    this.trending.offer(item, this.trend);
    this.categoryTops[this.category[item]!]!.offer(item, this.trend);
  }

  /** Newest first. */
  firstBy(author: number): number {
    return this.firstOfAuthor[author] ?? none;
  }

  nextBy(item: number): number {
    return this.nextOfAuthor[item]!;
  }

  firstIn(category: number): number {
    return this.firstOfCategory[category] ?? none;
  }

  nextIn(item: number): number {
    return this.nextOfCategory[item]!;
  }

  private moveLandmark(atMs: number, halfLifeMs: number): void {
    const scale = 2 ** -((atMs - this.landmarkMs) / halfLifeMs);
    for (let i = 0; i < this.items.size; i++) this.trend[i]! *= scale;
    this.landmarkMs = atMs;
  }

  private enterLists(item: number): void {
    this.available.add(item);
    if (this.shown[item]! < this.due[item]!) this.fresh.add(item);
    if (this.trend[item]! > 0) {
      this.trending.offer(item, this.trend);
      this.categoryTops[this.category[item]!]!.offer(item, this.trend);
    }
  }

  private leaveLists(item: number): void {
    this.available.drop(item);
    this.fresh.drop(item);
    this.trending.drop(item);
    this.categoryTops[this.category[item]!]!.drop(item);
  }

  private link(item: number, author: number, category: number): void {
    this.author[item] = author;
    this.category[item] = category;
    this.nextOfAuthor[item] = this.firstOfAuthor[author]!;
    this.firstOfAuthor[author] = item;
    this.nextOfCategory[item] = this.firstOfCategory[category]!;
    this.firstOfCategory[category] = item;
  }

  private relink(item: number, author: number, category: number): void {
    if (this.author[item] === author && this.category[item] === category) return;
    unlink(this.firstOfAuthor, this.nextOfAuthor, this.author[item]!, item);
    unlink(this.firstOfCategory, this.nextOfCategory, this.category[item]!, item);
    this.link(item, author, category);
  }

  private reserve(items: number): void {
    this.author = grown(this.author, items);
    this.category = grown(this.category, items);
    this.tag = grown(this.tag, items * tagsPerItem, none);
    this.durationMs = grown(this.durationMs, items);
    this.publishedMs = grown(this.publishedMs, items);
    this.shown = grown(this.shown, items);
    this.signal = grown(this.signal, items * signalsPerItem, 1);
    this.due = grown(this.due, items);
    this.trend = grown(this.trend, items);
    this.nextOfAuthor = grown(this.nextOfAuthor, items, none);
    this.nextOfCategory = grown(this.nextOfCategory, items, none);
    this.available.reserve(items);
    this.fresh.reserve(items);
  }

  private reserveGroups(): void {
    this.firstOfAuthor = grown(this.firstOfAuthor, this.authors.size, none);
    this.firstOfCategory = grown(this.firstOfCategory, this.categories.size, none);
    while (this.categoryTops.length < this.categories.size)
      this.categoryTops.push(new TopList(categoryTopLength));
  }

  *save(out: SnapshotWriter): Generator<void> {
    for (const names of [this.items, this.authors, this.categories, this.tags]) yield* names.save(out);
    out.number(this.landmarkMs);
    for (const column of [this.author, this.category, this.tag, this.durationMs, this.publishedMs])
      yield* out.column(column);
    for (const column of [this.shown, this.due, this.trend, this.signal]) yield* out.column(column);
    for (const column of [this.nextOfAuthor, this.nextOfCategory]) yield* out.column(column);
    yield* out.column(this.firstOfAuthor);
    yield* out.column(this.firstOfCategory);
    yield* this.available.save(out);
    yield* this.fresh.save(out);
    yield* this.trending.save(out);
    for (const top of this.categoryTops) yield* top.save(out);
  }

  load(from: SnapshotReader): void {
    for (const names of [this.items, this.authors, this.categories, this.tags]) names.load(from);
    this.landmarkMs = from.number();
    this.author = from.column(this.author);
    this.category = from.column(this.category);
    this.tag = from.column(this.tag);
    this.durationMs = from.column(this.durationMs);
    this.publishedMs = from.column(this.publishedMs);
    this.shown = from.column(this.shown);
    this.due = from.column(this.due);
    this.trend = from.column(this.trend);
    this.signal = from.column(this.signal);
    this.nextOfAuthor = from.column(this.nextOfAuthor);
    this.nextOfCategory = from.column(this.nextOfCategory);
    this.firstOfAuthor = from.column(this.firstOfAuthor);
    this.firstOfCategory = from.column(this.firstOfCategory);
    this.available.load(from);
    this.fresh.load(from);
    this.trending.load(from);
    this.reserveGroups();
    for (const top of this.categoryTops) top.load(from);
  }
}

function unlink(first: Int32Array, next: Int32Array, group: number, item: number): void {
  let at = first[group]!;
  if (at === item) {
    first[group] = next[item]!;
    return;
  }
  while (at !== none && next[at] !== item) at = next[at]!;
  if (at !== none) next[at] = next[item]!;
}
