import type { Catalogue } from './catalogue.ts';
import type { People } from './people.ts';
import type { Together } from './together.ts';

/** How many of the newest interactions speak for what belongs together with them. */
export const speakingHistory = 16;
/** Each step back in the history counts this much less. */
export const stepBack = 0.92;

export interface TasteParts {
  category: number;
  author: number;
  together: number;
  /** The remembered item that speaks most for it, or -1. */
  because: number;
  followed: boolean;
}

/** How much a person likes a category (half 0) or author (half 1): good per shown, pulled to 0 while little is known. */
export function tasteRate(people: People, slot: number, half: 0 | 1, key: number): number {
  const k = people.findTaste(slot, half, key);
  if (k < 0) return 0;
  return people.tasteGood[k]! / (people.tasteShown[k]! + 3);
}

/** What a person's memory says of an item, part by part. */
export function tasteParts(
  catalogue: Catalogue,
  people: People,
  together: Together,
  slot: number,
  item: number,
): TasteParts {
  const author = catalogue.author[item]!;
  const parts: TasteParts = {
    category: tasteRate(people, slot, 0, catalogue.category[item]!),
    author: tasteRate(people, slot, 1, author),
    together: 0,
    because: -1,
    followed: people.has('followed', slot, author),
  };
  let strongest = 0;
  let step = 1;
  for (let n = 0; n < speakingHistory; n++, step *= stepBack) {
    const k = people.newest(slot, n);
    if (k < 0) break;
    const past = people.historyItem[k]!;
    const gain = people.historyGain[k]! * step * together.closeness(past, item);
    parts.together += gain;
    if (gain > strongest) {
      strongest = gain;
      parts.because = past;
    }
  }
  return parts;
}

/** One number for the ranking; the unit is about one certain long view. */
export function tasteValue(parts: TasteParts): number {
  const value = 0.7 * parts.category + 0.8 * parts.author + 2 * parts.together + (parts.followed ? 0.4 : 0);
  return value / (1 + 0.35 * Math.abs(value));
}
