import type { BothSides, Neighbours } from './neighbours.ts';

/** Four ways over a third person, each with four pairs of signs, then what is expected over each way. */
export const triadNames: readonly string[] = ['outOut', 'outIn', 'inOut', 'inIn'].flatMap((way) => [
  ...['pp', 'pn', 'np', 'nn'].map((signs) => `${way}-${signs}`),
  `${way}-mean`,
]);

/**
 * Signed triads (Leskovec, Huttenlocher, Kleinberg: Predicting positive and negative links, WWW 2010): over all third
 * persons between `from` and `to`, how many of each pair of directions and signs, and the mean product of weights.
 */
export class Triads {
  readonly #sides: BothSides;
  readonly #out: Float64Array;
  readonly #in: Float64Array;
  #marked = -1;

  constructor(sides: BothSides) {
    this.#sides = sides;
    const people = sides.out.start.length - 1;
    this.#out = new Float64Array(people).fill(Number.NaN);
    this.#in = new Float64Array(people).fill(Number.NaN);
  }

  /** Cheapest where questions of one `from` follow one another. Ratings between the two themselves do not matter. */
  of(from: number, to: number): Float64Array {
    this.#mark(from);
    const found = new Float64Array(triadNames.length);
    const { out, in: received } = this.#sides;
    count(this.#out, received, to, found, 0);
    count(this.#out, out, to, found, 5);
    count(this.#in, received, to, found, 10);
    count(this.#in, out, to, found, 15);
    return found;
  }

  #mark(from: number): void {
    if (this.#marked === from) return;
    if (this.#marked >= 0) this.#write(this.#marked, false);
    this.#write(from, true);
    this.#marked = from;
  }

  #write(who: number, isMark: boolean): void {
    const { out, in: received } = this.#sides;
    for (const [side, marks] of [
      [out, this.#out],
      [received, this.#in],
    ] as const)
      for (let n = side.start[who]!; n < side.start[who + 1]!; n++)
        marks[side.whom[n]!] = isMark ? side.weights[n]! : Number.NaN;
  }
}

function count(marks: Float64Array, side: Neighbours, to: number, found: Float64Array, from: number): void {
  let product = 0;
  let size = 0;
  for (let n = side.start[to]!; n < side.start[to + 1]!; n++) {
    const first = marks[side.whom[n]!]!;
    if (Number.isNaN(first)) continue;
    const second = side.weights[n]!;
    found[from + (first < 0 ? 2 : 0) + (second < 0 ? 1 : 0)]!++;
    product += first * second;
    size += Math.abs(first);
  }
  for (let n = 0; n < 4; n++) found[from + n] = Math.log1p(found[from + n]!);
  found[from + 4] = size > 0 ? product / size : Number.NaN;
}
