import { type Random, randomBelow, shuffled } from '@kanmai/kernel';
import type { Town, TownItem } from './town.ts';

const dayMs = 86_400_000;
/** The town's first morning. */
export const townStartMs = Date.UTC(2026, 0, 1, 6);

export interface TownSession {
  readonly day: number;
  readonly person: number;
  readonly startMs: number;
  /** How many items the person will watch at most. */
  readonly items: number;
}

/** Who comes when, in the order of time: from their first day on most people come on most days, some twice. */
export function* sessionsOf(town: Town, days: number, random: Random): Generator<TownSession> {
  for (let day = 0; day < days; day++) {
    const coming = town.people.filter(
      (person) => person.day <= day && (person.day === day || random.next() < 0.75),
    );
    const twice = coming.filter(() => random.next() < 0.3);
    const all = shuffled(random, [...coming, ...twice]);
    for (const [turn, person] of all.entries()) {
      const startMs = townStartMs + day * dayMs + Math.floor((turn / all.length) * 16 * 3_600_000);
      yield { day, person: person.id, startMs, items: 8 + randomBelow(random, 25) };
    }
  }
}

export const publishedMsOf = (item: TownItem): number => townStartMs + (item.day - 1) * dayMs;

export interface TownReaction {
  readonly playMs: number;
  readonly isLong: boolean;
  readonly isLiked: boolean;
}

/** What a person does with an item: watches it long by the chance that is the reward, or leaves sooner or later. */
export function react(town: Town, person: number, item: TownItem, random: Random): TownReaction {
  const reward = town.reward(person, item.id);
  const isLong = random.next() < reward;
  const share = isLong ? 1 : random.next() ** 2;
  const isLiked = isLong && random.next() < 0.3 * reward;
  // Who leaves does so before it counts as long.
  const playMs = isLong ? item.durationMs : Math.min(17_000, Math.floor(item.durationMs * 0.95)) * share;
  return { playMs: Math.floor(playMs), isLong, isLiked };
}
