import { type Random, randomBelow, randomNormal, seededRandom } from '@kanmai/kernel';

/** What a town is made of. Tuned once, so that what pleases most people on average reaches .45 of the ideal at most. */
export const townSize = {
  people: 400,
  items: 1_500,
  authors: 120,
  categories: 12,
  looks: 10,
  circles: 10,
  days: 20,
} as const;

/** How strongly each thing speaks, in log-odds of watching long. */
const strength = { base: -3.2, category: 2.6, look: 1.3, author: 0.9, appeal: 0.5, mood: 0.3 } as const;

export interface TownItem {
  readonly id: number;
  readonly author: number;
  readonly category: number;
  readonly look: number;
  readonly durationMs: number;
  /** On which day it is published, 0 is the first; most were there before. */
  readonly day: number;
  /** Hidden: what it has for everybody. */
  readonly appeal: number;
}

export interface TownPerson {
  readonly id: number;
  /** On which day the person comes to town. */
  readonly day: number;
  /** Hidden: how much each category, look and author is liked. */
  readonly categories: Float64Array;
  readonly looks: Float64Array;
  readonly authors: Float64Array;
}

export interface Town {
  readonly seed: number;
  readonly items: readonly TownItem[];
  readonly people: readonly TownPerson[];
  /** The chance that this person, shown this item, watches it long: the reward. */
  reward(person: number, item: number): number;
}

/** A town of its own for each seed. */
export function makeTown(seed: number): Town {
  const random = seededRandom(seed * 7_919 + 11);
  const authors = Array.from({ length: townSize.authors }, () => ({
    category: randomBelow(random, townSize.categories),
    look: randomBelow(random, townSize.looks),
  }));
  const items = Array.from({ length: townSize.items }, (_, id) => makeItem(random, id, authors));
  const circles = Array.from({ length: townSize.circles }, () => ({
    categories: likings(random, townSize.categories, 3),
    looks: likings(random, townSize.looks, 2),
  }));
  const people = Array.from({ length: townSize.people }, (_, id) => makePerson(random, id, circles));
  const rewards = new Float64Array(people.length * items.length);
  for (const person of people)
    for (const item of items) rewards[person.id * items.length + item.id] = rewardOf(random, person, item);
  return { seed, items, people, reward: (person, item) => rewards[person * items.length + item]! };
}

function makeItem(
  random: Random,
  id: number,
  authors: readonly { readonly category: number; readonly look: number }[],
): TownItem {
  const author = randomBelow(random, authors.length);
  const own = authors[author]!;
  return {
    ...{ id, author },
    // Authors mostly keep to what they do.
    category: random.next() < 0.85 ? own.category : randomBelow(random, townSize.categories),
    look: random.next() < 0.6 ? own.look : randomBelow(random, townSize.looks),
    durationMs: 1_000 * (8 + randomBelow(random, 40)),
    day: random.next() < 0.7 ? 0 : randomBelow(random, townSize.days),
    appeal: randomNormal(random),
  };
}

/** `liked` of `count` things are liked, the first most; the others are not. */
function likings(random: Random, count: number, liked: number): Float64Array {
  const all = new Float64Array(count);
  for (let rank = 0; rank < liked; rank++) all[randomBelow(random, count)] = 1 - 0.2 * rank;
  return all;
}

/** People are of a circle that shares tastes, with tastes of their own: half of what they like is their circle's. */
function makePerson(
  random: Random,
  id: number,
  circles: readonly { readonly categories: Float64Array; readonly looks: Float64Array }[],
): TownPerson {
  const circle = circles[randomBelow(random, circles.length)]!;
  const own = {
    categories: likings(random, townSize.categories, 2),
    looks: likings(random, townSize.looks, 1),
  };
  const mix = (shared: Float64Array, mine: Float64Array) =>
    shared.map((liked, at) => Math.max(random.next() < 0.7 ? liked : 0, mine[at]!));
  const authors = new Float64Array(townSize.authors);
  for (let i = 0; i < 12; i++) authors[randomBelow(random, townSize.authors)] = 1;
  return {
    ...{ id, day: randomBelow(random, townSize.days - 4) },
    categories: mix(circle.categories, own.categories),
    looks: mix(circle.looks, own.looks),
    authors,
  };
}

function rewardOf(random: Random, person: TownPerson, item: TownItem): number {
  const logOdds =
    strength.base +
    strength.category * person.categories[item.category]! +
    strength.look * person.looks[item.look]! +
    strength.author * person.authors[item.author]! +
    strength.appeal * item.appeal +
    strength.mood * randomNormal(random);
  return 1 / (1 + Math.exp(-logOdds));
}
