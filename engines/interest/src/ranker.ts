import type { ScoreAnswer } from './answers.ts';
import { Attribution } from './attribution.ts';
import { Calibration, sigmoid, type TaskCalibration } from './calibration.ts';
import type { Catalogue } from './catalogue.ts';
import { Exposures } from './exposures.ts';
import {
  Features,
  firstRates,
  hourOf,
  itemInputs,
  itemKinds,
  pairInputs,
  pairKinds,
  RateTables,
} from './features.ts';
import { Habits } from './habits.ts';
import { ItemSums } from './item-sums.ts';
import { Names } from './names.ts';
import { inputs, kinds, Network, partLength } from './network.ts';
import type { People } from './people.ts';
import { RareHeads } from './rare.ts';
import type { InterestSettings } from './settings.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { everyOutcome, holds, type Outcome, outcomeBits, type Task, taskNames, tasks } from './tasks.ts';
import { Weights } from './weights.ts';

const tabsMax = 255;
const detailTask = taskNames.indexOf('detail');

/** The online ranking model: what it has seen happen, and what it expects. */
export class Ranker {
  private readonly habits = new Habits();
  private readonly rates: RateTables;
  private readonly weights: Weights;
  private readonly network: Network;
  private readonly rare: RareHeads;
  private readonly calibrating = new Calibration();
  private readonly features: Features;
  private readonly exposures: Exposures;
  private readonly attribution: Attribution;
  private readonly tabs = new Names();
  private readonly catalogue: Catalogue;
  private readonly settings: InterestSettings;
  /** Log-odds by words and numbers. */
  private readonly sums = new Float64Array(tasks);
  private readonly personSums = new Float64Array(tasks);
  /** What the network's inputs bring. */
  private readonly part = new Float64Array(partLength);
  private readonly personPart = new Float64Array(partLength);
  /** Log-odds of the common tasks, both together; uncalibrated. */
  private readonly common = new Float64Array(tasks);
  private readonly slopes = new Float64Array(tasks);
  private readonly itemSums = new ItemSums();
  private slot = -1;
  private tabTurnedTo = 0;
  private atMs = 0;
  private personWords = 0;
  private personNumbers = 0;
  trained = 0;

  constructor(settings: InterestSettings, catalogue: Catalogue, people: People) {
    const { model } = settings;
    this.settings = settings;
    this.catalogue = catalogue;
    this.rates = new RateTables(model);
    this.weights = new Weights(model.weightSlots, model);
    this.network = new Network(
      model,
      firstRates.map((rate) => Math.log(rate / (1 - rate))),
    );
    this.rare = new RareHeads(model);
    this.features = new Features(model, catalogue, people, this.habits, this.rates);
    this.exposures = new Exposures(settings.openExposuresMax);
    this.attribution = new Attribution(settings.attributionMax, settings.attributionMs);
  }

  /** Forgets how a person tends to behave. */
  forgetHabits(slot: number): void {
    this.habits.clear(slot + 1);
    this.rare.forgetPerson(slot);
  }

  /** Forgets what was learnt of one person with one category (half 0) or author (half 1). */
  forgetPersonal(slot: number, half: 0 | 1, key: number): void {
    this.weights.clear(this.features.personalSlot(slot, half, key));
  }

  mergeHabits(from: number, into: number): void {
    this.habits.merge(from + 1, into + 1);
    this.rare.mergePeople(from, into);
  }

  get openExposures(): number {
    return this.exposures.size;
  }

  get awaitedExposures(): number {
    return this.attribution.size;
  }

  /** Turns to a person at a moment. `slot` is -1 for a person never met. */
  turnTo(slot: number, tab: string, atMs: number): void {
    const { features } = this;
    this.slot = slot;
    this.tabTurnedTo = this.tabNumber(tab);
    this.atMs = atMs;
    features.person(slot, this.tabTurnedTo, atMs);
    this.personWords = features.wordsSize;
    this.personNumbers = features.numbersSize;
    this.personSums.fill(0);
    this.weights.addUp(features.words, 0, this.personWords, this.personSums);
    this.addNumbers(0, this.personNumbers, this.personSums);
    this.personPart.fill(0);
    this.addInputs(this.personPart, 0, itemInputs, 0, itemKinds);
  }

  /** What the person turned to will do with an item. */
  expect(item: number, together: number): void {
    this.features.item(item, together, this.personWords, this.personNumbers);
    this.sums.set(this.personSums);
    this.addFeatures(this.sums);
    this.part.set(this.personPart);
    this.addInputs(this.part, itemInputs, inputs, itemKinds, kinds);
    this.rare.read(this.catalogue, this.slot, item);
    this.conclude();
  }

  /** As `expect`, but what does not depend on the person may be a second old: for pages, which value many items. */
  expectQuickly(item: number, together: number): void {
    const { features, sums, part, itemSums, personWords, personNumbers } = this;
    if (!itemSums.read(sums, part, item, this.tabTurnedTo, this.atMs)) {
      sums.fill(0);
      part.fill(0);
      features.itemAlone(item, personWords, personNumbers);
      this.addFeatures(sums);
      this.addInputs(part, itemInputs, pairInputs, itemKinds, pairKinds);
      itemSums.keep(item, this.tabTurnedTo, this.atMs, sums, part);
      // Kept with fewer digits: the first answer is to be the same as those that follow.
      itemSums.read(sums, part, item, this.tabTurnedTo, this.atMs);
    }
    for (let task = 0; task < tasks; task++) sums[task]! += this.personSums[task]!;
    for (let i = 0; i < partLength; i++) part[i]! += this.personPart[i]!;
    features.itemForPerson(item, together, personWords, personNumbers);
    this.addFeatures(sums);
    this.addInputs(part, pairInputs, inputs, pairKinds, kinds);
    this.rare.read(this.catalogue, this.slot, item);
    this.conclude();
  }

  /** Calibrated; by the task's place in `taskNames`. */
  probability(task: number): number {
    return this.calibrating.probability(task, this.logOddsOf(task));
  }

  answer(): ScoreAnswer {
    return Object.fromEntries(taskNames.map((name, task) => [name, this.probability(task)])) as ScoreAnswer;
  }

  /** What is answered of an item that nothing is known of. */
  expectNothing(): void {
    this.sums.set(this.personSums);
    this.features.nothing();
    this.part.set(this.personPart);
    this.rare.readNothing();
    this.conclude();
  }

  calibration(): TaskCalibration[] {
    return this.calibrating.answer();
  }

  /** Learns an exposure whose feedback is complete; of tasks not among `known` it says nothing. */
  learn(
    slot: number,
    item: number,
    tab: string,
    together: number,
    outcome: Outcome,
    known: Outcome,
    atMs: number,
  ): void {
    this.takeTab(tab);
    this.turnTo(slot, tab, atMs);
    this.expect(item, together);
    this.train(outcome, known);
    this.observe(slot, item, this.tabNumber(tab), outcome, known, atMs);
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
    this.rare.read(this.catalogue, slot, item);
    this.exposures.add(slot, item, this.tabNumber(tab), atMs, this.features, this.rare.values);
  }

  /** Adds feedback to an exposure that is open, or that a rare act still belongs to; `isLast` learns it. */
  feedback(slot: number, item: number, kind: Task | 'none', isLast: boolean, atMs: number): void {
    const at = this.exposures.find(slot, item);
    if (at < 0) {
      if (kind !== 'none') this.feedbackLate(slot, item, kind, atMs);
      return;
    }
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

  /** Drops what a person has open, unlearnt, and what late acts of theirs would belong to. */
  dropOf(slot: number): void {
    for (const at of this.exposures.of(slot)) this.exposures.close(at);
    this.attribution.dropOf(slot);
  }

  learnPast(slot: number, item: number, longView: boolean, like: boolean, atMs: number): void {
    this.itemSums.drop(item);
    this.habits.addPast(slot + 1, longView, like, atMs);
    const outcome = outcomeBits.click | (longView ? outcomeBits.longView : 0) | (like ? outcomeBits.like : 0);
    this.rates.itemPast.add(item, outcome, atMs);
  }

  private close(at: number): void {
    const { exposures, features } = this;
    const outcome = exposures.outcome[at]!;
    exposures.recall(at, features, this.rare.values);
    this.personWords = 0;
    this.personNumbers = 0;
    this.sums.fill(0);
    this.addFeatures(this.sums);
    this.part.fill(0);
    this.addInputs(this.part, 0, inputs, 0, kinds);
    this.conclude();
    this.train(outcome, everyOutcome);
    const slot = exposures.slot[at]!;
    const item = exposures.item[at]!;
    const atMs = exposures.atMs[at]!;
    this.observe(slot, item, exposures.tab[at]!, outcome, everyOutcome, atMs);
    this.attribution.add(slot, item, atMs, outcome, holds(outcome, detailTask), this.rare.input);
    exposures.close(at);
  }

  /** A rare act whose exposure was learnt as if it had not come. */
  private feedbackLate(slot: number, item: number, kind: Task, atMs: number): void {
    const task = taskNames.indexOf(kind);
    if (task < tasks) return;
    const late = this.attribution.take(slot, item, task, kind === 'detail', atMs);
    if (late === null) return;
    this.rare.input.set(late);
    this.rare.answerFromInput();
    this.calibrating.correct(task, this.rare.answer[task - tasks]!);
    this.rare.correct(task - tasks);
    this.rare.observeLate(this.catalogue, slot, item, task - tasks);
    this.itemSums.drop(item);
  }

  private observe(
    slot: number,
    item: number,
    tab: number,
    outcome: Outcome,
    known: Outcome,
    atMs: number,
  ): void {
    this.itemSums.drop(item);
    this.rates.add(this.catalogue, item, tab, hourOf(atMs), outcome, atMs);
    this.habits.add(slot + 1, this.catalogue.category[item]!, outcome, atMs);
    this.rare.observe(this.catalogue, slot, item, outcome, known, atMs);
  }

  /** One step of gradient descent on the exposure in hand, which was concluded. */
  private train(outcome: Outcome, known: Outcome): void {
    const { features, slopes } = this;
    for (let task = 0; task < taskNames.length; task++) {
      if (holds(known, task)) this.calibrating.observe(task, this.logOddsOf(task), holds(outcome, task));
    }
    for (let task = 0; task < tasks; task++)
      slopes[task] = sigmoid(this.sums[task]!) - (holds(outcome, task) ? 1 : 0);
    this.weights.stepAll(features.words, 0, features.wordsSize, slopes);
    for (let i = 0; i < features.numbersSize; i++) {
      for (let task = 0; task < tasks; task++) {
        const slope = slopes[task]! * features.numberValue[i * tasks + task]!;
        this.weights.step(features.numberSlot[i]!, task, slope, 0);
      }
    }
    this.rare.train(outcome, known);
    this.network.train(features.inputs, features.chosen, outcome);
    this.trained++;
  }

  /** Log-odds of all tasks from what was added up. */
  private conclude(): void {
    const { networkShare } = this.settings.model;
    this.network.conclude(this.part);
    for (let task = 0; task < tasks; task++) {
      this.common[task] = (1 - networkShare) * this.sums[task]! + networkShare * this.network.answer[task]!;
    }
    this.rare.expect(this.network.hidden, this.common);
  }

  private logOddsOf(task: number): number {
    return task < tasks ? this.common[task]! : this.rare.answer[task - tasks]!;
  }

  /** 0 is every tab beyond the limit, and any not learnt from yet. */
  private tabNumber(tab: string): number {
    return this.tabs.find(tab) + 1;
  }

  private takeTab(tab: string): void {
    if (this.tabs.size < tabsMax) this.tabs.take(tab);
  }

  private addInputs(part: Float64Array, from: number, to: number, kindFrom: number, kindTo: number): void {
    this.network.addPart(part, this.features.inputs, from, to, this.features.chosen, kindFrom, kindTo);
  }

  /** Adds up what was written after the person's own. */
  private addFeatures(sums: Float64Array): void {
    const { features } = this;
    this.weights.addUp(features.words, this.personWords, features.wordsSize, sums);
    this.addNumbers(this.personNumbers, features.numbersSize, sums);
  }

  private addNumbers(from: number, to: number, sums: Float64Array): void {
    const { numberSlot, numberValue } = this.features;
    for (let i = from; i < to; i++) {
      for (let task = 0; task < tasks; task++) {
        sums[task]! += this.weights.at(numberSlot[i]!, task) * numberValue[i * tasks + task]!;
      }
    }
  }

  private parts() {
    const { tabs, habits, rates, weights, network, rare, calibrating, exposures, attribution } = this;
    return [tabs, habits, rates, weights, network, rare, calibrating, exposures, attribution];
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.trained);
    for (const part of this.parts()) yield* part.save(out);
    // Whoever restores this begins without; so does whoever goes on.
    this.itemSums.clear();
  }

  load(from: SnapshotReader): void {
    this.trained = from.number();
    for (const part of this.parts()) part.load(from);
  }
}
