import type { Knowledge } from './knowledge.ts';
import type { PersonSet } from './people.ts';
import { rateAt, tasteValue } from './taste.ts';

/** How a person feels about an author and a category together: 0 where nothing is known, up to 1; below 0 is dislike. */
export type Fondness = (author: string, category: string) => number;

/** What a person feels for one author or category, as of one moment. */
interface Feeling {
  /** Good per shown. */
  rate: number;
  /** An author is followed, or not; a category was looked for of late, 0 to 1. */
  drawn: number;
  hidden: boolean;
}

/** What a person feels for what they have met: data, to be carried to where it is used and read by `fondnessBy`. */
export interface Feelings {
  readonly authors: ReadonlyMap<string, Readonly<Feeling>>;
  readonly categories: ReadonlyMap<string, Readonly<Feeling>>;
}

/** Reads a person's tastes, follows and wants as they are at `atMs`. */
export function feelingsOf(knowledge: Knowledge, person: string, atMs: number): Feelings {
  const { people, catalogue, wants } = knowledge;
  const slot = people.find(person);
  const authors = new Map<string, Feeling>();
  const categories = new Map<string, Feeling>();
  if (slot < 0) return { authors, categories };
  const halves = [
    { feelings: categories, names: catalogue.categories, hidden: 'hiddenCategories' },
    { feelings: authors, names: catalogue.authors, hidden: 'hiddenAuthors' },
  ] as const;
  const faded = people.fadeTo(slot, atMs);
  for (const [half, { feelings, names, hidden }] of halves.entries()) {
    const at = (key: number) => feelingAt(feelings, names.text(key));
    const start = people.tasteStart(slot, half as 0 | 1);
    for (let k = start; k < start + people.affinities; k++)
      if (people.tasteKey[k]! >= 0) at(people.tasteKey[k]!).rate = rateAt(people, k, faded);
    for (const key of keysOf(hidden)) at(key).hidden = true;
  }
  for (const key of keysOf('followed')) feelingAt(authors, catalogue.authors.text(key)).drawn = 1;
  wants.visit(slot, atMs, (key, strength) => {
    feelingAt(categories, catalogue.categories.text(key)).drawn = strength;
  });
  return { authors, categories };

  function keysOf(set: PersonSet): Iterable<number> {
    return people.set(set, slot)?.values() ?? [];
  }
}

function feelingAt(feelings: Map<string, Feeling>, name: string): Feeling {
  const known = feelings.get(name);
  if (known !== undefined) return known;
  const feeling = { rate: 0, drawn: 0, hidden: false };
  feelings.set(name, feeling);
  return feeling;
}

const nothing: Readonly<Feeling> = { rate: 0, drawn: 0, hidden: false };

/** How fond of an author and a category somebody with these feelings is. What was hidden is disliked as much as can be. */
export function fondnessBy({ authors, categories }: Feelings): Fondness {
  return (authorName, categoryName) => {
    const author = authors.get(authorName) ?? nothing;
    const category = categories.get(categoryName) ?? nothing;
    if (author.hidden || category.hidden) return -1;
    const value = tasteValue(category.rate, author.rate, 0, author.drawn > 0, category.drawn);
    return Math.max(-1, Math.min(1, value));
  };
}
