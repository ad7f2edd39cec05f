import type {
  Channel,
  ExplainAnswer,
  InterestsAnswer,
  Reason,
  ScoreAnswer,
  ScoreRequest,
  SkeletonItem,
  SkeletonRequest,
} from './answers.ts';
import { Candidates } from './candidates.ts';
import { Catalogue } from './catalogue.ts';
import type {
  ActEvent,
  ExposureEvent,
  FollowEvent,
  HideEvent,
  ImpressionEvent,
  InterestCounters,
  InterestEvent,
  InterestItem,
  InterestPerson,
  ItemEvent,
  PastEvent,
  WatchEvent,
} from './events.ts';
import { Page } from './page.ts';
import { People, recentLength } from './people.ts';
import { Ranker } from './ranker.ts';
import { Recall } from './recall.ts';
import { type InterestSettings, interestDefaults } from './settings.ts';
import { gains, isWellFormed, judgePlay, playGain } from './signals.ts';
import { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { type Belonging, tasteRate, tasteValue, tasteWeights, togetherOf } from './taste.ts';
import { Together } from './together.ts';

/** Acts that the model counts as a click. */
const clickLike = new Set(['click', 'product-open', 'cart', 'purchase', 'comment', 'share']);
/** What recall's own ordering weighs beside the model's value. */
const recallWeight = 0.1;
/** The same for a newcomer, of whom the model knows nothing: popular things come first. */
const newcomerRecallWeight = 1;
/** Fewer successes than this, and a person is a newcomer. */
const newcomerFeedbacks = 3;
/** Items before a page that its rows are judged by. */
const beforeMax = 50;

const countNames = ['learnt', 'unknownItems', 'unknownPeople', 'badEvents', 'refusedItems'] as const;

/** An engine for one process: everything it knows is in it. Nothing here waits, reads a clock or draws by itself. */
export class Interest {
  readonly settings: InterestSettings;
  private readonly catalogue: Catalogue;
  private readonly people: People;
  private readonly together: Together;
  private readonly ranker: Ranker;
  private readonly found: Candidates;
  private readonly recall: Recall;
  private readonly page: Page;
  private readonly counts = { learnt: 0, unknownItems: 0, unknownPeople: 0, badEvents: 0, refusedItems: 0 };

  constructor(settings: InterestSettings) {
    this.settings = settings;
    this.catalogue = new Catalogue(settings);
    this.people = new People(settings);
    this.together = new Together(settings);
    this.ranker = new Ranker(settings, this.catalogue, this.people);
    this.people.onClear = (slot) => this.ranker.forgetHabits(slot);
    this.people.onLeave = (slot) => this.ranker.dropOf(slot);
    this.found = new Candidates(settings.candidatesMax);
    this.recall = new Recall(this.catalogue, this.people, this.together, this.found);
    this.page = new Page(this.catalogue, this.found);
  }

  /** Adds or replaces an item. An item beyond `itemsMax` is refused and counted. */
  putItem(item: InterestItem): void {
    if (typeof item.id !== 'string' || item.id === '' || this.catalogue.put(item) < 0)
      this.counts.refusedItems++;
    this.together.reserve(this.catalogue.items.size);
  }

  /** Never serves it again, until it is put again. What it taught stays. */
  removeItem(id: string): void {
    if (!this.catalogue.remove(id)) this.counts.unknownItems++;
  }

  /** Notes what is known of a person beforehand; replaces earlier traits. */
  putPerson(person: InterestPerson): void {
    if (textOf(person.id) === '') return;
    this.people.setTraits(this.people.take(person.id), (person.traits ?? []).map(textOf));
  }

  /** Learns from one event. Never throws for what an event says: what cannot be used is counted. */
  learn(event: InterestEvent): void {
    if (!isWellFormed(event)) {
      this.counts.badEvents++;
      return;
    }
    if (event.kind === 'follow' || event.kind === 'unfollow') this.learnFollow(event);
    else if (event.kind === 'hide') this.learnHide(event);
    else this.learnOfItem(event);
  }

  private learnOfItem(event: ItemEvent): void {
    const item = this.catalogue.items.find(event.item);
    if (item < 0) {
      this.counts.unknownItems++;
      return;
    }
    const slot = this.arrive(event.person, event.atMs);
    this.counts.learnt++;
    if (event.kind === 'impression') this.learnImpression(slot, item, event);
    else if (event.kind === 'watch') this.learnWatch(slot, item, event);
    else if (event.kind === 'exposure') this.learnExposure(slot, item, event);
    else if (event.kind === 'past') this.learnPast(slot, item, event);
    else this.learnAct(slot, item, event);
  }

  /** The next items for a person: at most `count`, none ever shown to this person; empty when nothing is left. */
  skeleton(request: SkeletonRequest): SkeletonItem[] {
    const count = Math.min(Math.floor(request.count), this.settings.countMax);
    if (!(count > 0)) return [];
    const slot = this.people.find(request.person);
    const before = this.shutOut(slot, request.exclude ?? []);
    this.recall.collect(slot, count, request.atMs, request.random);
    this.found.keep(Math.max(this.settings.rankedMax, 2 * count));
    this.value(slot, textOf(request.tab), request.atMs);
    const policy = {
      freshShare: this.settings.freshShare,
      exploreShare: this.settings.exploreShare,
      spreadCategories: this.isNewcomer(slot),
    };
    return this.page.fill(count, before, policy, request.random).map(({ candidate, propensity }) => ({
      item: this.catalogue.items.text(this.found.item[candidate]!),
      score: this.found.value[candidate]!,
      channel: this.found.channel[candidate]!,
      reason: this.reason(
        this.found.channel[candidate]!,
        this.found.item[candidate]!,
        this.found.about[candidate]!,
      ),
      propensity,
    }));
  }

  /** How likely this person, shown this item now, clicks, watches long and likes. Knows no item: the base rates. */
  score(request: ScoreRequest): ScoreAnswer {
    const slot = this.people.find(request.person);
    const item = this.catalogue.items.find(request.item);
    this.ranker.turnTo(slot, textOf(request.tab), request.atMs);
    if (item < 0) return this.ranker.answer();
    this.ranker.expect(item, this.belonging(slot, item).sum);
    return this.ranker.answer();
  }

  /** Forgets a person's tastes and what was hidden. What was seen stays seen; follows stay. */
  reset(person: string): void {
    const slot = this.people.find(person);
    if (slot < 0) this.counts.unknownPeople++;
    else this.people.reset(slot);
  }

  /** Forgets a person altogether. What others were taught by it (sums over many people) stays. */
  forget(person: string): void {
    if (!this.people.forget(person)) this.counts.unknownPeople++;
  }

  /** A stranger signed in: what `from` did becomes part of `into`, and `from` is forgotten. */
  merge(from: string, into: string): void {
    if (this.people.find(from) < 0 || from === into) {
      this.counts.unknownPeople++;
      return;
    }
    const target = this.people.take(into);
    const source = this.people.find(from);
    if (source < 0) return;
    this.ranker.closeOf(source);
    this.ranker.mergeHabits(source, target);
    this.people.merge(from, into);
  }

  /** What the engine believes of a person. */
  interests(person: string): InterestsAnswer {
    const slot = this.people.find(person);
    if (slot < 0) {
      return {
        categories: [],
        authors: [],
        hidden: { items: [], authors: [], categories: [] },
        seen: 0,
        remembered: 0,
      };
    }
    const { items, authors, categories } = this.catalogue;
    const texts = (set: 'hiddenItems' | 'hiddenAuthors' | 'hiddenCategories', names: typeof items) =>
      (this.people.set(set, slot)?.values() ?? []).map((value) => names.text(value));
    return {
      categories: this.tastes(slot, 0).map(({ key, weight, shown }) => ({
        category: categories.text(key),
        weight,
        shown,
      })),
      authors: this.tastes(slot, 1).map(({ key, weight, shown }) => {
        return { author: authors.text(key), weight, shown, followed: this.people.has('followed', slot, key) };
      }),
      hidden: {
        items: texts('hiddenItems', items),
        authors: texts('hiddenAuthors', authors),
        categories: texts('hiddenCategories', categories),
      },
      seen: this.people.set('seen', slot)?.size ?? 0,
      remembered: Math.min(this.people.historyCount[slot]!, this.people.history),
    };
  }

  /** What speaks for showing this item to this person, strongest first. */
  explain(person: string, item: string): ExplainAnswer {
    const number = this.catalogue.items.find(item);
    const slot = this.people.find(person);
    const atMs = slot < 0 ? 0 : this.people.lastMs[slot]!;
    const score = this.score({ person, item, atMs });
    if (number < 0) return { reasons: [], seen: false, hidden: false, available: false, score };
    const author = this.catalogue.author[number]!;
    const category = this.catalogue.category[number]!;
    const { people } = this;
    return {
      reasons: this.reasons(slot, number, atMs),
      seen: slot >= 0 && people.has('seen', slot, number),
      hidden:
        slot >= 0 &&
        (people.has('hiddenItems', slot, number) ||
          people.has('hiddenAuthors', slot, author) ||
          people.has('hiddenCategories', slot, category)),
      available: this.catalogue.isAvailable(number),
      score,
    };
  }

  counters(): InterestCounters {
    return {
      ...this.counts,
      evictedPeople: this.people.evicted,
      trained: this.ranker.trained,
      people: this.people.size,
      items: this.catalogue.items.size,
      available: this.catalogue.available.size,
      openExposures: this.ranker.openExposures,
    };
  }

  /** Everything the engine knows, as bytes. `restoreInterest` goes on from them as if never interrupted. */
  snapshot(): Uint8Array {
    const out = new SnapshotWriter();
    out.text(JSON.stringify(this.settings));
    for (const name of countNames) out.number(this.counts[name]);
    for (const part of [this.catalogue, this.people, this.together, this.ranker]) part.save(out);
    return out.end();
  }

  /** @internal Fills a new engine from a snapshot, past its settings. */
  load(from: SnapshotReader): void {
    for (const name of countNames) this.counts[name] = from.number();
    for (const part of [this.catalogue, this.people, this.together, this.ranker]) part.load(from);
    from.end();
  }

  private reasons(slot: number, item: number, atMs: number): { reason: Reason; weight: number }[] {
    const found: { reason: Reason; weight: number }[] = [];
    const note = (channel: Channel, weight: number, about: number) => {
      if (weight > 0) found.push({ reason: this.reason(channel, item, about), weight });
    };
    if (slot >= 0) {
      const belonging = this.belonging(slot, item);
      const faded = this.people.fadeTo(slot, atMs);
      const author = this.catalogue.author[item]!;
      const category = this.catalogue.category[item]!;
      note('together', tasteWeights.together * belonging.sum, belonging.because);
      note('author', tasteWeights.author * tasteRate(this.people, slot, 1, author, faded), -1);
      note('category', tasteWeights.category * tasteRate(this.people, slot, 0, category, faded), -1);
      note('follow', this.people.has('followed', slot, author) ? tasteWeights.followed : 0, -1);
    }
    const { trending, trend } = this.catalogue;
    const most = trending.items
      .subarray(0, trending.size)
      .reduce((best, other) => Math.max(best, trend[other]!), 0);
    note('trending', most > 0 ? 0.25 * Math.sqrt(trend[item]! / most) : 0, -1);
    note('fresh', this.catalogue.isFresh(item) ? 0.02 : 0, -1);
    return found.sort((a, b) => b.weight - a.weight);
  }

  private reason(channel: Channel, item: number, about: number): Reason {
    const author = this.catalogue.authors.text(this.catalogue.author[item]!);
    const category = this.catalogue.categories.text(this.catalogue.category[item]!);
    switch (channel) {
      case 'together':
        return { code: 'because-you-watched', item: this.catalogue.items.text(about) };
      case 'author':
        return { code: 'author-you-like', author };
      case 'category':
        return { code: 'category-you-like', category };
      case 'follow':
        return { code: 'author-you-follow', author };
      case 'trending':
        return { code: 'popular-now', category };
      case 'fresh':
        return { code: 'new-here', author };
      case 'explore':
        return { code: 'something-different', category };
    }
  }

  private tastes(slot: number, half: 0 | 1): { key: number; weight: number; shown: number }[] {
    const start = this.people.tasteStart(slot, half);
    const found: { key: number; weight: number; shown: number }[] = [];
    for (let k = start; k < start + this.people.affinities; k++) {
      const key = this.people.tasteKey[k]!;
      if (key >= 0) found.push({ key, weight: this.people.tasteGood[k]!, shown: this.people.tasteShown[k]! });
    }
    return found.sort((a, b) => b.weight - a.weight);
  }

  /** Shuts the excluded out of the answer. Answers what comes before the page: shown of late, then excluded. */
  private shutOut(slot: number, exclude: readonly string[]): number[] {
    this.found.begin(this.catalogue.items.size);
    const before: number[] = [];
    if (slot >= 0) {
      for (let n = 3; n >= 0; n--) {
        const item = this.people.recent(slot, n);
        if (item >= 0) before.push(item);
      }
    }
    for (const id of exclude) {
      const item = this.catalogue.items.find(id);
      if (item < 0) continue;
      this.found.shutOut(item);
      before.push(item);
    }
    return before.slice(-beforeMax);
  }

  /** Values the candidates: what the model expects of it, and the person's taste. */
  private value(slot: number, tab: string, atMs: number): void {
    const { found, ranker, settings } = this;
    ranker.turnTo(slot, tab, atMs);
    const faded = slot < 0 ? 1 : this.people.fadeTo(slot, atMs);
    const weight = this.isNewcomer(slot) ? newcomerRecallWeight : recallWeight;
    for (let at = 0; at < found.size; at++) {
      const item = found.item[at]!;
      const together = found.togetherOf(item);
      ranker.expect(item, together);
      const expected =
        settings.value.click * ranker.probability(0) +
        settings.value.longView * ranker.probability(1) +
        settings.value.like * ranker.probability(2);
      found.value[at] = expected + weight * found.recall[at]! + this.taste(slot, item, together, faded);
    }
  }

  private isNewcomer(slot: number): boolean {
    return slot < 0 || this.people.feedbacks[slot]! < newcomerFeedbacks;
  }

  private taste(slot: number, item: number, together: number, faded: number): number {
    if (slot < 0) return 0;
    const { people, catalogue } = this;
    const author = catalogue.author[item]!;
    const value = tasteValue(
      tasteRate(people, slot, 0, catalogue.category[item]!, faded),
      tasteRate(people, slot, 1, author, faded),
      together,
      people.has('followed', slot, author),
    );
    return this.settings.tasteWeight * value - this.fatigue(slot, item);
  }

  /** What an item loses because its author, and by half its category, was on the screen so often of late. */
  private fatigue(slot: number, item: number): number {
    const { people, catalogue } = this;
    let met = 0;
    for (let n = 0; n < recentLength; n++) {
      const other = people.recent(slot, n);
      if (other < 0) break;
      if (catalogue.author[other] === catalogue.author[item]) met += 1;
      if (catalogue.category[other] === catalogue.category[item]) met += 0.5;
    }
    return this.settings.fatigue * met;
  }

  private belonging(slot: number, item: number): Belonging {
    if (slot < 0) return { sum: 0, because: -1 };
    return togetherOf(this.people, this.together, slot, item);
  }

  private arrive(person: string, atMs: number): number {
    const slot = this.people.take(person);
    if (atMs > this.people.lastMs[slot]!) this.people.lastMs[slot] = atMs;
    this.people.fade(slot, atMs);
    return slot;
  }

  private learnImpression(slot: number, item: number, event: ImpressionEvent): void {
    this.ranker.open(slot, item, textOf(event.tab), this.belonging(slot, item).sum, event.atMs);
    this.countImpression(slot, item);
  }

  private countImpression(slot: number, item: number): void {
    this.people.countShown(slot, item);
    this.people.taste(slot, 0, this.catalogue.category[item]!, 0, 1);
    this.people.taste(slot, 1, this.catalogue.author[item]!, 0, 1);
    this.catalogue.countShown(item);
  }

  private learnAct(slot: number, item: number, event: ActEvent): void {
    if (event.kind === 'like') this.ranker.feedback(slot, item, 'like', false);
    else if (event.kind === 'unlike') this.ranker.unlike(slot, item);
    else if (clickLike.has(event.kind)) this.ranker.feedback(slot, item, 'click', false);
    this.signal(slot, item, gains[event.kind], event.atMs);
  }

  private learnWatch(slot: number, item: number, event: WatchEvent): void {
    const play = judgePlay(event.playMs, event.durationMs, this.settings);
    if (play === 'unknown') {
      this.counts.badEvents++;
      return;
    }
    this.people.add('seen', slot, item);
    this.ranker.feedback(slot, item, play === 'long' ? 'longView' : 'none', true);
    this.signal(slot, item, playGain(play), event.atMs);
  }

  private learnExposure(slot: number, item: number, event: ExposureEvent): void {
    const play = judgePlay(
      event.playMs ?? Number.NaN,
      event.durationMs ?? this.catalogue.durationMs[item]!,
      this.settings,
    );
    const longView = event.longView ?? play === 'long';
    const outcome = { click: event.isClick === true, longView, like: event.isLike === true };
    this.ranker.learn(slot, item, textOf(event.tab), this.belonging(slot, item).sum, outcome, event.atMs);
    this.countImpression(slot, item);
    let gain = longView ? gains.longView : play === 'skip' ? gains.skip : 0;
    if (event.isClick && !longView) gain += gains.click;
    if (event.isLike) gain += gains.like;
    if (event.isComment) gain += gains.comment;
    if (event.isForward) gain += gains.share;
    this.signal(slot, item, gain, event.atMs);
    if (event.isFollow) this.follow(slot, this.catalogue.author[item]!, true);
    if (event.isHate) this.hide(slot, 'hiddenItems', item, item, event.atMs);
  }

  private learnPast(slot: number, item: number, event: PastEvent): void {
    this.people.add('seen', slot, item);
    this.people.taste(slot, 0, this.catalogue.category[item]!, 0, 1);
    this.people.taste(slot, 1, this.catalogue.author[item]!, 0, 1);
    const gain = (event.longView ? gains.longView : gains.past) + (event.isLike ? gains.like : 0);
    this.ranker.learnPast(slot, item, event.longView === true, event.isLike === true, event.atMs);
    this.signal(slot, item, gain, event.atMs);
  }

  private learnFollow(event: FollowEvent): void {
    const author = this.authorOf(event);
    if (author < 0) {
      this.counts.unknownItems++;
      return;
    }
    const slot = this.arrive(event.person, event.atMs);
    this.counts.learnt++;
    this.follow(slot, author, event.kind === 'follow');
  }

  private follow(slot: number, author: number, follows: boolean): void {
    if (this.people.has('followed', slot, author) === follows) return;
    if (follows) this.people.add('followed', slot, author);
    else this.people.delete('followed', slot, author);
    this.people.taste(slot, 1, author, follows ? gains.follow : gains.unfollow, 0);
    if (follows) this.people.feedbacks[slot]!++;
  }

  private learnHide(event: HideEvent): void {
    const item = event.item === undefined ? -1 : this.catalogue.items.find(event.item);
    const author = this.authorOf(event);
    const category =
      event.category === undefined
        ? (this.catalogue.category[item] ?? -1)
        : this.catalogue.categories.find(event.category);
    const target = { item, author, category }[event.scope] ?? -1;
    if (target < 0) {
      this.counts.unknownItems++;
      return;
    }
    const slot = this.arrive(event.person, event.atMs);
    this.counts.learnt++;
    const set = ({ item: 'hiddenItems', author: 'hiddenAuthors', category: 'hiddenCategories' } as const)[
      event.scope
    ];
    this.hide(slot, set, target, item, event.atMs);
  }

  private hide(
    slot: number,
    set: 'hiddenItems' | 'hiddenAuthors' | 'hiddenCategories',
    target: number,
    item: number,
    atMs: number,
  ): void {
    this.people.add(set, slot, target);
    if (set === 'hiddenItems') this.signal(slot, target, gains.hide, atMs);
    else this.people.taste(slot, set === 'hiddenCategories' ? 0 : 1, target, gains.hide, 0);
    if (item >= 0) this.people.add('seen', slot, item);
  }

  private authorOf(event: { item?: string; author?: string }): number {
    if (event.author !== undefined) return this.catalogue.authors.find(event.author);
    const item = event.item === undefined ? -1 : this.catalogue.items.find(event.item);
    return this.catalogue.author[item] ?? -1;
  }

  /** Feedback moves everything that the next answer reads: memory, tastes, co-visitation, what is trending. */
  private signal(slot: number, item: number, gain: number, atMs: number): void {
    const { people, catalogue } = this;
    if (gain > 0) {
      if (people.feedbacks[slot]! < 0xffff_ffff) people.feedbacks[slot]!++;
      this.pairWithHistory(slot, item, gain, atMs);
      catalogue.countSuccess(item, gain, atMs);
    }
    people.remember(slot, item, gain, atMs);
    if (gain === 0) return;
    people.taste(slot, 0, catalogue.category[item]!, gain, 0);
    people.taste(slot, 1, catalogue.author[item]!, gain, 0);
  }

  private pairWithHistory(slot: number, item: number, gain: number, atMs: number): void {
    const { people } = this;
    let weight = Math.min(gain, 4);
    for (let n = 0; n < this.settings.pairWindow; n++, weight *= 0.9) {
      const k = people.newest(slot, n);
      if (k < 0) return;
      const past = people.historyGain[k]!;
      if (past > 0) this.together.pair(item, people.historyItem[k]!, weight * Math.min(past, 4), atMs);
    }
  }
}

/** Texts come from outside, and may be anything. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A new, empty engine. Settings not given have their defaults. */
export function createInterest(settings: Partial<InterestSettings> = {}): Interest {
  return new Interest({ ...interestDefaults, ...settings });
}

/**
 * The engine that a snapshot was taken of, settings included.
 * Throws a plain sentence where the bytes are no snapshot, are of another version, or are damaged.
 */
export function restoreInterest(bytes: Uint8Array): Interest {
  const from = new SnapshotReader(bytes);
  const interest = new Interest(JSON.parse(from.text()) as InterestSettings);
  interest.load(from);
  return interest;
}
