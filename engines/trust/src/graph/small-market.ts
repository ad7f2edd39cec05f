import { type Random, randomBelow } from '@kanmai/kernel';
import type { Ratings } from './ratings.ts';

/** For tests: a graph of people from lines of `[rater, rated, weight]`, a day apart. */
export function graphOf(people: number, lines: readonly (readonly [number, number, number])[]): Ratings {
  return {
    raterCount: people,
    ratedCount: people,
    raters: Int32Array.from(lines, ([rater]) => rater),
    rated: Int32Array.from(lines, ([, rated]) => rated),
    weights: Float64Array.from(lines, ([, , weight]) => weight),
    atS: Float64Array.from(lines, (_, at) => at * 86_400),
  };
}

/** Honest people (the first `honest`) rate by what each deserves; the others say the opposite. */
export function market(people: number, honest: number, count: number, random: Random): Ratings {
  const deserved = Array.from({ length: people }, (_, who) => (who < honest && who % 3 !== 0 ? 0.8 : -0.8));
  const lines = new Map<string, readonly [number, number, number]>();
  while (lines.size < count) {
    const rater = randomBelow(random, people);
    const rated = randomBelow(random, people);
    if (rater === rated) continue;
    const told = deserved[rated]! * (rater < honest ? 1 : -1) + (random.next() - 0.5) * 0.4;
    lines.set(`${rater} ${rated}`, [rater, rated, Math.max(-1, Math.min(1, told))]);
  }
  return graphOf(people, [...lines.values()]);
}
