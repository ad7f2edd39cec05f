import { type Random, randomBelow } from '@kanmai/kernel';
import type { Reason } from './answers.ts';
import { reasonOf } from './beliefs.ts';
import { belongingOf, type Knowledge, leaningShift } from './knowledge.ts';
import { boundsOfMean } from './race/bounds.ts';
import { tasteRate, tasteWeights } from './taste.ts';

export interface AudienceRequest {
  /** The item, or several that stand for one thing: a person counts with the one that suits them best. */
  items: readonly string[];
  atMs: number;
  /** People wanted in order; 0: numbers alone. */
  count: number;
  /** People who are not to be counted: those who did not consent. */
  allow?: (person: string) => boolean;
  random: Random;
}

export interface LikelyPerson {
  person: string;
  /** The chance of a long view, were it shown now. */
  chance: number;
  reason: Reason | null;
}

export interface AudienceAnswer {
  /** Most likely first: out of those who lately enjoyed its kind, and of a sample of everybody. */
  people: LikelyPerson[];
  /** People of the sample who may be counted, and those of them who are likely to watch it long. */
  sampled: number;
  likely: string[];
  /** Estimated over everybody the engine remembers; the bounds hold with 95 %. */
  reach: { people: number; low: number; high: number };
  /** From this chance on somebody counts as likely. */
  threshold: number;
}

/** Somebody is likely who is so much likelier than people are to watch anything long. */
const likelyLift = 1.1;
/** People looked at: an answer costs as much with a thousand people as with a million. */
const sampleMax = 1_024;
const fansMax = 512;
const itemsMax = 4;
const boundError = 0.05;

/** Who would watch an item long. Looks at a bounded number of people and changes nothing. */
export class Audience {
  private readonly knowledge: Knowledge;

  constructor(knowledge: Knowledge) {
    this.knowledge = knowledge;
  }

  find({ items, atMs, count, allow = () => true, random }: AudienceRequest): AudienceAnswer {
    const { catalogue, people, ranker } = this.knowledge;
    const numbers = items.map((id) => catalogue.items.find(id)).filter((item) => item >= 0);
    const wanted = numbers.slice(0, itemsMax);
    const threshold = Math.min(0.95, ranker.usualRate() * likelyLift);
    const isAllowed = (slot: number) => {
      const id = people.id(slot);
      return id !== undefined && allow(id);
    };
    const chances = new Map<number, number>();
    const chanceOf = (slot: number) => {
      let chance = chances.get(slot);
      if (chance === undefined) {
        chance = this.bestChance(slot, wanted, atMs);
        chances.set(slot, chance);
      }
      return chance;
    };
    const sample = wanted.length === 0 ? [] : this.sample(random).filter(isAllowed);
    const likely = sample.filter((slot) => chanceOf(slot) >= threshold);
    const bounds = boundsOfMean(sample.length, likely.length, boundError);
    const isAll = people.size <= sampleMax;
    const share = sample.length > 0 ? likely.length / sample.length : 0;
    const counted = isAll ? sample.length : people.size;
    return {
      people: count > 0 ? this.ranked(wanted, count, atMs, sample, isAllowed, chanceOf) : [],
      sampled: sample.length,
      likely: likely.map((slot) => people.id(slot)!),
      reach: {
        people: Math.round(share * counted),
        low: isAll ? likely.length : Math.floor(bounds.low * counted),
        high: isAll ? likely.length : Math.ceil(sample.length > 0 ? bounds.high * counted : 0),
      },
      threshold,
    };
  }

  /** Everybody while they are few, else so many drawn evenly, each once. */
  private sample(random: Random): number[] {
    const { people } = this.knowledge;
    const all = people.slotCount;
    if (people.size <= sampleMax) return Array.from({ length: all }, (_, slot) => slot);
    const drawn = new Set<number>();
    for (let tries = 0; tries < 8 * sampleMax && drawn.size < sampleMax; tries++) {
      const slot = randomBelow(random, all);
      if (people.id(slot) !== undefined) drawn.add(slot);
    }
    return [...drawn];
  }

  private ranked(
    items: readonly number[],
    count: number,
    atMs: number,
    sample: readonly number[],
    isAllowed: (slot: number) => boolean,
    chanceOf: (slot: number) => number,
  ): LikelyPerson[] {
    const { people } = this.knowledge;
    const found = new Set<number>([...sample, ...[...this.fansOf(items)].filter(isAllowed)]);
    return [...found]
      .map((slot) => ({ slot, chance: chanceOf(slot) }))
      .filter(({ chance }) => chance > 0)
      .sort((a, b) => b.chance - a.chance || a.slot - b.slot)
      .slice(0, count)
      .map(({ slot, chance }) => ({
        person: people.id(slot)!,
        chance,
        reason: this.reasonFor(slot, items, atMs),
      }));
  }

  /** People who lately enjoyed something of the items' authors and categories, and of what is enjoyed together with them. */
  private fansOf(items: readonly number[]): Set<number> {
    const { catalogue, together, fansOfAuthors, fansOfCategories } = this.knowledge;
    const found = new Set<number>();
    const add = (slots: Iterable<number>) => {
      for (const slot of slots) {
        if (found.size >= fansMax) return;
        found.add(slot);
      }
    };
    for (const item of items) add(fansOfAuthors.of(catalogue.author[item]!));
    for (const item of items)
      together.spread(item, 1, (partner) => add(fansOfAuthors.of(catalogue.author[partner]!)));
    for (const item of items) add(fansOfCategories.of(catalogue.category[item]!));
    return found;
  }

  /** 0 for whoever hid it, its author or its category, and for whoever has seen all of them. */
  private bestChance(slot: number, items: readonly number[], atMs: number): number {
    const { catalogue, people, ranker } = this.knowledge;
    let best = 0;
    let isTurned = false;
    for (const item of items) {
      if (people.has('hiddenAuthors', slot, catalogue.author[item]!)) return 0;
      if (people.has('seen', slot, item) || people.has('hiddenItems', slot, item)) continue;
      if (people.has('hiddenCategories', slot, catalogue.category[item]!)) continue;
      if (!isTurned) ranker.turnTo(slot, 'for-you', atMs);
      isTurned = true;
      ranker.model.expect(item, belongingOf(this.knowledge, slot, item).sum);
      best = Math.max(best, ranker.model.shifted(1, leaningShift(this.knowledge, slot, item, 0, atMs)));
    }
    return best;
  }

  /** What speaks most for it: what they enjoyed with it, its author, its category; null where only the model says so. */
  private reasonFor(slot: number, items: readonly number[], atMs: number): Reason | null {
    const { catalogue, people } = this.knowledge;
    const faded = people.fadeTo(slot, atMs);
    let best: { reason: Reason; weight: number } | null = null;
    for (const item of items) {
      const belonging = belongingOf(this.knowledge, slot, item);
      const author = catalogue.author[item]!;
      const ways = [
        ['together', tasteWeights.together * belonging.sum, belonging.because],
        ['author', tasteWeights.author * tasteRate(people, slot, 1, author, faded), -1],
        [
          'category',
          tasteWeights.category * tasteRate(people, slot, 0, catalogue.category[item]!, faded),
          -1,
        ],
        ['follow', people.has('followed', slot, author) ? tasteWeights.followed : 0, -1],
      ] as const;
      for (const [channel, weight, about] of ways) {
        if (weight <= 0 || (best !== null && weight <= best.weight)) continue;
        best = { reason: reasonOf(catalogue, channel, item, about), weight };
      }
    }
    return best?.reason ?? null;
  }
}
