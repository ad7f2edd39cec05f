import type {
  ActEvent,
  ExposureEvent,
  FollowEvent,
  HideEvent,
  ImpressionEvent,
  InterestEvent,
  ItemEvent,
  PastEvent,
  SearchEvent,
  WatchEvent,
} from './events.ts';
import { belongingOf, type Knowledge, textOf } from './knowledge.ts';
import { recentLength } from './people.ts';
import { gains, isWellFormed, judgePlay, playGain } from './signals.ts';
import { outcomeOf } from './tasks.ts';

/** Acts that the model counts as a click. */
const clickLike = new Set(['click', 'product-open', 'cart', 'purchase', 'comment', 'share']);

/** What one person's memory of an item says to others, at most. */
const praiseMost = 4;
const praise = (remembered: number) => Math.max(0, Math.min(praiseMost, remembered));

/** Turns events into knowledge. */
export class Learning {
  private readonly knowledge: Knowledge;

  constructor(knowledge: Knowledge) {
    this.knowledge = knowledge;
  }

  /** Learns from one event. Never throws for what an event says: what cannot be used is counted. */
  learn(event: InterestEvent): void {
    if (!isWellFormed(event)) {
      this.knowledge.counts.badEvents++;
      return;
    }
    if (event.kind === 'follow' || event.kind === 'unfollow') this.learnFollow(event);
    else if (event.kind === 'hide') this.learnHide(event);
    else if (event.kind === 'search') this.learnSearch(event);
    else this.learnOfItem(event);
  }

  drop(person: string, scope: 'author' | 'category', target: string): void {
    const { people, catalogue, ranker } = this.knowledge;
    const found = this.findTarget(person, scope, target);
    if (found === null) return;
    const { slot, half, key } = found;
    const groups = half === 0 ? catalogue.category : catalogue.author;
    people.dropTaste(slot, half, key);
    people.neutralize(slot, (item) => groups[item] === key);
    ranker.model.forgetPersonal(slot, half, key);
    this.knowledge.leanings.drop(slot, half, key);
    if (half === 0) this.knowledge.wants.drop(slot, key);
  }

  unhide(person: string, scope: 'author' | 'category', target: string): void {
    const { people } = this.knowledge;
    const found = this.findTarget(person, scope, target);
    if (found === null) return;
    const { slot, half, key } = found;
    people.delete(half === 0 ? 'hiddenCategories' : 'hiddenAuthors', slot, key);
    const k = people.findTaste(slot, half, key);
    if (k >= 0 && people.tasteGood[k]! < 0) people.dropTaste(slot, half, key);
    this.knowledge.leanings.drop(slot, half, key);
  }

  private findTarget(person: string, scope: 'author' | 'category', target: string) {
    const { people, catalogue, counts } = this.knowledge;
    const slot = people.find(person);
    const key = (scope === 'category' ? catalogue.categories : catalogue.authors).find(target);
    if (slot < 0) counts.unknownPeople++;
    else if (key < 0) counts.unknownItems++;
    else return { slot, key, half: scope === 'category' ? (0 as const) : (1 as const) };
    return null;
  }

  private learnOfItem(event: ItemEvent): void {
    const item = this.knowledge.catalogue.items.find(event.item);
    if (item < 0) {
      this.knowledge.counts.unknownItems++;
      return;
    }
    const slot = this.admit(event);
    if (slot < 0) {
      // What was on the screen is not to come again, whoever watched it.
      const known = this.knowledge.people.find(event.person);
      if (known >= 0 && event.kind === 'impression') this.knowledge.people.add('seen', known, item);
      return;
    }
    this.knowledge.counts.learnt++;
    if (event.kind === 'impression') this.learnImpression(slot, item, event);
    else if (event.kind === 'watch') this.learnWatch(slot, item, event);
    else if (event.kind === 'exposure') this.learnExposure(slot, item, event);
    else if (event.kind === 'past') this.learnPast(slot, item, event);
    else this.learnAct(slot, item, event);
  }

  private learnImpression(slot: number, item: number, event: ImpressionEvent): void {
    this.knowledge.ranker.open(
      slot,
      item,
      textOf(event.tab),
      belongingOf(this.knowledge, slot, item).sum,
      event.atMs,
    );
    this.countImpression(slot, item);
  }

  private countImpression(slot: number, item: number): void {
    this.knowledge.people.countShown(slot, item);
    this.knowledge.people.taste(slot, 0, this.knowledge.catalogue.category[item]!, 0, 1);
    this.knowledge.people.taste(slot, 1, this.knowledge.catalogue.author[item]!, 0, 1);
    this.knowledge.catalogue.countShown(item);
  }

  private learnAct(slot: number, item: number, event: ActEvent): void {
    const { ranker } = this.knowledge;
    if (event.kind === 'like') ranker.feedback(slot, item, 'like', false, event.atMs);
    else if (event.kind === 'unlike') ranker.unlike(slot, item);
    if (clickLike.has(event.kind)) ranker.feedback(slot, item, 'click', false, event.atMs);
    if (event.kind === 'product-open') ranker.feedback(slot, item, 'detail', false, event.atMs);
    else if (event.kind === 'purchase') ranker.feedback(slot, item, 'buy', false, event.atMs);
    const gain = gains[event.kind];
    // Not only when the exposure is over: the next page is to know.
    if (gain >= 1) this.knowledge.leanings.learn(slot, item, true, false, event.atMs);
    this.signal(slot, item, gain, event.atMs);
  }

  private learnWatch(slot: number, item: number, event: WatchEvent): void {
    const play = judgePlay(event.playMs, event.durationMs, this.knowledge.settings);
    if (play === 'unknown') {
      this.knowledge.counts.badEvents++;
      return;
    }
    this.knowledge.people.add('seen', slot, item);
    this.knowledge.ranker.feedback(slot, item, play === 'long' ? 'longView' : 'none', true, event.atMs);
    this.signal(slot, item, playGain(play), event.atMs);
  }

  private learnExposure(slot: number, item: number, event: ExposureEvent): void {
    const play = judgePlay(
      event.playMs ?? Number.NaN,
      event.durationMs ?? this.knowledge.catalogue.durationMs[item]!,
      this.knowledge.settings,
    );
    const longView = event.longView ?? play === 'long';
    const outcome = outcomeOf({
      click: event.isClick === true,
      longView,
      like: event.isLike === true,
      follow: event.isFollow === true,
      detail: event.isProductOpen === true,
      buy: event.isPurchase === true,
      hide: event.isHate === true,
    });
    const known = outcomeOf({
      click: true,
      longView: true,
      like: true,
      follow: event.isFollow !== undefined,
      detail: event.isProductOpen !== undefined,
      buy: event.isPurchase !== undefined,
      hide: event.isHate !== undefined,
    });
    this.knowledge.ranker.learn(
      slot,
      item,
      textOf(event.tab),
      belongingOf(this.knowledge, slot, item).sum,
      outcome,
      known,
      event.atMs,
    );
    this.countImpression(slot, item);
    let gain = longView ? gains.longView : play === 'skip' ? gains.skip : 0;
    if (event.isClick && !longView) gain += gains.click;
    if (event.isLike) gain += gains.like;
    if (event.isComment) gain += gains.comment;
    if (event.isForward) gain += gains.share;
    this.signal(slot, item, gain, event.atMs);
    if (event.isFollow) this.follow(slot, this.knowledge.catalogue.author[item]!, true);
    if (event.isHate) this.hide(slot, 'hiddenItems', item, item, event.atMs);
  }

  private learnPast(slot: number, item: number, event: PastEvent): void {
    this.knowledge.people.add('seen', slot, item);
    this.knowledge.people.taste(slot, 0, this.knowledge.catalogue.category[item]!, 0, 1);
    this.knowledge.people.taste(slot, 1, this.knowledge.catalogue.author[item]!, 0, 1);
    const gain = (event.longView ? gains.longView : gains.past) + (event.isLike ? gains.like : 0);
    this.knowledge.ranker.learnPast(slot, item, event.longView === true, event.isLike === true, event.atMs);
    this.signal(slot, item, gain, event.atMs);
  }

  private learnFollow(event: FollowEvent): void {
    const author = this.authorOf(event);
    if (author < 0) {
      this.knowledge.counts.unknownItems++;
      return;
    }
    const slot = this.admit(event);
    if (slot < 0) return;
    this.knowledge.counts.learnt++;
    this.follow(slot, author, event.kind === 'follow');
    const item =
      event.item === undefined
        ? this.lastShownBy(slot, author)
        : this.knowledge.catalogue.items.find(event.item);
    if (event.kind === 'follow' && item >= 0)
      this.knowledge.ranker.feedback(slot, item, 'follow', false, event.atMs);
  }

  /** Who follows an author, follows for what was shown of them last. */
  private lastShownBy(slot: number, author: number): number {
    const { people, catalogue } = this.knowledge;
    for (let n = 0; n < recentLength; n++) {
      const item = people.recent(slot, n);
      if (item >= 0 && catalogue.author[item] === author) return item;
    }
    return -1;
  }

  private follow(slot: number, author: number, follows: boolean): void {
    if (this.knowledge.people.has('followed', slot, author) === follows) return;
    if (follows) this.knowledge.people.add('followed', slot, author);
    else this.knowledge.people.delete('followed', slot, author);
    this.knowledge.people.taste(slot, 1, author, follows ? gains.follow : gains.unfollow, 0);
    if (follows) this.knowledge.people.feedbacks[slot]!++;
  }

  private learnSearch(event: SearchEvent): void {
    const category = this.knowledge.catalogue.categories.find(textOf(event.category));
    if (category < 0) {
      this.knowledge.counts.unknownItems++;
      return;
    }
    const slot = this.admit(event);
    if (slot < 0) return;
    this.knowledge.counts.learnt++;
    this.knowledge.wants.note(slot, category, event.atMs);
  }

  private learnHide(event: HideEvent): void {
    const item = event.item === undefined ? -1 : this.knowledge.catalogue.items.find(event.item);
    const author = this.authorOf(event);
    const category =
      event.category === undefined
        ? (this.knowledge.catalogue.category[item] ?? -1)
        : this.knowledge.catalogue.categories.find(event.category);
    const target = { item, author, category }[event.scope] ?? -1;
    if (target < 0) {
      this.knowledge.counts.unknownItems++;
      return;
    }
    const slot = this.admit(event);
    if (slot < 0) return;
    this.knowledge.counts.learnt++;
    const set = ({ item: 'hiddenItems', author: 'hiddenAuthors', category: 'hiddenCategories' } as const)[
      event.scope
    ];
    this.hide(slot, set, target, item, event.atMs);
    if (item >= 0) this.knowledge.ranker.feedback(slot, item, 'hide', false, event.atMs);
  }

  private hide(
    slot: number,
    set: 'hiddenItems' | 'hiddenAuthors' | 'hiddenCategories',
    target: number,
    item: number,
    atMs: number,
  ): void {
    this.knowledge.people.add(set, slot, target);
    if (item >= 0) this.knowledge.leanings.learn(slot, item, false, false, atMs);
    if (set === 'hiddenItems') this.signal(slot, target, gains.hide, atMs);
    else this.knowledge.people.taste(slot, set === 'hiddenCategories' ? 0 : 1, target, gains.hide, 0);
    if (item >= 0) this.knowledge.people.add('seen', slot, item);
  }

  /** Feedback moves everything that the next answer reads: memory, tastes, co-visitation, what is trending. */
  private signal(slot: number, item: number, gain: number, atMs: number): void {
    const { people, catalogue } = this.knowledge;
    if (gain > 0) {
      if (people.feedbacks[slot]! < 0xffff_ffff) people.feedbacks[slot]!++;
      this.knowledge.fansOfCategories.note(catalogue.category[item]!, slot);
      this.knowledge.fansOfAuthors.note(catalogue.author[item]!, slot);
    }
    this.tellOthers(slot, item, gain, atMs);
    if (gain === 0) return;
    people.taste(slot, 0, catalogue.category[item]!, gain, 0);
    people.taste(slot, 1, catalogue.author[item]!, gain, 0);
  }

  /**
   * Remembers it, and has others know what that changes. However often one person praises an item, and takes it back, to
   * others it says at any time what is remembered of it, as of when it was met: never more, and never less than nothing.
   */
  private tellOthers(slot: number, item: number, gain: number, atMs: number): void {
    const { people, catalogue } = this.knowledge;
    const before = praise(people.rememberedGain(slot, item));
    const met = people.historyCount[slot]!;
    const k = people.remember(slot, item, gain, atMs);
    const said = praise(people.rememberedGain(slot, item)) - before;
    if (said !== 0) catalogue.countSuccess(item, said, people.historyMs[k]!);
    if (said > 0) this.pairWithHistory(slot, item, said, people.historyCount[slot]! - met, atMs);
  }

  /** `from`: the newest entries to be passed over, which are the item itself. */
  private pairWithHistory(slot: number, item: number, gain: number, from: number, atMs: number): void {
    const { people } = this.knowledge;
    let weight = gain;
    for (let n = from; n < from + this.knowledge.settings.pairWindow; n++, weight *= 0.9) {
      const k = people.newest(slot, n);
      if (k < 0) return;
      const past = people.historyGain[k]!;
      if (past > 0)
        this.knowledge.together.pair(item, people.historyItem[k]!, weight * Math.min(past, 4), atMs);
    }
  }

  /** The person's slot; -1, counted, where the event is one too many or of a moment that cannot be. */
  private admit({ person, atMs }: InterestEvent): number {
    const { people, moderation, counts } = this.knowledge;
    const slot = people.take(person);
    if (!moderation.believes(slot, atMs)) {
      counts.fromFuture++;
      return -1;
    }
    if (!moderation.admits(slot, atMs)) {
      counts.tooMany++;
      return -1;
    }
    return this.arrive(person, atMs);
  }

  private arrive(person: string, atMs: number): number {
    const slot = this.knowledge.people.take(person);
    if (atMs > this.knowledge.people.lastMs[slot]!) this.knowledge.people.lastMs[slot] = atMs;
    this.knowledge.people.fade(slot, atMs);
    return slot;
  }

  private authorOf(event: { item?: string; author?: string }): number {
    if (event.author !== undefined) return this.knowledge.catalogue.authors.find(event.author);
    const item = event.item === undefined ? -1 : this.knowledge.catalogue.items.find(event.item);
    return this.knowledge.catalogue.author[item] ?? -1;
  }
}
