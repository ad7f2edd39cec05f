import type { Knowledge } from './knowledge.ts';
import type { PersonSet } from './people.ts';
import { tasteRate, tasteValue } from './taste.ts';

/** How a person feels about an author and a category together: 0 where nothing is known, up to 1; below 0 is dislike. */
export type Fondness = (author: string, category: string) => number;

const indifferent: Fondness = () => 0;

/** Reads a person's tastes, follows and wants. What was hidden is disliked as much as can be. */
export function fondnessOf({ people, catalogue, wants }: Knowledge, person: string, atMs: number): Fondness {
  const slot = people.find(person);
  if (slot < 0) return indifferent;
  const faded = people.fadeTo(slot, atMs);
  return (author, category) => {
    const authorKey = catalogue.authors.find(author);
    const categoryKey = catalogue.categories.find(category);
    // Of neither name was anything ever heard where it has no key.
    const isAmong = (set: PersonSet, key: number) => key >= 0 && people.has(set, slot, key);
    if (isAmong('hiddenAuthors', authorKey) || isAmong('hiddenCategories', categoryKey)) return -1;
    const value = tasteValue(
      categoryKey < 0 ? 0 : tasteRate(people, slot, 0, categoryKey, faded),
      authorKey < 0 ? 0 : tasteRate(people, slot, 1, authorKey, faded),
      0,
      isAmong('followed', authorKey),
      wants.strength(slot, categoryKey, atMs),
    );
    return Math.max(-1, Math.min(1, value));
  };
}
