import type { Catalogue } from './catalogue.ts';
import { quickLog } from './log.ts';
import type { ModelSettings } from './model-settings.ts';
import { units } from './network.ts';
import { RareRates } from './rare-rates.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { holds, type Outcome, rareTasks, tasks } from './tasks.ts';

/** Whose rates speak for a rare task: the item's, its author's, its category's, the person's. */
const sources = 4;
/** Those of an item, whoever it is shown to. */
export const rareLifts = rareTasks * (sources - 1);
/** What is read of one exposure when it is shown: a base rate and lifts, as log-odds, per rare task. */
export const rareValues = rareTasks * (1 + sources);
/** What the answers are made of: the network's units, common log-odds, then `rareValues`. */
export const rareInputs = units + tasks + rareValues;

/** Before anything was seen, of follow, detail, buy and hide, and for how many exposures that speaks. */
const firstRates = [0.002, 0.02, 0.002, 0.001] as const;
const firstPull = 500;
/** Imagined exposures at the base rate, per source: a rare act says little about one item. */
const pulls = { item: 200, author: 200, category: 200, person: 100 } as const;
/** What lifts weigh before anything was learnt: rates speak at once, and not all for themselves. */
const firstLift = 0.5;
const weightsPerTask = units + tasks + sources + 1;

/**
 * Follow, detail, buy and hide happen a few times in a thousand exposures, or later: each is a regression over what the
 * network and the common tasks found out, on top of its running base rate. What they learn never reaches back into the
 * network, so a rare task cannot disturb a common one. AdaGrad.
 */
export class RareHeads {
  private weight = new Float32Array(rareTasks * weightsPerTask);
  private square = new Float32Array(rareTasks * weightsPerTask);
  private readonly all: RareRates;
  private readonly item: RareRates;
  private readonly author: RareRates;
  private readonly category: RareRates;
  private readonly person: RareRates;
  private readonly tables: readonly RareRates[];
  private readonly rate: number;
  /** What was read of the exposure in hand. */
  readonly input = new Float64Array(rareInputs);
  /** The part of it that is read when the exposure is shown. */
  readonly values = this.input.subarray(units + tasks);
  /** Of the item in hand: its own lift, its author's and its category's, per rare task. */
  readonly lifts = new Float64Array(rareLifts);
  private readonly base = new Float64Array(rareTasks);
  private readonly baseLogOdds = new Float64Array(rareTasks);
  private readonly personLift = new Float64Array(rareTasks);
  /** Log-odds per rare task. */
  readonly answer = new Float64Array(rareTasks);

  constructor(settings: ModelSettings) {
    const days = settings.rateHalfLifeDays;
    this.rate = settings.rareRate;
    for (let rare = 0; rare < rareTasks; rare++) {
      const start = rare * weightsPerTask + units + tasks;
      this.weight.fill(firstLift, start, start + sources);
    }
    this.all = new RareRates(days);
    this.item = new RareRates(days);
    this.author = new RareRates(days);
    this.category = new RareRates(days);
    this.person = new RareRates(days);
    this.tables = [this.all, this.item, this.author, this.category, this.person];
  }

  forgetPerson(slot: number): void {
    this.person.clear(slot + 1);
  }

  mergePeople(from: number, into: number): void {
    this.person.merge(from + 1, into + 1);
  }

  /** Turns to a person (-1 for nobody), as the rates are now: nothing is to be learnt before items are read. */
  turnTo(slot: number): void {
    for (let rare = 0; rare < rareTasks; rare++) {
      const base = this.all.rate(0, rare, firstPull, firstRates[rare]!);
      this.base[rare] = base;
      this.baseLogOdds[rare] = logOdds(base);
      this.personLift[rare] = this.person.lift(slot + 1, rare, pulls.person, base, this.baseLogOdds[rare]!);
    }
  }

  /** Reads the rates that speak for an item and the person turned to. */
  read(catalogue: Catalogue, item: number): void {
    this.readLifts(catalogue, item);
    this.place();
  }

  /** Reads the rates that speak for an item, its author and its category into `lifts`. */
  readLifts(catalogue: Catalogue, item: number): void {
    const { lifts } = this;
    const author = catalogue.author[item]!;
    const category = catalogue.category[item]!;
    for (let rare = 0, at = 0; rare < rareTasks; rare++) {
      const [base, baseLogOdds] = [this.base[rare]!, this.baseLogOdds[rare]!];
      lifts[at++] = this.item.lift(item, rare, pulls.item, base, baseLogOdds);
      lifts[at++] = this.author.lift(author, rare, pulls.author, base, baseLogOdds);
      lifts[at++] = this.category.lift(category, rare, pulls.category, base, baseLogOdds);
    }
  }

  /** What `lifts` bring to a rare task. */
  liftedLogOdds(rare: number): number {
    const own = rare * weightsPerTask + units + tasks;
    let sum = 0;
    for (let k = 0; k < sources - 1; k++)
      sum += this.weight[own + k]! * this.lifts[rare * (sources - 1) + k]!;
    return sum;
  }

  /** What every item has of a rare task for the person turned to: the base rate, and what speaks for the person. */
  sharedLogOdds(rare: number): number {
    const end = (rare + 1) * weightsPerTask;
    return this.baseLogOdds[rare]! + this.weight[end - 1]! + this.weight[end - 2]! * this.personLift[rare]!;
  }

  /** What a unit (or, after the units, a common task's log-odds bounded and over 3) brings to a rare task. */
  weightOf(rare: number, i: number): number {
    return this.weight[rare * weightsPerTask + i]!;
  }

  /** Makes `lifts` and what speaks for the person turned to the exposure in hand. */
  private place(): void {
    const { input, lifts } = this;
    for (let rare = 0, from = 0, at = units + tasks; rare < rareTasks; rare++) {
      input[at++] = this.baseLogOdds[rare]!;
      for (let k = 0; k < sources - 1; k++) input[at++] = lifts[from++]!;
      input[at++] = this.personLift[rare]!;
    }
  }

  /** Of an item that nothing is known of. */
  readNothing(): void {
    this.values.fill(0);
    for (let rare = 0; rare < rareTasks; rare++)
      this.values[rare * (1 + sources)] = logOdds(this.all.rate(0, rare, firstPull, firstRates[rare]!));
  }

  /** Answers from what was read and what the network made of the same exposure. */
  expect(hidden: Float64Array, common: Float64Array): void {
    this.input.set(hidden);
    for (let task = 0; task < tasks; task++)
      this.input[units + task] = Math.max(-6, Math.min(6, common[task]!)) / 3;
    this.answerFromInput();
  }

  answerFromInput(): void {
    const { input, weight } = this;
    for (let rare = 0; rare < rareTasks; rare++) {
      const start = rare * weightsPerTask;
      const own = units + tasks + rare * (1 + sources);
      let sum = input[own]! + weight[start + weightsPerTask - 1]!;
      for (let i = 0; i < units + tasks; i++) sum += weight[start + i]! * input[i]!;
      for (let i = 0; i < sources; i++) sum += weight[start + units + tasks + i]! * input[own + 1 + i]!;
      this.answer[rare] = sum;
    }
  }

  /** One step on the exposure in hand. Tasks not among `known` learn nothing. */
  train(outcome: Outcome, known: Outcome): void {
    for (let rare = 0; rare < rareTasks; rare++) {
      const task = tasks + rare;
      if (!holds(known, task)) continue;
      this.step(rare, 1 / (1 + Math.exp(-this.answer[rare]!)) - (holds(outcome, task) ? 1 : 0));
    }
  }

  /**
   * The exposure in hand was learnt as nothing and turned out good: the step that the two labels differ by (what is
   * called a fake negative by Ktena et al., "Addressing delayed feedback for continuous training", RecSys 2019, taken back).
   */
  correct(rare: number): void {
    this.step(rare, -1);
  }

  observe(catalogue: Catalogue, slot: number, item: number, outcome: Outcome, known: Outcome, atMs: number) {
    this.all.add(0, outcome, known, atMs);
    this.item.add(item, outcome, known, atMs);
    this.author.add(catalogue.author[item]!, outcome, known, atMs);
    this.category.add(catalogue.category[item]!, outcome, known, atMs);
    this.person.add(slot + 1, outcome, known, atMs);
  }

  observeLate(catalogue: Catalogue, slot: number, item: number, rare: number): void {
    this.all.addLate(0, rare);
    this.item.addLate(item, rare);
    this.author.addLate(catalogue.author[item]!, rare);
    this.category.addLate(catalogue.category[item]!, rare);
    this.person.addLate(slot + 1, rare);
  }

  private step(rare: number, slope: number): void {
    for (let i = 0; i < weightsPerTask; i++) {
      const k = rare * weightsPerTask + i;
      const gradient = slope * this.valueOf(rare, i);
      this.square[k]! += gradient * gradient;
      this.weight[k]! -= (this.rate * gradient) / Math.sqrt(this.square[k]! + 1);
    }
  }

  /** What the i-th weight of a task is for: units and common tasks, the task's own lifts, and 1. */
  private valueOf(rare: number, i: number): number {
    if (i < units + tasks) return this.input[i]!;
    if (i === weightsPerTask - 1) return 1;
    return this.input[i + 1 + rare * (1 + sources)]!;
  }

  *save(out: SnapshotWriter): Generator<void> {
    yield* out.column(this.weight);
    yield* out.column(this.square);
    for (const table of this.tables) yield* table.save(out);
  }

  load(from: SnapshotReader): void {
    this.weight = from.column(this.weight);
    this.square = from.column(this.square);
    for (const table of this.tables) table.load(from);
  }
}

function logOdds(rate: number): number {
  return quickLog(rate / (1 - rate));
}
