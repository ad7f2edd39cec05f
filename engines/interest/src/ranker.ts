import { Attribution } from './attribution.ts';
import type { Catalogue } from './catalogue.ts';
import { Exposures } from './exposures.ts';
import { hourOf } from './features.ts';
import { Habits } from './habits.ts';
import { Model } from './model.ts';
import { Names } from './names.ts';
import type { People } from './people.ts';
import { RateTables } from './rate-tables.ts';
import type { InterestSettings } from './settings.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { everyOutcome, holds, type Outcome, outcomeBits, type Task, taskNames, tasks } from './tasks.ts';

const tabsMax = 255;
const longViewTask = taskNames.indexOf('longView');
const detailTask = taskNames.indexOf('detail');

/** The online ranking: what has happened, what is still open, and the model that learns from both. */
export class Ranker {
  private readonly habits = new Habits();
  private readonly rates: RateTables;
  /** What is expected; turn to a person first. */
  readonly model: Model;
  private readonly exposures: Exposures;
  private readonly attribution: Attribution;
  private readonly tabs = new Names();
  private readonly catalogue: Catalogue;
  private readonly settings: InterestSettings;
  trained = 0;
  /** Called for each exposure learnt, with the log-odds of a long view that were expected of it. */
  onOutcome: (slot: number, item: number, logOdds: number, outcome: Outcome, atMs: number) => void = () => {};

  constructor(settings: InterestSettings, catalogue: Catalogue, people: People) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.rates = new RateTables(settings.model);
    this.model = new Model(settings.model, catalogue, people, this.habits, this.rates);
    this.exposures = new Exposures(settings.openExposuresMax);
    this.attribution = new Attribution(settings.attributionMax, settings.attributionMs);
  }

  /** Forgets how a person tends to behave. */
  forgetHabits(slot: number): void {
    this.habits.clear(slot + 1);
    this.model.rare.forgetPerson(slot);
  }

  mergeHabits(from: number, into: number): void {
    this.habits.merge(from + 1, into + 1);
    this.model.rare.mergePeople(from, into);
  }

  get openExposures(): number {
    return this.exposures.size;
  }

  get awaitedExposures(): number {
    return this.attribution.size;
  }

  /** Turns to a person at a moment. `slot` is -1 for a person never met. */
  turnTo(slot: number, tab: string, atMs: number): void {
    this.model.turnTo(slot, this.tabNumber(tab), atMs);
  }

  /** How often anything is viewed long. */
  usualRate(): number {
    return this.rates.usualRate();
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
    this.model.expect(item, together);
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
    this.model.read(item, together);
    const { features, rare } = this.model;
    this.exposures.add(slot, item, this.tabNumber(tab), atMs, features, rare.values);
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
    this.model.itemSums.drop(item);
    this.habits.addPast(slot + 1, longView, like, atMs);
    const outcome = outcomeBits.click | (longView ? outcomeBits.longView : 0) | (like ? outcomeBits.like : 0);
    this.rates.itemPast.add(item, outcome, atMs);
  }

  private close(at: number): void {
    const { exposures, model } = this;
    const outcome = exposures.outcome[at]!;
    exposures.recall(at, model.features, model.rare.values);
    model.expectAgain();
    this.train(outcome, everyOutcome);
    const slot = exposures.slot[at]!;
    const item = exposures.item[at]!;
    const atMs = exposures.atMs[at]!;
    this.observe(slot, item, exposures.tab[at]!, outcome, everyOutcome, atMs);
    this.attribution.add(slot, item, atMs, outcome, holds(outcome, detailTask), model.rare.input);
    exposures.close(at);
  }

  /** A rare act whose exposure was learnt as if it had not come. */
  private feedbackLate(slot: number, item: number, kind: Task, atMs: number): void {
    const task = taskNames.indexOf(kind);
    if (task < tasks) return;
    const late = this.attribution.take(slot, item, task, kind === 'detail', atMs);
    if (late === null) return;
    const { rare, calibration } = this.model;
    rare.input.set(late);
    rare.answerFromInput();
    calibration.correct(task, rare.answer[task - tasks]!);
    rare.correct(task - tasks);
    rare.observeLate(this.catalogue, slot, item, task - tasks);
    this.model.itemSums.drop(item);
  }

  private train(outcome: Outcome, known: Outcome): void {
    this.model.train(outcome, known);
    this.trained++;
  }

  private observe(
    slot: number,
    item: number,
    tab: number,
    outcome: Outcome,
    known: Outcome,
    atMs: number,
  ): void {
    this.model.itemSums.drop(item);
    this.onOutcome(slot, item, this.model.logOdds(longViewTask), outcome, atMs);
    this.rates.add(this.catalogue, item, tab, hourOf(atMs), outcome, atMs);
    this.habits.add(slot + 1, this.catalogue.category[item]!, outcome, atMs);
    this.model.rare.observe(this.catalogue, slot, item, outcome, known, atMs);
  }

  /** 0 is every tab beyond the limit, and any not learnt from yet. */
  private tabNumber(tab: string): number {
    return this.tabs.find(tab) + 1;
  }

  private takeTab(tab: string): void {
    if (this.tabs.size < tabsMax) this.tabs.take(tab);
  }

  private parts() {
    return [this.tabs, this.habits, this.rates, this.model, this.exposures, this.attribution];
  }

  *save(out: SnapshotWriter): Generator<void> {
    out.number(this.trained);
    for (const part of this.parts()) yield* part.save(out);
  }

  load(from: SnapshotReader): void {
    this.trained = from.number();
    for (const part of this.parts()) part.load(from);
  }
}
