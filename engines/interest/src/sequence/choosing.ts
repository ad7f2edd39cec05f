import { type NextPart, Tally } from './tally.ts';

/** A sequence whose next item is known. */
export interface Question {
  readonly items: ArrayLike<number>;
  readonly next: number;
}

/** Some values to try, per setting. */
export type Choices<S> = { readonly [K in keyof S]?: readonly S[K][] };

/** Tries the values of one setting after another and keeps what is judged best; the first of equals. */
export function chosenSettings<S extends object>(
  start: S,
  choices: Choices<S>,
  judge: (settings: S) => number,
): S {
  let best = start;
  let bestValue = judge(start);
  for (const name of Object.keys(choices) as (keyof S)[]) {
    const before = best[name];
    for (const value of choices[name] ?? []) {
      if (value === before) continue;
      const tried = { ...best, [name]: value };
      const judged = judge(tried);
      if (judged <= bestValue) continue;
      best = tried;
      bestValue = judged;
    }
  }
  return best;
}

const placesMax = 20;

/** Mean of 1 / log2(place + 1) over the questions, nothing beyond place 20: how well a part alone finds what came next. */
export function judgedPart(
  part: NextPart,
  questions: readonly Question[],
  itemCount: number,
  repeats: boolean,
): number {
  const tally = new Tally(itemCount);
  let sum = 0;
  for (const { items, next } of questions) {
    tally.clear();
    part.tally(items, tally);
    if (!repeats) for (let k = 0; k < items.length; k++) tally.drop(items[k]!);
    const gain = tally.gains[next]!;
    if (gain <= 0) continue;
    let place = 1;
    for (let k = 0; k < tally.size; k++) {
      const item = tally.items[k]!;
      const other = tally.gains[item]!;
      if (other > gain || (other === gain && item < next)) place++;
    }
    if (place <= placesMax) sum += 1 / Math.log2(place + 1);
  }
  return sum / Math.max(1, questions.length);
}

/** About `count` of them, evenly spread. */
export function someOf<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return all.slice();
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]!);
}
