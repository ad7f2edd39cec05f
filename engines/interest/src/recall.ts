import { type Random, randomBelow } from '@kanmai/kernel';
import type { Channel } from './answers.ts';
import { BestFew } from './best-few.ts';
import type { Candidates } from './candidates.ts';
import type { Catalogue } from './catalogue.ts';
import { type Choices, levelOf, type Near } from './choices.ts';
import type { IntSet } from './int-set.ts';
import type { Knowledge } from './knowledge.ts';
import type { People, PersonSet } from './people.ts';
import { Similar } from './similar.ts';
import { rateAt, speakingHistory, stepBack, tasteWeights, wantedWeight } from './taste.ts';
import type { Together } from './together.ts';

const perAuthor = 8;
const perCategory = 24;
const followedMax = 32;
const draws = 6;
/** Categories that a newcomer's recall looks into. */
const categoriesMax = 32;
export const popularityMax = 0.25;
/** A list of one author or category is walked this far for items not yet seen. */
const walkMax = 48;
/** Tastes fainter than this share of the strongest bring nothing of their own. */
const faintestShare = 0.4;

/** Of the sample, so many are brought. */
const sampleKept = 24;

/** Authors, and items of others, drawn from what is near, for each step of the dial. */
const nearDraws = 8;
const perNearAuthor = 3;
/** So many of the authors and of the categories asked for bring something of their own. */
const askedForMax = 6;

/** The names that more was asked of, most first. */
function askedFor(levels: ReadonlyMap<string, number> | undefined): string[] {
  if (levels === undefined) return [];
  return [...levels]
    .filter(([, level]) => level > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, askedForMax)
    .map(([name]) => name);
}

function asksForLess({ authors, categories }: Choices): boolean {
  for (const levels of [authors, categories])
    for (const level of levels?.values() ?? []) if (level < 0) return true;
  return false;
}

/** Collects what this person might be shown, channel by channel. */
export class Recall {
  private readonly catalogue: Catalogue;
  private readonly people: People;
  private readonly together: Together;
  private readonly similar: Similar;
  private readonly knowledge: Knowledge;
  private readonly best = new BestFew(sampleKept);
  private readonly found: Candidates;
  private slot = -1;
  private about = -1;
  private faded = 1;
  /** What must not be shown to the person. */
  private seen: IntSet | undefined;
  private hiddenItems: IntSet | undefined;
  private hiddenAuthors: IntSet | undefined;
  private hiddenCategories: IntSet | undefined;
  private mostTrend = 0;

  constructor(knowledge: Knowledge, found: Candidates) {
    const { catalogue, people, together, vectors } = knowledge;
    this.catalogue = catalogue;
    this.people = people;
    this.together = together;
    this.similar = new Similar(people, vectors);
    this.knowledge = knowledge;
    this.found = found;
  }

  /** `slot` is -1 for a person never met. `count` items at least are found where so many may be shown. */
  collect(
    slot: number,
    count: number,
    atMs: number,
    isNewcomer: boolean,
    random: Random,
    choices: Choices | undefined,
  ): void {
    this.turnTo(slot);
    if (choices !== undefined) this.fromChoices(choices, random);
    if (slot >= 0) {
      this.faded = this.people.fadeTo(slot, atMs);
      this.fromWants(atMs);
      this.fromTogether();
      this.similar.visit(slot, this.offerSimilar);
      this.fromTastes(1, 'author');
      this.fromFollowed();
      this.fromTastes(0, 'category');
    }
    this.fromSample(atMs, random);
    this.fromTrending();
    if (isNewcomer) this.fromManyCategories(random);
    this.fromPool('fresh', random);
    this.fromPool('explore', random, draws + draws * Math.max(0, levelOf(choices?.freshness, -2, 2)));
    // Where less was asked for of something, there is to be enough of other things to take its place.
    const enough = choices !== undefined && asksForLess(choices) ? 2 * count : count;
    if (this.found.size < enough) this.sweep(enough, random);
  }

  private turnTo(slot: number): void {
    const { people } = this;
    this.slot = slot;
    this.mostTrend = 0;
    const setOf = (name: PersonSet) => (slot < 0 ? undefined : people.set(name, slot));
    this.seen = setOf('seen');
    this.hiddenItems = setOf('hiddenItems');
    this.hiddenAuthors = setOf('hiddenAuthors');
    this.hiddenCategories = setOf('hiddenCategories');
  }

  /**
   * What was asked for, before anything else takes the room. It adds nothing to a candidate's gain: what a choice
   * weighs is said in the value, once.
   */
  private fromChoices({ authors, categories, nearness, near }: Choices, random: Random): void {
    for (const name of askedFor(authors)) {
      const author = this.catalogue.authors.find(name);
      if (author >= 0) this.fromAuthor(author, 'chosen-author', 0);
    }
    for (const name of askedFor(categories)) {
      const category = this.catalogue.categories.find(name);
      if (category >= 0) this.fromChosenCategory(category);
    }
    if (near !== undefined) this.fromNear(near, nearDraws * levelOf(nearness, 0, 2), random);
  }

  private fromChosenCategory(category: number): void {
    const top = this.catalogue.categoryTops[category]!;
    for (let i = 0; i < Math.min(top.size, perAuthor); i++)
      this.offer(top.items[i]!, 'chosen-category', 0, category);
    let left = perAuthor;
    let item = this.catalogue.firstIn(category);
    for (let walked = 0; item >= 0 && left > 0 && walked < walkMax; walked++) {
      if (this.offer(item, 'chosen-category', 0, category)) left--;
      item = this.catalogue.nextIn(item);
    }
  }

  /** Some of what is near, from a place drawn by chance, so that each has its turn. */
  private fromNear({ authors, items }: Near, times: number, random: Random): void {
    if (times === 0) return;
    const firstAuthor = authors.length > 0 ? randomBelow(random, authors.length) : 0;
    for (let i = 0; i < Math.min(times, authors.length); i++) {
      const author = this.catalogue.authors.find(authors[(firstAuthor + i) % authors.length]!);
      if (author >= 0) this.fromAuthor(author, 'near', 0, perNearAuthor);
    }
    const firstItem = items.length > 0 ? randomBelow(random, items.length) : 0;
    for (let i = 0; i < Math.min(times, items.length); i++) {
      const item = this.catalogue.items.find(items[(firstItem + i) % items.length]!);
      if (item >= 0) this.offer(item, 'near', 0, -1);
    }
  }

  private readonly addTogether = (partner: number, gain: number): void => {
    this.found.noteTogether(partner, gain);
    if (gain > 0) this.offer(partner, 'together', tasteWeights.together * gain, this.about);
  };

  private readonly offerSimilar = (item: number, gain: number, about: number): boolean =>
    this.offer(item, 'similar', gain, about);

  private fromTogether(): void {
    let step = 1;
    for (let n = 0; n < speakingHistory; n++, step *= stepBack) {
      const k = this.people.newest(this.slot, n);
      if (k < 0) return;
      const gain = this.people.historyGain[k]!;
      this.about = this.people.historyItem[k]!;
      if (gain !== 0) this.together.spread(this.about, gain * step, this.addTogether);
    }
  }

  private fromTastes(half: 0 | 1, channel: 'author' | 'category'): void {
    const { people } = this;
    const start = people.tasteStart(this.slot, half);
    let best = 0;
    for (let k = start; k < start + people.affinities; k++) {
      if (people.tasteKey[k]! >= 0) best = Math.max(best, rateAt(people, k, this.faded));
    }
    const least = Math.max(0.05, best * faintestShare);
    for (let k = start; k < start + people.affinities; k++) {
      if (people.tasteKey[k]! < 0) continue;
      const rate = rateAt(people, k, this.faded);
      if (rate < least) continue;
      if (half === 1) this.fromAuthor(people.tasteKey[k]!, channel, tasteWeights.author * rate);
      else this.fromCategory(people.tasteKey[k]!, 'category', tasteWeights.category * rate, 0.5 * rate);
    }
  }

  /**
   * The best of a sample of everything that may be shown, by what the person leans to and what others made of it: where
   * the catalogue is small it is most of it; where it is large, each page looks somewhere else.
   */
  private fromSample(atMs: number, random: Random): void {
    const { leanings, settings } = this.knowledge;
    const pool = this.catalogue.available;
    if (pool.size === 0) return;
    leanings.turnTo(this.slot, atMs);
    const times = Math.min(settings.sampled, pool.size);
    const start = randomBelow(random, pool.size);
    // From everywhere in the pool: neighbours came together, of one shop or of one kind.
    const step = pool.size / times;
    let size = 0;
    for (let i = 0; i < times; i++) {
      const item = pool.list[(start + Math.floor(i * step)) % pool.size]!;
      if (this.isShut(item) || this.found.isMet(item)) continue;
      size = this.best.offer(item, leanings.expectInHand(item, settings.curiosity), size);
    }
    for (let i = 0; i < size; i++) this.offer(this.best.items[i]!, 'explore', 0, -1);
  }

  private fromAuthor(author: number, channel: Channel, gain: number, most = perAuthor): void {
    let left = most;
    let item = this.catalogue.firstBy(author);
    for (let walked = 0; item >= 0 && left > 0 && walked < walkMax; walked++) {
      if (this.offer(item, channel, gain, author)) left--;
      item = this.catalogue.nextBy(item);
    }
  }

  private fromWants(atMs: number): void {
    this.knowledge.wants.visit(this.slot, atMs, (category, strength) =>
      this.fromCategory(category, 'wanted', wantedWeight * strength, 0.5 * wantedWeight * strength),
    );
  }

  /** What is best of a category, and what is newest. */
  private fromCategory(category: number, channel: Channel, gain: number, newestGain: number): void {
    const top = this.catalogue.categoryTops[category]!;
    for (let i = 0; i < top.size; i++) this.offer(top.items[i]!, channel, gain, category);
    let left = perCategory / 3;
    let item = this.catalogue.firstIn(category);
    for (let walked = 0; item >= 0 && left > 0 && walked < walkMax; walked++) {
      if (this.offer(item, channel, newestGain, category)) left--;
      item = this.catalogue.nextIn(item);
    }
  }

  private fromFollowed(): void {
    const followed = this.people.set('followed', this.slot);
    if (followed === undefined || followed.size === 0) return;
    for (const author of followed.values().slice(-followedMax)) this.fromAuthor(author, 'follow', 0.6);
  }

  private fromTrending(): void {
    const { items, size } = this.catalogue.trending;
    for (let i = 0; i < size; i++) this.offer(items[i]!, 'trending', this.popularity(items[i]!), -1);
  }

  /** For someone of whom nothing is known: what is popular, or else newest, in category after category. */
  private fromManyCategories(random: Random): void {
    const size = this.catalogue.categories.size;
    const start = size > 0 ? randomBelow(random, size) : 0;
    for (let i = 0; i < Math.min(size, categoriesMax); i++) {
      const category = (start + i) % size;
      const top = this.catalogue.categoryTops[category]!;
      let offered = 0;
      for (let k = 0; k < top.size && offered < 2; k++) {
        if (this.offer(top.items[k]!, 'trending', this.popularity(top.items[k]!), -1)) offered++;
      }
      let item = this.catalogue.firstIn(category);
      for (let walked = 0; item >= 0 && offered === 0 && walked < walkMax; walked++) {
        if (this.offer(item, 'explore', 0, -1)) offered++;
        item = this.catalogue.nextIn(item);
      }
    }
  }

  /** How popular an item is beside the most popular one; at most 0.25. */
  private popularity(item: number): number {
    const { items, size } = this.catalogue.trending;
    if (this.mostTrend === 0) {
      for (let i = 0; i < size; i++)
        this.mostTrend = Math.max(this.mostTrend, this.catalogue.trend[items[i]!]!);
    }
    if (!(this.mostTrend > 0)) return 0;
    return popularityMax * Math.sqrt(Math.min(1, this.catalogue.trend[item]! / this.mostTrend));
  }

  /** Draws add nothing to a candidate's gain: chance decides who is there, never who is best. */
  private fromPool(channel: 'fresh' | 'explore', random: Random, times = draws): void {
    const pool = channel === 'fresh' ? this.catalogue.fresh : this.catalogue.available;
    if (pool.size === 0) return;
    for (let i = 0; i < times; i++) {
      this.offer(pool.list[randomBelow(random, pool.size)]!, channel, 0, -1);
    }
  }

  /** When the channels found too little: everything that may be shown, from a place drawn by chance. */
  private sweep(count: number, random: Random): void {
    const pool = this.catalogue.available;
    const start = pool.size > 0 ? randomBelow(random, pool.size) : 0;
    for (let i = 0; i < pool.size && this.found.size < count; i++) {
      this.offer(pool.list[(start + i) % pool.size]!, 'explore', 0, -1);
    }
  }

  /** Adds the item unless it is gone, seen, hidden or shut out. Answers whether it may be shown. */
  private offer(item: number, channel: Channel, gain: number, about: number): boolean {
    if (this.found.isMet(item)) {
      this.found.add(item, channel, gain, about);
      return true;
    }
    if (!this.catalogue.isAvailable(item) || this.isShut(item)) return false;
    this.found.add(item, channel, gain, about);
    return true;
  }

  private isShut(item: number): boolean {
    const { seen, hiddenItems, hiddenAuthors, hiddenCategories, catalogue } = this;
    return (
      seen?.has(item) === true ||
      hiddenItems?.has(item) === true ||
      hiddenAuthors?.has(catalogue.author[item]!) === true ||
      hiddenCategories?.has(catalogue.category[item]!) === true
    );
  }
}
