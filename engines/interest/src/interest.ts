import type {
  ExplainAnswer,
  InterestsAnswer,
  ScoreAnswer,
  ScoreRequest,
  SkeletonItem,
  SkeletonRequest,
} from './answers.ts';
import { Audience, type AudienceAnswer, type AudienceRequest } from './audience.ts';
import { explanationOf, interestsOf } from './beliefs.ts';
import type { TaskCalibration } from './calibration.ts';
import type { Choices } from './choices.ts';
import type { InterestCounters, InterestEvent, InterestItem, InterestPerson } from './events.ts';
import { type Feelings, feelingsOf } from './fondness.ts';
import { areSignals, type ItemSignals } from './item-signals.ts';
import { belongingOf, Knowledge, textOf } from './knowledge.ts';
import { Learning } from './learning.ts';
import { Serving } from './serving.ts';
import { type InterestSettings, interestDefaults } from './settings.ts';
import { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import type { NamedVectors, PutVectorsAnswer } from './vectors.ts';

/** An engine for one process: everything it knows is in it. Nothing here waits, reads a clock or draws by itself. */
export class Interest {
  readonly settings: InterestSettings;
  private readonly knowledge: Knowledge;
  private readonly learning: Learning;
  private readonly serving: Serving;

  /** @internal Use `createInterest` or `restoreInterest`. */
  constructor(settings: InterestSettings, from?: SnapshotReader) {
    this.settings = settings;
    this.knowledge = new Knowledge(settings);
    if (from !== undefined) this.knowledge.load(from);
    this.learning = new Learning(this.knowledge);
    this.serving = new Serving(this.knowledge);
  }

  /** Adds or replaces an item. An item beyond `itemsMax` is refused and counted. */
  putItem(item: InterestItem): void {
    const number = typeof item.id === 'string' && item.id !== '' ? this.knowledge.catalogue.put(item) : -1;
    if (number < 0) this.knowledge.counts.refusedItems++;
    else this.knowledge.leanings.appeals.changed(number);
    this.knowledge.together.reserve(this.knowledge.catalogue.items.size);
  }

  /** Never serves it again, until it is put again. What it taught stays. */
  removeItem(id: string): void {
    if (!this.knowledge.catalogue.remove(id)) this.knowledge.counts.unknownItems++;
  }

  /**
   * Notes how far an item can be believed, had, delivered, and earned from; signals left out stay. What is no number in
   * [0, 1] is refused and counted.
   */
  putItemSignals(item: string, signals: Partial<ItemSignals>): void {
    const { catalogue, counts } = this.knowledge;
    const number = catalogue.items.find(item);
    if (!areSignals(signals)) counts.badSignals++;
    else if (number < 0) counts.unknownItems++;
    else catalogue.putSignals(number, signals);
  }

  /**
   * Takes vectors of items that somebody else computed, of `dim` numbers each, one after another in `values`; those of
   * the same name and item are replaced. Items whose vectors point the same way are found for who enjoyed one of them.
   */
  putVectors(name: string, dim: number, ids: readonly string[], values: Float32Array): PutVectorsAnswer {
    return this.knowledge.vectors.put(name, dim, ids, values);
  }

  /** Forgets all vectors of a name; false where there are none. */
  removeVectors(name: string): boolean {
    return this.knowledge.vectors.sets.delete(name);
  }

  /** The names by which there are vectors: at most `vectorNamesMax`. */
  vectorNames(): string[] {
    return [...this.knowledge.vectors.sets.keys()];
  }

  /** The vectors of a name, as kept. */
  vectors(name: string): NamedVectors | undefined {
    return this.knowledge.vectors.named(name);
  }

  /**
   * Arranges vectors anew where many came, so that finding stays fast: a second for each ten thousand or so, with a
   * pause every few milliseconds, at which the engine may be asked and told anything.
   */
  arrangeVectors(): Generator<void> {
    return this.knowledge.vectors.arranging();
  }

  /**
   * From now on an item is owed so many more impressions, in place of what it was owed: while it is, it competes for
   * `freshShare` of the slots. A new item is owed `firstAudience`; the steps of a traffic race give more, or nothing.
   */
  giveAudience(id: string, audience: number): void {
    const item = this.knowledge.catalogue.items.find(id);
    if (!(audience >= 0)) this.knowledge.counts.badEvents++;
    else if (item < 0) this.knowledge.counts.unknownItems++;
    else this.knowledge.catalogue.giveAudience(item, Math.floor(audience));
  }

  /** Notes what is known of a person beforehand; replaces earlier traits. */
  putPerson(person: InterestPerson): void {
    if (textOf(person.id) === '') return;
    this.knowledge.people.setTraits(this.knowledge.people.take(person.id), (person.traits ?? []).map(textOf));
  }

  /** Learns from one event. Never throws for what an event says: what cannot be used is counted. */
  learn(event: InterestEvent): void {
    this.learning.learn(event);
  }

  /** The next items for a person: at most `count`, none ever shown to this person; empty when nothing is left. */
  skeleton(request: SkeletonRequest): SkeletonItem[] {
    return this.serving.skeleton(request);
  }

  /** How likely this person, shown this item now, does what the model has a task for. Knows no item: the base rates. */
  score(request: ScoreRequest): ScoreAnswer {
    const slot = this.knowledge.people.find(request.person);
    const item = this.knowledge.catalogue.items.find(request.item);
    const { ranker } = this.knowledge;
    ranker.turnTo(slot, textOf(request.tab), request.atMs);
    if (item < 0) ranker.model.expectNothing();
    else ranker.model.expect(item, belongingOf(this.knowledge, slot, item).sum);
    return ranker.model.answer();
  }

  /**
   * Forgets a person's tastes and, unless `keepsHidden`, what was hidden. What was seen stays seen; follows stay.
   */
  reset(person: string, keepsHidden = false): void {
    const slot = this.knowledge.people.find(person);
    if (slot < 0) this.knowledge.counts.unknownPeople++;
    else this.knowledge.people.reset(slot, keepsHidden);
  }

  /** Forgets one taste of a person, with what the model and the memory hold of it. What was seen stays seen. */
  drop(person: string, scope: 'author' | 'category', target: string): void {
    this.learning.drop(person, scope, target);
  }

  /** Takes back that an author or a category was hidden, and the dislike that came of it. */
  unhide(person: string, scope: 'author' | 'category', target: string): void {
    this.learning.unhide(person, scope, target);
  }

  /** Forgets a person altogether. What others were taught by it (sums over many people) stays. */
  forget(person: string): void {
    if (!this.knowledge.people.forget(person)) this.knowledge.counts.unknownPeople++;
  }

  /** A stranger signed in: what `from` did becomes part of `into`, and `from` is forgotten. */
  merge(from: string, into: string): void {
    if (this.knowledge.people.find(from) < 0 || from === into) {
      this.knowledge.counts.unknownPeople++;
      return;
    }
    const target = this.knowledge.people.take(into);
    const source = this.knowledge.people.find(from);
    if (source < 0) return;
    this.knowledge.ranker.closeOf(source);
    this.knowledge.ranker.mergeHabits(source, target);
    this.knowledge.leanings.merge(source, target);
    this.knowledge.wants.merge(source, target);
    this.knowledge.people.merge(from, into);
  }

  /** What the engine believes of a person. */
  interests(person: string): InterestsAnswer {
    return interestsOf(this.knowledge, person);
  }

  /** Whether anything this person did is remembered. */
  remembers(person: string): boolean {
    const slot = this.knowledge.people.find(person);
    return slot >= 0 && this.knowledge.people.historyCount[slot]! > 0;
  }

  /**
   * How a person feels at `atMs` about the authors and categories they have met, as data: for orders made elsewhere,
   * such as that of what a search found. `fondnessBy` reads it.
   */
  feelings(person: string, atMs: number): Feelings {
    return feelingsOf(this.knowledge, person, atMs);
  }

  /** What speaks for showing this item to this person, strongest first. */
  explain(person: string, item: string, choices?: Choices): ExplainAnswer {
    const slot = this.knowledge.people.find(person);
    const atMs = slot < 0 ? 0 : this.knowledge.people.lastMs[slot]!;
    return explanationOf(this.knowledge, person, item, this.score({ person, item, atMs }), choices);
  }

  /** Per task of the model: what it answered beside what happened, each exposure judged before it was learnt. */
  calibration(): TaskCalibration[] {
    return this.knowledge.ranker.model.calibration.answer();
  }

  /** From content to people: who would watch an item long, most likely first, and how many there are. */
  audience(request: AudienceRequest): AudienceAnswer {
    return new Audience(this.knowledge).find(request);
  }

  counters(): InterestCounters {
    return this.knowledge.counters();
  }

  /** Everything the engine knows, as bytes. `restoreInterest` goes on from them as if never interrupted. */
  snapshot(): Uint8Array {
    const pieces = [...this.snapshotPieces()];
    const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  /**
   * The same bytes in pieces, each the work of a few milliseconds. Between two pieces the engine may be asked, but must
   * be told nothing.
   */
  *snapshotPieces(): Generator<Uint8Array> {
    const out = new SnapshotWriter();
    out.text(JSON.stringify(this.settings));
    for (const _ of this.knowledge.save(out)) yield* out.take();
    out.end();
    yield* out.take();
  }
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
  const interest = new Interest(JSON.parse(from.text()) as InterestSettings, from);
  from.end();
  return interest;
}
