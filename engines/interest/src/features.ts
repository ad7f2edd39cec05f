import type { Catalogue } from './catalogue.ts';
import { tagsPerItem } from './catalogue.ts';
import type { Habits } from './habits.ts';
import { magnitude, mix } from './hash.ts';
import { quickLog } from './log.ts';
import type { ModelSettings } from './model-settings.ts';
import { inputs, kinds } from './network.ts';
import { type People, traitsPerPerson } from './people.ts';
import type { RateTables } from './rate-tables.ts';
import { Bases, firstRates, type Rates } from './rates.ts';
import { tasks } from './tasks.ts';
import { tasteRate } from './taste.ts';

/** The most words and numbers that one exposure can have. */
export const wordsMax = 64;
export const numbersMax = 24;

/** Groups of numbers; tags are the last. */
const groupsMax = 16 + tagsPerItem;

/** A person's rates before the log are measured from these: about half is viewed long, a fiftieth liked. */
const pastLongBase = 0.5;
const pastLikeBase = 0.02;

/** Where the network's inputs that depend on the item, and on both item and person, begin; and its kinds. */
export const itemInputs = 16;
export const pairInputs = 41;
export const itemKinds = 4;
export const pairKinds = 5;

/** The groups of the words that pair a person with a category, and with an author. */
const personalGroups = [28, 29] as const;

/**
 * Turns (person, item, moment) into what the model reads: words (hashed, each worth 1) and numbers (a slot and a value
 * per task). `person` writes what all items of a moment share, then `item` the rest; `person` need not be repeated.
 * `item` is `itemAlone`, which all people share, and then `itemForPerson`.
 */
export class Features {
  readonly words = new Int32Array(wordsMax);
  wordsSize = 0;
  readonly numberSlot = new Int32Array(numbersMax);
  readonly numberValue = new Float64Array(numbersMax * tasks);
  numbersSize = 0;
  /** What the network reads: numbers, and one of each kind. */
  readonly inputs = new Float64Array(inputs);
  readonly chosen = new Int32Array(kinds);
  private inputsSize = 0;
  /** What a page reads of a pair: how it goes together, whether the category was the last one, and (not written here) two tastes. */
  readonly pairNumbers = new Float64Array(inputs - pairInputs);
  private readonly bases = new Bases();
  private personWords = 0;
  private personNumbers = 0;
  /** Per group of numbers: its slot when it is not told apart by a key. */
  private readonly slotOfGroup = new Int32Array(groupsMax);
  /** Slot of the item's number told apart by the tab turned to. */
  private tabSlot = 0;
  private readonly mask: number;
  private readonly catalogue: Catalogue;
  private readonly people: People;
  private readonly habits: Habits;
  private readonly rates: RateTables;
  private slot = -1;
  private salt = 0;
  private tab = 0;
  private atMs = 0;
  /** What the person's tastes kept weigh now. */
  private faded = 1;

  constructor(
    settings: ModelSettings,
    catalogue: Catalogue,
    people: People,
    habits: Habits,
    rates: RateTables,
  ) {
    this.mask = settings.weightSlots - 1;
    this.catalogue = catalogue;
    this.people = people;
    this.habits = habits;
    this.rates = rates;
    for (let group = 0; group < groupsMax; group++) this.slotOfGroup[group] = this.keyedSlot(group, 0);
  }

  /** `slot` is -1 for a person never met. */
  person(slot: number, tab: number, atMs: number): void {
    this.slot = slot;
    this.salt = slot < 0 ? 0 : this.people.salt[slot]!;
    this.tab = tab;
    this.tabSlot = this.keyedSlot(14, tab);
    this.atMs = atMs;
    this.faded = slot < 0 ? 1 : this.people.fadeTo(slot, atMs);
    this.wordsSize = 0;
    this.numbersSize = 0;
    this.inputsSize = 0;
    const hour = hourOf(atMs);
    for (let task = 0; task < tasks; task++)
      this.bases.set(task, this.rates.all.rate(0, task, 3, firstRates[task]!));
    this.word(1, 0);
    this.word(2, tab);
    this.rateNumber(0, this.rates.tab, tab, 20);
    this.rateNumber(1, this.rates.pair, this.rates.key(3, tab, hour), 20);
    this.habit(slot + 1, tab, atMs, hour);
    this.personWords = this.wordsSize;
    this.personNumbers = this.numbersSize;
  }

  private habit(row: number, tab: number, atMs: number, hour: number): void {
    const { habits } = this;
    const isNew = habits.isNewSession(row, atMs);
    const outcomes = habits.outcomes[row]!;
    const pastShown = habits.pastShown(row);
    const pastLong = habits.pastLong(row);
    this.word(4, this.salt);
    this.word(6, mix(outcomes, tab));
    this.word(7, mix(magnitude((atMs - habits.lastMs[row]!) / 1000), tab));
    this.word(8, mix(isNew ? 0 : Math.min(10, habits.position[row]!), tab));
    this.word(9, mix(magnitude(habits.pastCount(row)), tab));
    this.word(10, mix(Math.round((10 * (pastLong + 1)) / (pastShown + 3)), tab));
    this.word(11, mix(magnitude(habits.shown[row]!), tab));
    for (let i = 0; i < traitsPerPerson; i++) {
      const trait = this.people.trait[this.slot * traitsPerPerson + i] ?? -1;
      if (trait >= 0) this.word(13, trait);
    }
    const start = this.number(this.slotOfGroup[2]!);
    for (let task = 0; task < tasks; task++) {
      this.numberValue[start + task] = habits.settledLift(row, task, this.bases.rate[task]!, atMs);
    }
    this.inputValues(start);
    const long = Math.log((pastLong + 2) / (pastShown + 4) / pastLongBase);
    this.sameNumber(this.slotOfGroup[3]!, long);
    this.sameNumber(this.keyedSlot(4, tab), long);
    const like = Math.log((habits.pastLike(row) + 0.1) / (pastShown + 4) / pastLikeBase);
    this.sameNumber(this.slotOfGroup[5]!, like);
    const sinceS = Math.max(0, atMs - habits.lastMs[row]!) / 1000;
    this.input(long);
    this.input(like);
    this.input(Math.log1p(habits.pastCount(row)));
    this.input(pastLong / (pastShown + 1));
    this.input(Math.log1p(habits.shown[row]!));
    this.input(Math.log1p(sinceS));
    this.input(Math.log1p(habits.position[row]!));
    this.chosen[0] = tab;
    this.chosen[1] = outcomes;
    this.chosen[2] = hour;
    this.chosen[3] = Math.round(3 * Math.log1p(Math.min(1e6, sinceS)));
  }

  /** After `person`, what all items never met share, alone. */
  unmet(): void {
    this.wordsSize = this.personWords;
    this.numbersSize = this.personNumbers;
    this.word(27, mix(this.tab, 0));
  }

  /** After `person`, of an item never met, what depends on both, alone, but for `unmet` and the tastes. */
  itemForPage(item: number, together: number): void {
    const { catalogue, pairNumbers } = this;
    const category = catalogue.category[item]!;
    this.wordsSize = this.personWords;
    this.numbersSize = this.personNumbers;
    this.personalWords(item, category, together);
    const togetherNumber = Math.min(3, together * 10);
    if (togetherNumber !== 0) this.sameNumber(this.slotOfGroup[6]!, togetherNumber);
    pairNumbers[0] = togetherNumber;
    pairNumbers[1] = this.isSameCategory(category) ? 1 : 0;
  }

  private personalWords(item: number, category: number, together: number): void {
    const { catalogue } = this;
    this.word(personalGroups[0], mix(this.salt, category));
    this.word(personalGroups[1], mix(this.salt, catalogue.author[item]!));
    this.word(30, mix(this.salt, magnitude(catalogue.durationMs[item]! / 1000) >> 1));
    this.word(32, together > 0 ? Math.min(20, Math.floor(Math.log2(together * 1000 + 1) * 2)) : 0);
  }

  /** After `person`, of an item that nothing is known of. */
  nothing(): void {
    this.inputs.fill(0, itemInputs);
    this.chosen.fill(0, itemKinds);
  }

  /** After `person`, whose words and numbers end where these begin. `together`: how much the item belongs with what the person enjoyed. */
  item(item: number, together: number, wordsFrom: number, numbersFrom: number): void {
    this.itemAlone(item, wordsFrom, numbersFrom);
    this.itemForPerson(item, together, this.wordsSize, this.numbersSize);
  }

  /** What depends on the item, the tab and the moment. */
  itemAlone(item: number, wordsFrom: number, numbersFrom: number): void {
    const { catalogue, rates, tab } = this;
    this.wordsSize = wordsFrom;
    this.numbersSize = numbersFrom;
    this.inputsSize = itemInputs;
    const author = catalogue.author[item]!;
    const category = catalogue.category[item]!;
    const length = magnitude(catalogue.durationMs[item]! / 1000);
    const ageDays = Math.floor((this.atMs - catalogue.publishedMs[item]!) / 86_400_000);
    this.word(20, item);
    this.word(21, author);
    this.word(22, category);
    this.word(24, mix(tab, length));
    this.word(25, mix(tab, category));
    this.word(26, mix(tab, magnitude(ageDays)));
    this.rateNumber(7, rates.item, item, 10);
    this.rateNumber(8, rates.itemToday, item, 10);
    this.rateNumber(9, rates.author, author, 10);
    this.rateNumber(10, rates.category, category, 20);
    this.rateNumber(11, rates.pair, rates.key(1, tab, item), 5);
    this.rateNumber(12, rates.pair, rates.key(2, tab, author), 10);
    this.pastNumbers(item);
    this.input(Math.log1p(catalogue.durationMs[item]! / 1000));
    this.input(Math.log1p(Math.max(0, ageDays)));
    this.chosen[itemKinds] = category;
    this.tags(item);
  }

  private tags(item: number): void {
    const { catalogue, tab } = this;
    const begin = this.numbersSize;
    for (let i = 0; i < tagsPerItem; i++) {
      const tag = catalogue.tag[item * tagsPerItem + i]!;
      if (tag < 0) continue;
      this.word(33, tag);
      this.word(34, mix(tab, tag));
      this.rates.tag.lifts(tag, 10, this.bases, this.numberValue, this.number(this.slotOfGroup[16 + i]!));
    }
    const found = this.numbersSize - begin;
    for (let task = 0; task < tasks; task++) {
      let sum = 0;
      for (let i = begin; i < this.numbersSize; i++) sum += this.numberValue[i * tasks + task]!;
      this.input(found > 0 ? sum / found : 0);
    }
  }

  /** What depends on the person too. */
  itemForPerson(item: number, together: number, wordsFrom: number, numbersFrom: number): void {
    const { catalogue, tab } = this;
    this.wordsSize = wordsFrom;
    this.numbersSize = numbersFrom;
    const category = catalogue.category[item]!;
    const met = this.metBefore(item);
    this.inputsSize = pairInputs;
    this.word(27, mix(tab, met));
    this.personalWords(item, category, together);
    this.sameNumber(this.slotOfGroup[6]!, Math.min(3, together * 10));
    this.input(Math.min(3, together * 10));
    this.input(this.isSameCategory(category) ? 1 : 0);
    this.tastes(category, catalogue.author[item]!);
    this.chosen[pairKinds] = met;
  }

  private tastes(category: number, author: number): void {
    const { people, slot, faded } = this;
    this.input(slot < 0 ? 0 : tasteRate(people, slot, 0, category, faded));
    this.input(slot < 0 ? 0 : tasteRate(people, slot, 1, author, faded));
  }

  /** Where the weight of one person with one category (half 0) or author (half 1) is kept. */
  personalSlot(slot: number, half: 0 | 1, key: number): number {
    return mix(personalGroups[half], mix(this.people.salt[slot]!, key)) & this.mask;
  }

  private pastNumbers(item: number): void {
    const long = quickLog(this.rates.itemPast.rate(item, 1, 4, 0.5) / pastLongBase);
    this.sameNumber(this.slotOfGroup[13]!, long);
    this.sameNumber(this.tabSlot, long);
    const like = quickLog(this.rates.itemPast.rate(item, 2, 4, 0.02) / pastLikeBase);
    this.sameNumber(this.slotOfGroup[15]!, like);
    this.input(long);
    this.input(like);
  }

  /** 0 never; 1 to 4 by what came of it; 5 longer ago than memory reaches. */
  private metBefore(item: number): number {
    const { people, slot } = this;
    if (slot < 0 || !people.has('seen', slot, item)) return 0;
    for (let n = 0; n < people.history; n++) {
      const k = people.newest(slot, n);
      if (k < 0) break;
      if (people.historyItem[k] !== item) continue;
      const gain = people.historyGain[k]!;
      if (gain <= 0) return gain < 0 ? 1 : 2;
      return gain < 1 ? 3 : 4;
    }
    return 5;
  }

  private isSameCategory(category: number): boolean {
    return this.habits.lastCategory[this.slot + 1] === category + 1;
  }

  private word(group: number, key: number): void {
    this.words[this.wordsSize++] = mix(group, key) & this.mask;
  }

  private keyedSlot(group: number, key: number): number {
    return mix(group + 1000, key) & this.mask;
  }

  /** Room for a number of this slot; answers where its values go. */
  private number(slot: number): number {
    this.numberSlot[this.numbersSize] = slot;
    return this.numbersSize++ * tasks;
  }

  private sameNumber(slot: number, value: number): void {
    const start = this.number(slot);
    for (let task = 0; task < tasks; task++) this.numberValue[start + task] = value;
  }

  private rateNumber(group: number, rates: Rates, key: number, pull: number): void {
    const start = this.number(this.slotOfGroup[group]!);
    rates.lifts(key, pull, this.bases, this.numberValue, start);
    this.inputValues(start);
  }

  private input(value: number): void {
    this.inputs[this.inputsSize++] = Number.isFinite(value) ? value : 0;
  }

  /** The values of a number just written are inputs too. */
  private inputValues(start: number): void {
    for (let task = 0; task < tasks; task++) this.input(this.numberValue[start + task]!);
  }
}

/** The hour of the day in UTC. */
export function hourOf(atMs: number): number {
  return Math.floor(atMs / 3_600_000) % 24;
}
