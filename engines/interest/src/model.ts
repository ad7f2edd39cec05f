import type { ScoreAnswer } from './answers.ts';
import { Calibration, sigmoid } from './calibration.ts';
import type { Catalogue } from './catalogue.ts';
import { Features, itemInputs, itemKinds, pairInputs, pairKinds } from './features.ts';
import type { Habits } from './habits.ts';
import { ItemSums } from './item-sums.ts';
import type { ModelSettings } from './model-settings.ts';
import { inputs, kinds, Network, partLength, units } from './network.ts';
import type { People } from './people.ts';
import { RareHeads } from './rare.ts';
import type { RateTables } from './rate-tables.ts';
import { firstRates } from './rates.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { holds, type Outcome, rareTasks, taskNames, tasks } from './tasks.ts';
import { Weights } from './weights.ts';

/** The network begins with nothing but chance in it: after so many exposures it has half of its share. */
const networkHalfway = 2_000;

/** What is expected of one exposure at a time, per task, and how that is learnt. */
export class Model {
  readonly features: Features;
  readonly rare: RareHeads;
  readonly calibration = new Calibration();
  readonly itemSums = new ItemSums();
  private readonly weights: Weights;
  readonly network: Network;
  private readonly networkShare: number;
  private readonly catalogue: Catalogue;
  /** Log-odds by words and numbers. */
  private readonly sums = new Float64Array(tasks);
  /** What the person turned to brings to the log-odds, and to the network. */
  readonly personSums = new Float64Array(tasks);
  /** What the network's inputs bring. */
  private readonly part = new Float64Array(partLength);
  readonly personPart = new Float64Array(partLength);
  /** Log-odds of the common tasks, both together; uncalibrated. */
  private readonly common = new Float64Array(tasks);
  private readonly slopes = new Float64Array(tasks);
  private tabTurnedTo = 0;
  private atMs = 0;
  private personWords = 0;
  private personNumbers = 0;

  constructor(
    settings: ModelSettings,
    catalogue: Catalogue,
    people: People,
    habits: Habits,
    rates: RateTables,
  ) {
    this.catalogue = catalogue;
    this.networkShare = settings.networkShare;
    this.weights = new Weights(settings.weightSlots, settings);
    this.network = new Network(
      settings,
      firstRates.map((rate) => Math.log(rate / (1 - rate))),
    );
    this.rare = new RareHeads(settings);
    this.features = new Features(settings, catalogue, people, habits, rates);
  }

  /** Forgets what was learnt of one person with one category (half 0) or author (half 1). */
  forgetPersonal(slot: number, half: 0 | 1, key: number): void {
    this.weights.clear(this.features.personalSlot(slot, half, key));
  }

  /** Turns to a person at a moment, by the tab's number. `slot` is -1 for a person never met. */
  turnTo(slot: number, tab: number, atMs: number): void {
    const { features } = this;
    this.tabTurnedTo = tab;
    this.atMs = atMs;
    features.person(slot, this.tabTurnedTo, atMs);
    this.rare.turnTo(slot);
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
    this.read(item, together);
    this.sums.set(this.personSums);
    this.addFeatures(this.sums);
    this.part.set(this.personPart);
    this.addInputs(this.part, itemInputs, inputs, itemKinds, kinds);
    this.conclude();
  }

  /** For pages: where in `itemSums.values` stands what of an item does not depend on the person; it may be a second old. */
  sumsOf(item: number): number {
    const found = this.itemSums.find(item, this.tabTurnedTo, this.atMs);
    if (found >= 0) return found;
    const { features, sums, part } = this;
    sums.fill(0);
    part.fill(0);
    features.itemAlone(item, this.personWords, this.personNumbers);
    this.addFeatures(sums);
    this.addInputs(part, itemInputs, pairInputs, itemKinds, pairKinds);
    const share = this.networkShareNow();
    const at = this.itemSums.take(item, this.tabTurnedTo, this.atMs);
    const { values } = this.itemSums;
    for (let u = 0; u < units; u++) values[at + u] = part[tasks + u]!;
    for (let task = 0; task < tasks; task++)
      values[at + units + task] = (1 - share) * sums[task]! + share * part[task]!;
    this.rare.readLifts(this.catalogue, item);
    for (let rare = 0; rare < rareTasks; rare++)
      values[at + units + tasks + rare] = this.rare.liftedLogOdds(rare);
    return at;
  }

  /** What the network's log-odds weigh by now. */
  networkShareNow(): number {
    const { seen } = this.network;
    return (this.networkShare * seen) / (seen + networkHalfway);
  }

  /** What is answered of an item that nothing is known of. */
  expectNothing(): void {
    this.sums.set(this.personSums);
    this.features.nothing();
    this.part.set(this.personPart);
    this.rare.readNothing();
    this.conclude();
  }

  /** Reads what is shown to the person turned to, without expecting anything of it yet. */
  read(item: number, together: number): void {
    this.features.item(item, together, this.personWords, this.personNumbers);
    this.rare.read(this.catalogue, item);
  }

  /** Expects of the features and rare values put back, whatever they were read of. */
  expectAgain(): void {
    this.personWords = 0;
    this.personNumbers = 0;
    this.sums.fill(0);
    this.addFeatures(this.sums);
    this.part.fill(0);
    this.addInputs(this.part, 0, inputs, 0, kinds);
    this.conclude();
  }

  /** Calibrated; by the task's place in `taskNames`. */
  probability(task: number): number {
    return this.calibration.probability(task, this.logOdds(task));
  }

  /** As the model has them, before they are calibrated. */
  logOdds(task: number): number {
    return task < tasks ? this.common[task]! : this.rare.answer[task - tasks]!;
  }

  /** The calibrated probability where something else shifts the model's log-odds. */
  shifted(task: number, shift: number): number {
    return this.calibration.probability(task, this.logOdds(task) + shift);
  }

  answer(): ScoreAnswer {
    const at = (task: number) => this.probability(task);
    return {
      click: at(0),
      longView: at(1),
      like: at(2),
      follow: at(3),
      detail: at(4),
      buy: at(5),
      hide: at(6),
    };
  }

  /** One step of gradient descent on the exposure in hand, which was concluded. */
  train(outcome: Outcome, known: Outcome): void {
    const { features, slopes } = this;
    for (let task = 0; task < taskNames.length; task++) {
      if (holds(known, task)) this.calibration.observe(task, this.logOdds(task), holds(outcome, task));
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
  }

  /** Log-odds of all tasks from what was added up. */
  private conclude(): void {
    const networkShare = this.networkShareNow();
    this.network.conclude(this.part);
    for (let task = 0; task < tasks; task++) {
      this.common[task] = (1 - networkShare) * this.sums[task]! + networkShare * this.network.answer[task]!;
    }
    this.rare.expect(this.network.hidden, this.common);
  }

  private addInputs(part: Float64Array, from: number, to: number, kindFrom: number, kindTo: number): void {
    this.network.addPart(part, this.features.inputs, from, to, this.features.chosen, kindFrom, kindTo);
  }

  /** Adds up what was written after the person's own. */
  addFeatures(sums: Float64Array): void {
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
    return [this.weights, this.network, this.rare, this.calibration];
  }

  *save(out: SnapshotWriter): Generator<void> {
    for (const part of this.parts()) yield* part.save(out);
    // Whoever restores this begins without; so does whoever goes on.
    this.itemSums.clear();
  }

  load(from: SnapshotReader): void {
    for (const part of this.parts()) part.load(from);
  }
}
