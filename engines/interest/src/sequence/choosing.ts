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

/**
 * The shares of a mixture under which what came next was likeliest, by expectation and maximization (Dempster, Laird and Rubin,
 * 1977). `chances[q * parts + p]`: what part `p` gave to what came next in question `q`.
 */
export function likeliestShares(chances: Float64Array, parts: number, rounds = 100): Float64Array {
  const shares = new Float64Array(parts).fill(1 / parts);
  const sums = new Float64Array(parts);
  const questions = chances.length / parts;
  for (let round = 0; round < rounds; round++) {
    sums.fill(0);
    let counted = 0;
    for (let q = 0; q < questions; q++) {
      let total = 0;
      for (let p = 0; p < parts; p++) total += shares[p]! * chances[q * parts + p]!;
      if (!(total > 0)) continue;
      counted++;
      for (let p = 0; p < parts; p++) sums[p]! += (shares[p]! * chances[q * parts + p]!) / total;
    }
    if (counted === 0) return shares;
    for (let p = 0; p < parts; p++) shares[p] = sums[p]! / counted;
  }
  return shares;
}
