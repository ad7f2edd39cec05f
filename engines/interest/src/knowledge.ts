import { Catalogue } from './catalogue.ts';
import type { InterestCounters } from './events.ts';
import { Fans } from './fans.ts';
import { Leanings } from './leanings.ts';
import { Moderation } from './moderation.ts';
import { People } from './people.ts';
import { Ranker } from './ranker.ts';
import type { InterestSettings } from './settings.ts';
import type { SnapshotReader, SnapshotWriter } from './snapshot.ts';
import { outcomeBits, taskNames } from './tasks.ts';
import { type Belonging, togetherOf } from './taste.ts';
import { Together } from './together.ts';
import { Vectors } from './vectors.ts';
import { Verdict } from './verdict.ts';
import { Wants } from './wants.ts';

const countNames = [
  ...(['learnt', 'unknownItems', 'unknownPeople', 'badEvents', 'refusedItems'] as const),
  ...(['tooMany', 'fromFuture', 'badSignals'] as const),
] as const;

const longViewTask = taskNames.indexOf('longView');
/** What a person's leanings count as a success. */
const success = outcomeBits.longView | outcomeBits.like;

/** Everything an engine knows. What learns writes it; what answers only reads it. */
export class Knowledge {
  readonly settings: InterestSettings;
  readonly catalogue: Catalogue;
  readonly people: People;
  readonly together: Together;
  readonly ranker: Ranker;
  readonly vectors: Vectors;
  readonly leanings: Leanings;
  readonly wants: Wants;
  readonly moderation: Moderation;
  /** What the model expects of a long view and what the leanings do, made one. */
  readonly verdict: Verdict;
  readonly fansOfCategories = new Fans();
  readonly fansOfAuthors = new Fans();
  readonly counts = {
    ...{ learnt: 0, unknownItems: 0, unknownPeople: 0, badEvents: 0, refusedItems: 0 },
    ...{ tooMany: 0, fromFuture: 0, badSignals: 0 },
  };

  constructor(settings: InterestSettings) {
    this.settings = settings;
    this.catalogue = new Catalogue(settings);
    this.people = new People(settings);
    this.together = new Together(settings);
    this.ranker = new Ranker(settings, this.catalogue, this.people);
    this.vectors = new Vectors(this.catalogue);
    this.leanings = new Leanings(this.catalogue, settings.affinityHalfLifeDays);
    this.wants = new Wants(settings.wantHalfLifeHours);
    this.verdict = new Verdict(1 - settings.beliefShare);
    this.moderation = new Moderation(settings);
    // Not when somebody has their tastes forgotten: what one person may teach is no matter of taste.
    this.people.onTake = (slot) => this.moderation.clear(slot);
    this.people.onClear = (slot) => {
      this.ranker.forgetHabits(slot);
      this.leanings.clear(slot);
      this.wants.clear(slot);
    };
    this.ranker.onOutcome = (slot, item, logOdds, outcome, atMs) => {
      const isGood = (outcome & success) !== 0;
      this.verdict.learn(logOdds, this.leanings.expect(slot, item, 0, atMs), isGood);
      this.leanings.learn(slot, item, isGood, true, atMs);
    };
    this.people.onLeave = (slot) => this.ranker.dropOf(slot);
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
      awaitedExposures: this.ranker.awaitedExposures,
      vectors: this.vectors.size,
    };
  }

  private parts() {
    const { catalogue, people, together, ranker, leanings, moderation, fansOfCategories, fansOfAuthors } =
      this;
    const { vectors, wants, verdict } = this;
    return [
      ...([catalogue, people, together, ranker] as const),
      ...([leanings, moderation, fansOfCategories, fansOfAuthors] as const),
      ...([vectors, wants, verdict] as const),
    ];
  }

  *save(out: SnapshotWriter): Generator<void> {
    for (const name of countNames) out.number(this.counts[name]);
    for (const part of this.parts()) yield* part.save(out);
  }

  load(from: SnapshotReader): void {
    for (const name of countNames) this.counts[name] = from.number();
    for (const part of this.parts()) part.load(from);
  }
}

/** How much an item belongs with what a person remembers; nothing for a person never met (slot -1). */
export function belongingOf({ people, together }: Knowledge, slot: number, item: number): Belonging {
  return slot < 0 ? { sum: 0, because: -1 } : togetherOf(people, together, slot, item);
}

/**
 * By how much the log-odds that the model concluded of an item are shifted by what the person leans to. `curiosity`:
 * deviations of what is not known yet that speak for it.
 */
export function leaningShift(
  { leanings, ranker, verdict }: Knowledge,
  slot: number,
  item: number,
  curiosity: number,
  atMs: number,
): number {
  const expected = ranker.model.logOdds(longViewTask);
  return verdict.logOdds(expected, leanings.expect(slot, item, curiosity, atMs)) - expected;
}

/** Texts come from outside, and may be anything. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
