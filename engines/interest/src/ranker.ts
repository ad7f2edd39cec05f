import type { ScoreAnswer } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import { Exposures, outcomeBits } from './exposures.ts';
import { Features, hourOf, RateTables } from './features.ts';
import { Habits } from './habits.ts';
import { ItemSums } from './item-sums.ts';
import { Names } from './names.ts';
import type { People } from './people.ts';
import { type Outcome, tasks } from './rates.ts';
import type { InterestSettings } from './settings.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { Weights } from './weights.ts';

const tabsMax = 255;

/** The online ranking model: what it has seen happen, and what it expects. */
export class Ranker {
  private readonly habits = new Habits();
  private readonly rates: RateTables;
  private readonly weights: Weights;
  private readonly features: Features;
  private readonly exposures: Exposures;
  private readonly tabs = new Names();
  private readonly catalogue: Catalogue;
  private readonly settings: InterestSettings;
  private readonly sums = new Float64Array(tasks);
  private readonly personSums = new Float64Array(tasks);
  private readonly slopes = new Float64Array(tasks);
  private readonly itemSums = new ItemSums();
  private tabTurnedTo = 0;
  private atMs = 0;
  private personWords = 0;
  private personNumbers = 0;
  trained = 0;
  /** Called for each exposure learnt, with the log-odds of a long view that were expected of it. */
  onOutcome: (slot: number, item: number, logOdds: number, outcome: Outcome, atMs: number) => void = () => {};

  constructor(settings: InterestSettings, catalogue: Catalogue, people: People) {
    const { model } = settings;
    this.settings = settings;
    this.catalogue = catalogue;
    this.rates = new RateTables(model);
    this.weights = new Weights(model.weightSlots, model);
    this.features = new Features(model, catalogue, people, this.habits, this.rates);
    this.exposures = new Exposures(settings.openExposuresMax);
  }

  /** Forgets how a person tends to behave. */
  forgetHabits(slot: number): void {
    this.habits.clear(slot + 1);
  }

  /** Forgets what was learnt of one person with one category (half 0) or author (half 1). */
  forgetPersonal(slot: number, half: 0 | 1, key: number): void {
    this.weights.clear(this.features.personalSlot(slot, half, key));
  }

  mergeHabits(from: number, into: number): void {
    this.habits.merge(from + 1, into + 1);
  }

  get openExposures(): number {
    return this.exposures.size;
  }

  /** Turns to a person at a moment. `slot` is -1 for a person never met. */
  turnTo(slot: number, tab: string, atMs: number): void {
    const { features } = this;
    this.tabTurnedTo = this.tabNumber(tab);
    this.atMs = atMs;
    features.person(slot, this.tabTurnedTo, atMs);
    this.personWords = features.wordsSize;
    this.personNumbers = features.numbersSize;
    this.personSums.fill(0);
    this.weights.addUp(features.words, 0, this.personWords, this.personSums);
    this.addNumbers(0, this.personNumbers, this.personSums);
  }

  /** How often anything is viewed long. */
  usualRate(): number {
    return this.rates.usualRate();
  }

  /** How much likelier than usual an item is to be viewed long, in log-odds, by its own rate and its author's. */
  liftOf(item: number): number {
    return this.rates.liftOf(this.catalogue, item);
  }

  /** What the person turned to will do with an item. Log-odds land in `logOdds`. */
  expect(item: number, together: number): void {
    const { features, sums } = this;
    features.item(item, together, this.personWords, this.personNumbers);
    sums.set(this.personSums);
    this.addFeatures(sums);
  }

  /** As `expect`, but what does not depend on the person may be a second old: for pages, which value many items. */
  expectQuickly(item: number, together: number): void {
    const { features, sums, itemSums, personWords, personNumbers } = this;
    sums.set(this.personSums);
    if (!itemSums.addTo(sums, item, this.tabTurnedTo, this.atMs)) {
      sums.fill(0);
      features.itemAlone(item, personWords, personNumbers);
      this.addFeatures(sums);
      itemSums.keep(item, this.tabTurnedTo, this.atMs, sums);
      for (let task = 0; task < tasks; task++) sums[task]! += this.personSums[task]!;
    }
    features.itemForPerson(item, together, personWords, personNumbers);
    this.addFeatures(sums);
  }

  /** Adds up what was written after the person's own. */
  private addFeatures(sums: Float64Array): void {
    const { features } = this;
    this.weights.addUp(features.words, this.personWords, features.wordsSize, sums);
    this.addNumbers(this.personNumbers, features.numbersSize, sums);
  }

  probability(task: number): number {
    return sigmoid(this.sums[task]!);
  }

  /** The probability where something else shifts the log-odds. */
  shifted(task: number, shift: number): number {
    return sigmoid(this.sums[task]! + shift);
  }

  answer(): ScoreAnswer {
    return { click: this.probability(0), longView: this.probability(1), like: this.probability(2) };
  }

  /** Learns an exposure whose feedback is complete. */
  learn(slot: number, item: number, tab: string, together: number, outcome: Outcome, atMs: number): void {
    this.takeTab(tab);
    this.turnTo(slot, tab, atMs);
    this.expect(item, together);
    this.train(outcome);
    this.observe(slot, item, this.tabNumber(tab), outcome, atMs);
  }

  /** Notes that an item came on a screen; its feedback is still to come. */
  open(slot: number, item: number, tab: string, together: number, atMs: number): void {
    this.closeOld(atMs);
    const before = this.exposures.find(slot, item);
    if (before >= 0) this.close(before);
    if (this.exposures.isFull) this.close(this.exposures.oldest());
    this.exposures.oldest();
    this.takeTab(tab);
    this.turnTo(slot, tab, atMs);
    this.features.item(item, together, this.personWords, this.personNumbers);
    this.exposures.add(slot, item, this.tabNumber(tab), atMs, this.features);
  }

  /** Adds feedback to an open exposure, if there is one; `isLast` learns it. */
  feedback(slot: number, item: number, kind: keyof typeof outcomeBits | 'none', isLast: boolean): void {
    const at = this.exposures.find(slot, item);
    if (at < 0) return;
    if (kind !== 'none') this.exposures.outcome[at]! |= outcomeBits[kind];
    if (isLast) this.close(at);
  }

  /** Takes a like back while its exposure is still open. */
  unlike(slot: number, item: number): void {
    const at = this.exposures.find(slot, item);
    if (at >= 0) this.exposures.outcome[at]! &= ~outcomeBits.like;
  }

  /** Learns exposures that had their time. */
  closeOld(atMs: number): void {
    for (let at = this.exposures.oldest(); at >= 0; at = this.exposures.oldest()) {
      if (atMs - this.exposures.atMs[at]! <= this.settings.openExposureMs) return;
      this.close(at);
    }
  }

  /** Learns what a person has open, before the person becomes another. */
  closeOf(slot: number): void {
    for (const at of this.exposures.of(slot)) this.close(at);
  }

  /** Drops what a person has open, unlearnt. */
  dropOf(slot: number): void {
    for (const at of this.exposures.of(slot)) this.exposures.close(at);
  }

  learnPast(slot: number, item: number, longView: boolean, like: boolean, atMs: number): void {
    this.itemSums.drop(item);
    this.habits.addPast(slot + 1, longView, like, atMs);
    this.rates.itemPast.add(item, { click: true, longView, like }, atMs);
  }

  private close(at: number): void {
    const { exposures } = this;
    const bits = exposures.outcome[at]!;
    const outcome = {
      click: (bits & outcomeBits.click) !== 0,
      longView: (bits & outcomeBits.longView) !== 0,
      like: (bits & outcomeBits.like) !== 0,
    };
    exposures.recall(at, this.features);
    this.personWords = 0;
    this.personNumbers = 0;
    this.sums.fill(0);
    this.weights.addUp(this.features.words, 0, this.features.wordsSize, this.sums);
    this.addNumbers(0, this.features.numbersSize, this.sums);
    this.train(outcome);
    this.observe(exposures.slot[at]!, exposures.item[at]!, exposures.tab[at]!, outcome, exposures.atMs[at]!);
    exposures.close(at);
  }

  private observe(slot: number, item: number, tab: number, outcome: Outcome, atMs: number): void {
    this.itemSums.drop(item);
    this.onOutcome(slot, item, this.sums[1]!, outcome, atMs);
    this.rates.add(this.catalogue, item, tab, hourOf(atMs), outcome, atMs);
    this.habits.add(slot + 1, this.catalogue.category[item]!, outcome, atMs);
  }

  /** One step of gradient descent on the features in hand, whose log-odds are in `sums`. */
  private train(outcome: Outcome): void {
    const { features, slopes } = this;
    slopes[0] = this.probability(0) - (outcome.click ? 1 : 0);
    slopes[1] = this.probability(1) - (outcome.longView ? 1 : 0);
    slopes[2] = this.probability(2) - (outcome.like ? 1 : 0);
    this.weights.stepAll(features.words, 0, features.wordsSize, slopes);
    for (let i = 0; i < features.numbersSize; i++) {
      for (let task = 0; task < tasks; task++) {
        this.weights.step(
          features.numberSlot[i]!,
          task,
          slopes[task]! * features.numberValue[i * tasks + task]!,
          0,
        );
      }
    }
    this.trained++;
  }

  /** 0 is every tab beyond the limit, and any not learnt from yet. */
  private tabNumber(tab: string): number {
    return this.tabs.find(tab) + 1;
  }

  private takeTab(tab: string): void {
    if (this.tabs.size < tabsMax) this.tabs.take(tab);
  }

  private addNumbers(from: number, to: number, sums: Float64Array): void {
    const { numberSlot, numberValue } = this.features;
    for (let i = from; i < to; i++) {
      for (let task = 0; task < tasks; task++) {
        sums[task]! += this.weights.at(numberSlot[i]!, task) * numberValue[i * tasks + task]!;
      }
    }
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.trained);
    yield* this.tabs.save(out);
    yield* this.habits.save(out);
    yield* this.rates.save(out);
    yield* this.weights.save(out);
    yield* this.exposures.save(out);
    // Whoever restores this begins without; so does whoever goes on.
    this.itemSums.clear();
  }

  load(from: SnapshotReader): void {
    this.trained = from.number();
    this.tabs.load(from);
    this.habits.load(from);
    this.rates.load(from);
    this.weights.load(from);
    this.exposures.load(from);
  }
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, logOdds))));
}
