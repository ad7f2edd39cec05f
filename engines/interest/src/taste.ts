import type { People } from './people.ts';
import type { Together } from './together.ts';

/** How many of the newest interactions speak for what belongs together with them. */
export const speakingHistory = 16;
/** Each step back in the history counts this much less. */
export const stepBack = 0.92;

/** What each part of a taste weighs in the ranking, in recall and in explanations; leanings in explanations alone. */
export const tasteWeights = { category: 0.7, author: 0.8, together: 2, followed: 0.4, leaning: 0.1 } as const;

export interface Belonging {
  sum: number;
  /** The remembered item that speaks most for it, or -1. */
  because: number;
}

/** How much a person likes a category (half 0) or author (half 1): good per shown, pulled to 0 while little is known. */
export function tasteRate(people: People, slot: number, half: 0 | 1, key: number, faded: number): number {
  const k = people.findTaste(slot, half, key);
  return k < 0 ? 0 : rateAt(people, k, faded);
}

/** The same, at a known place. `faded`: what weights kept then weigh now. */
export function rateAt(people: People, k: number, faded: number): number {
  return (people.tasteGood[k]! * faded) / (people.tasteShown[k]! * faded + 3);
}

/** How much an item belongs together with what a person remembers: the more, the newer the memory. */
export function togetherOf(people: People, together: Together, slot: number, item: number): Belonging {
  const found: Belonging = { sum: 0, because: -1 };
  let strongest = 0;
  let step = 1;
  for (let n = 0; n < speakingHistory; n++, step *= stepBack) {
    const k = people.newest(slot, n);
    if (k < 0) break;
    if (people.historyGain[k] === 0) continue;
    const past = people.historyItem[k]!;
    const gain = people.historyGain[k]! * step * together.closeness(past, item);
    found.sum += gain;
    if (gain <= strongest) continue;
    strongest = gain;
    found.because = past;
  }
  return found;
}

/** One number for the ranking; the unit is about one certain long view. */
export function tasteValue(category: number, author: number, together: number, followed: boolean): number {
  const value =
    tasteWeights.category * category +
    tasteWeights.author * author +
    tasteWeights.together * together +
    (followed ? tasteWeights.followed : 0);
  return value / (1 + 0.35 * Math.abs(value));
}
