import { type Features, pairInputs } from './features.ts';
import type { Model } from './model.ts';
import { units } from './network.ts';
import {
  outputs,
  type PageKernel,
  type PageSpace,
  pageKernel,
  pairNumbers,
  rowLength,
} from './page-kernel.ts';
import { rareTasks, taskNames, tasks } from './tasks.ts';

const taskCount = taskNames.length;

/**
 * What the model expects of all candidates of a page, none of which the person has seen. The same as `Model.expect` of each to a
 * few digits, but that what does not depend on the person may be a second old (`ItemSums`); in a fraction of the time,
 * because what candidates share is worked out once: what the person turned to brings, and the weights of the units.
 * Turn the model to the person, then `begin`, `add` each, `conclude`. It never teaches.
 */
export class PageModel {
  private readonly model: Model;
  private readonly features: Features;
  private readonly space: PageSpace;
  private readonly run: PageKernel;
  /** Per candidate the log-odds of each task, in the order of `taskNames`. */
  readonly logOdds: Float64Array;
  /** What all candidates have of the common log-odds and of the rare ones. */
  private readonly shared = new Float64Array(taskCount);
  private readonly sums = new Float64Array(tasks);
  /** Per number of a pair and common task, what one of it adds to the log-odds. */
  private readonly direct = new Float64Array(pairNumbers * tasks);
  /** Per rare task and common one, what the common log-odds count. */
  private readonly rareByCommon = new Float64Array(rareTasks * tasks);
  /** What a number of a pair that is 0 counts in the network. */
  private readonly nothing = new Float64Array(pairNumbers);
  private networkShare = 0;

  constructor(model: Model, length: number) {
    this.model = model;
    this.features = model.features;
    const { space, run } = pageKernel(length);
    this.space = space;
    this.run = run;
    this.logOdds = new Float64Array(length * taskCount);
  }

  /** Works out what all candidates of the person turned to share. */
  begin(): void {
    const { model, shared, sums } = this;
    this.networkShare = model.networkShareNow();
    this.readPairs();
    this.readUnits();
    sums.set(model.personSums);
    this.features.unmet();
    model.addFeatures(sums);
    for (let task = 0; task < tasks; task++) shared[task] = (1 - this.networkShare) * sums[task]!;
    const { network, personPart } = model;
    for (let task = 0; task < tasks; task++)
      shared[task]! += this.networkShare * (personPart[task]! + network.ownOf(task));
    for (let k = 0; k < pairNumbers; k++)
      for (let task = 0; task < tasks; task++)
        shared[task]! += this.nothing[k]! * this.direct[k * tasks + task]!;
    for (let rare = 0; rare < rareTasks; rare++) shared[tasks + rare] = model.rare.sharedLogOdds(rare);
  }

  private readPairs(): void {
    const { network } = this.model;
    for (let k = 0; k < pairNumbers; k++) {
      const input = pairInputs + k;
      this.nothing[k] = network.scale(input, 0);
      for (let u = 0; u < units; u++) this.space.pairs[k * units + u] = network.inputWeight(input, u);
      for (let task = 0; task < tasks; task++)
        this.direct[k * tasks + task] = this.networkShare * network.directWeight(input, task);
    }
  }

  private readUnits(): void {
    const { network, personPart, rare } = this.model;
    const { base, pairs, answers } = this.space;
    for (let u = 0; u < units; u++) {
      let value = personPart[tasks + u]! + network.ownOfUnit(u) + network.unmetWeight(u);
      for (let k = 0; k < pairNumbers; k++) value += this.nothing[k]! * pairs[k * units + u]!;
      base[u] = value;
      for (let task = 0; task < tasks; task++)
        answers[u * outputs + task] = this.networkShare * network.answerWeight(u, task);
      for (let k = 0; k < rareTasks; k++) answers[u * outputs + tasks + k] = rare.weightOf(k, u);
    }
    for (let k = 0; k < rareTasks; k++)
      for (let task = 0; task < tasks; task++)
        this.rareByCommon[k * tasks + task] = rare.weightOf(k, units + task);
  }

  /** Puts candidate `at` in its place, with how it goes together with what the person enjoyed, and the tastes for its kind. */
  add(at: number, item: number, together: number, ofCategory: number, ofAuthor: number): void {
    const { model, features, sums, direct, space, networkShare } = this;
    const from = model.sumsOf(item);
    const kept = model.itemSums.values;
    const row = at * rowLength;
    const { rows } = space;
    for (let u = 0; u < units; u++) rows[row + u] = kept[from + u]!;
    sums.fill(0);
    features.itemForPage(item, together);
    model.addFeatures(sums);
    const to = at * taskCount;
    for (let task = 0; task < tasks; task++)
      this.logOdds[to + task] = kept[from + units + task]! + (1 - networkShare) * sums[task]!;
    for (let task = tasks; task < taskCount; task++) this.logOdds[to + task] = kept[from + units + task]!;
    features.pairNumbers[2] = ofCategory;
    features.pairNumbers[3] = ofAuthor;
    for (let k = 0; k < pairNumbers; k++) {
      const number = features.pairNumbers[k]!;
      const more = number === 0 ? 0 : model.network.scale(pairInputs + k, number) - this.nothing[k]!;
      rows[row + units + k] = more;
      if (more === 0) continue;
      for (let task = 0; task < tasks; task++) this.logOdds[to + task]! += more * direct[k * tasks + task]!;
    }
  }

  /** Answers the first `count` candidates. */
  conclude(count: number): void {
    const { logOdds, shared, rareByCommon, space } = this;
    this.run(count);
    for (let at = 0; at < count; at++) {
      const to = at * taskCount;
      const row = at * rowLength;
      for (let task = 0; task < taskCount; task++)
        logOdds[to + task]! += shared[task]! + space.rows[row + task]!;
      for (let task = 0; task < tasks; task++) {
        const common = Math.max(-6, Math.min(6, logOdds[to + task]!)) / 3;
        for (let rare = 0; rare < rareTasks; rare++)
          logOdds[to + tasks + rare]! += common * rareByCommon[rare * tasks + task]!;
      }
    }
  }
}
