import type { SkeletonItem, SkeletonRequest } from './answers.ts';
import { choiceReasonOf, reasonOf } from './beliefs.ts';
import { Candidates } from './candidates.ts';
import { ChoiceReader, type Choices, chanceFactor, saysNothing } from './choices.ts';
import { signalFactor, signalsPerItem, signalWeights, sunkBy } from './item-signals.ts';
import { type Knowledge, textOf } from './knowledge.ts';
import { Page, type PagePolicy, type PageSlot } from './page.ts';
import { PageModel } from './page-model.ts';
import { recentLength } from './people.ts';
import { exploreShareBy, judgedMax, policyOf, policyOfSettings, type ServingPolicy } from './policy.ts';
import { Recall } from './recall.ts';
import { rareTasks, taskNames, tasks } from './tasks.ts';
import { tasteRate, tasteValue } from './taste.ts';
import { rareWorths } from './value.ts';

const clickTask = taskNames.indexOf('click');
const longViewTask = taskNames.indexOf('longView');
const likeTask = taskNames.indexOf('like');
/** What recall's own ordering weighs beside the model's value. */
const recallWeight = 0.1;
/** The same for a newcomer, of whom the model knows nothing: popular things come first. */
const newcomerRecallWeight = 0.3;
/** Fewer successes than this, and a person is a newcomer. */
const newcomerFeedbacks = 3;
const hintWeight = 0.15;
/** A newcomer's first pages decide whether they stay: chance has so much of its usual share. */
const newcomerChance = 0.5;
/** After so many were shown, what came of them says more than spreading further would. */
const spreadShown = 3;
/** Items before a page that its rows are judged by. */
const beforeMax = 50;

/** Answers pages: recall, value, fill. Reads knowledge only; the candidates are scratch. */
export class Serving {
  private readonly knowledge: Knowledge;
  private readonly found: Candidates;
  private readonly recall: Recall;
  private readonly page: Page;
  private readonly model: PageModel;
  private readonly worths: Float64Array;
  private readonly signals: Float64Array;
  /** The person's taste for each candidate. */
  private readonly tastes: Float64Array;
  private readonly reader: ChoiceReader;
  /** Authors and categories of what was shown last. */
  private readonly recentAuthor = new Int32Array(recentLength);
  private readonly recentCategory = new Int32Array(recentLength);
  private recentSize = 0;
  /** The policy of the engine's own settings. */
  private readonly usual: ServingPolicy;
  /** What each policy that is judged makes of each candidate. */
  private readonly judgedValues: readonly Float64Array[];

  constructor(knowledge: Knowledge) {
    const { catalogue, people, settings } = knowledge;
    this.knowledge = knowledge;
    this.found = new Candidates(Math.max(settings.candidatesMax, 2 * settings.countMax));
    this.recall = new Recall(knowledge, this.found);
    this.page = new Page(catalogue, this.found);
    this.reader = new ChoiceReader(catalogue, people);
    this.usual = policyOfSettings(settings);
    const length = this.found.value.length;
    this.model = new PageModel(knowledge.ranker.model, length);
    this.worths = rareWorths(settings);
    this.signals = signalWeights(settings.signals);
    this.tastes = new Float64Array(length);
    this.judgedValues = Array.from({ length: judgedMax }, () => new Float64Array(length));
  }

  /** The next items for a person: at most `count`, none ever shown to this person; empty when nothing is left. */
  skeleton(request: SkeletonRequest): SkeletonItem[] {
    const count = Math.min(Math.floor(request.count), this.knowledge.settings.countMax);
    if (!(count > 0)) return [];
    const slot = this.knowledge.people.find(request.person);
    const before = this.shutOut(slot, request.exclude ?? []);
    const choices = saysNothing(request.choices) ? undefined : request.choices;
    this.recall.collect(slot, count, request.atMs, this.isNewcomer(slot), request.random, choices);
    if (choices !== undefined) this.readChoices(choices, slot, request.atMs);
    this.readLeanings(slot, request.atMs);
    this.found.keep(Math.max(this.knowledge.settings.rankedMax, 2 * count), hintWeight);
    const policy = policyOf(this.usual, request.policy);
    const others = (request.judged ?? []).slice(0, judgedMax).map((each) => policyOf(this.usual, each));
    this.value(slot, textOf(request.tab), request.atMs, policy, others);
    const spreads = this.spreads(slot, request.atMs);
    const judged = others.map((other, n) => ({
      policy: this.policyFor(other, slot, choices, spreads),
      value: this.judgedValues[n]!,
    }));
    const chances = this.policyFor(policy, slot, choices, spreads);
    const slots = this.page.fill(count, before, chances, request.random, judged);
    const isFamiliar = (choices?.freshness ?? 0) < 0;
    return slots.map((placed) => this.answerOf(placed, isFamiliar, others.length > 0));
  }

  private answerOf(
    { candidate, propensity, decidedBy, judged }: PageSlot,
    isFamiliar: boolean,
    isJudged: boolean,
  ): SkeletonItem {
    const { catalogue } = this.knowledge;
    const { found } = this;
    const item = found.item[candidate]!;
    const channel = found.channel[candidate]!;
    return {
      item: catalogue.items.text(item),
      number: item,
      score: found.value[candidate]!,
      channel,
      reason:
        decidedBy === null
          ? reasonOf(catalogue, channel, item, found.about[candidate]!)
          : choiceReasonOf(catalogue, decidedBy, item, isFamiliar),
      propensity,
      ...(isJudged ? { judged } : {}),
    };
  }

  /** Chance has more slots for who asked for fresh things, and fewer, but never none, for who asked for familiar ones. */
  private policyFor(
    policy: ServingPolicy,
    slot: number,
    choices: Choices | undefined,
    spreadCategories: boolean,
  ): PagePolicy {
    const usual = this.isNewcomer(slot) ? newcomerChance : 1;
    const usualFreshShare = usual * policy.freshShare;
    const usualExploreShare = exploreShareBy(usual, policy);
    const asked = chanceFactor(choices?.freshness, usualFreshShare + usualExploreShare);
    return {
      freshShare: asked * usualFreshShare,
      exploreShare: exploreShareBy(usual * asked, policy),
      usualFreshShare,
      usualExploreShare,
      spreadCategories,
    };
  }

  /** Whether a page is to ask what somebody likes: of whom neither a taste nor a wish is known. */
  private spreads(slot: number, atMs: number): boolean {
    const { wants } = this.knowledge;
    return this.isNewcomer(slot) && this.shownTo(slot) < spreadShown && !wants.hasAny(slot, atMs);
  }

  private readChoices(choices: Choices, slot: number, atMs: number): void {
    this.reader.turnTo(choices, slot, slot < 0 ? 1 : this.knowledge.people.fadeTo(slot, atMs));
    for (let at = 0; at < this.found.size; at++) {
      const moved = this.reader.read(this.found.item[at]!);
      this.found.noteChoices(at, moved, this.reader.parts, this.reader.isUnwanted);
    }
  }

  /** Shuts the excluded out of the answer. Answers what comes before the page: shown of late, then excluded. */
  private shutOut(slot: number, exclude: Iterable<string | number>): number[] {
    this.found.begin(this.knowledge.catalogue.items.size);
    const before: number[] = [];
    if (slot >= 0) {
      for (let n = 3; n >= 0; n--) {
        const item = this.knowledge.people.recent(slot, n);
        if (item >= 0) before.push(item);
      }
    }
    for (const id of exclude) {
      const item = typeof id === 'number' ? id : this.knowledge.catalogue.items.find(id);
      if (!Number.isInteger(item) || item < 0 || item >= this.knowledge.catalogue.items.size) continue;
      this.found.shutOut(item);
      before.push(item);
    }
    return before.slice(-beforeMax);
  }

  /** A person's leanings help to choose whom the model is asked about, and shift what it answers. */
  private readLeanings(slot: number, atMs: number): void {
    const { found } = this;
    const { leanings, settings } = this.knowledge;
    leanings.turnTo(slot, atMs);
    for (let at = 0; at < found.size; at++) {
      found.expected[at] = leanings.expectInHand(found.item[at]!, settings.curiosity);
      found.lean[at] = leanings.lean;
      found.own[at] = leanings.lean + settings.curiosity * leanings.doubt;
    }
  }

  /** Values the candidates: what the model expects, the person's taste, what the signals leave of both, and what was asked for. */
  private value(
    slot: number,
    tab: string,
    atMs: number,
    policy: ServingPolicy,
    others: readonly ServingPolicy[],
  ): void {
    const { found } = this;
    const { ranker, verdict, catalogue } = this.knowledge;
    ranker.turnTo(slot, tab, atMs);
    this.expectAll(slot, atMs);
    this.gatherRecent(slot);
    const { calibration } = ranker.model;
    const { logOdds } = this.model;
    const weight = this.isNewcomer(slot) ? newcomerRecallWeight : recallWeight;
    for (let at = 0; at < found.size; at++) {
      const item = found.item[at]!;
      const own = at * taskNames.length;
      // Of clicks and likes the leanings say only what is the person's own.
      const click = calibration.quickProbability(clickTask, logOdds[own + clickTask]! + found.own[at]!);
      const expected = logOdds[own + longViewTask]!;
      const longView = calibration.quickProbability(
        longViewTask,
        verdict.logOdds(expected, found.expected[at]!),
      );
      const like = calibration.quickProbability(likeTask, logOdds[own + likeTask]! + found.own[at]!);
      // Met by chance, but if it is shown for its value it is for what the person leans to.
      if (found.lean[at]! > 0 && found.channel[at] === 'explore') found.channel[at] = 'leaning';
      const tired = slot < 0 ? 0 : this.tiredness(item);
      let recalled = weight * found.recall[at]!;
      for (let rare = 0; rare < rareTasks; rare++)
        recalled +=
          this.worths[rare]! * calibration.quickProbability(tasks + rare, logOdds[own + tasks + rare]!);
      const factor = signalFactor(catalogue.signal, item * signalsPerItem, this.signals);
      const taste = this.tastes[at]!;
      for (let n = -1; n < others.length; n++) {
        const by = n < 0 ? policy : others[n]!;
        const value =
          recalled +
          (by.clickValue * click + by.longViewValue * longView + by.likeValue * like) +
          by.tasteWeight * taste -
          by.fatigue * tired;
        const into = n < 0 ? found.value : this.judgedValues[n]!;
        into[at] = sunkBy(value, factor) + found.moved[at]!;
      }
    }
  }

  /** What the model expects of the candidates, and the person's taste for each. */
  private expectAll(slot: number, atMs: number): void {
    const { found, model, tastes } = this;
    const { people, catalogue, wants } = this.knowledge;
    const faded = slot < 0 ? 1 : people.fadeTo(slot, atMs);
    model.begin();
    for (let at = 0; at < found.size; at++) {
      const item = found.item[at]!;
      const together = found.togetherOf(item);
      if (slot < 0) {
        tastes[at] = 0;
        model.add(at, item, together, 0, 0);
        continue;
      }
      const author = catalogue.author[item]!;
      const category = catalogue.category[item]!;
      const ofCategory = tasteRate(people, slot, 0, category, faded);
      const ofAuthor = tasteRate(people, slot, 1, author, faded);
      const isFollowed = people.has('followed', slot, author);
      const wanted = wants.strength(slot, category, atMs);
      tastes[at] = tasteValue(ofCategory, ofAuthor, together, isFollowed, wanted);
      model.add(at, item, together, ofCategory, ofAuthor);
    }
    model.conclude(found.size);
  }

  private isNewcomer(slot: number): boolean {
    return slot < 0 || this.knowledge.people.feedbacks[slot]! < newcomerFeedbacks;
  }

  private shownTo(slot: number): number {
    return slot < 0 ? 0 : this.knowledge.people.recentCount[slot]!;
  }

  /** How often its author, and by half its category, was on the screen of late. */
  private tiredness(item: number): number {
    const { catalogue } = this.knowledge;
    const author = catalogue.author[item]!;
    const category = catalogue.category[item]!;
    let met = 0;
    for (let n = 0; n < this.recentSize; n++) {
      if (this.recentAuthor[n] === author) met += 1;
      if (this.recentCategory[n] === category) met += 0.5;
    }
    return met;
  }

  private gatherRecent(slot: number): void {
    const { people, catalogue } = this.knowledge;
    this.recentSize = 0;
    for (let n = 0; slot >= 0 && n < recentLength; n++) {
      const item = people.recent(slot, n);
      if (item < 0) break;
      this.recentAuthor[n] = catalogue.author[item]!;
      this.recentCategory[n] = catalogue.category[item]!;
      this.recentSize++;
    }
  }
}
