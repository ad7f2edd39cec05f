/** Who rated whom. Where people rate people, both sides are numbered alike. */
export interface Ratings {
  readonly raterCount: number;
  readonly ratedCount: number;
  /** By rating: the numbers of both sides, the weight in [-1, 1], and seconds since 1970 (NaN where not known). */
  readonly raters: Int32Array;
  readonly rated: Int32Array;
  readonly weights: Float64Array;
  readonly atS: Float64Array;
}

/** Ratings of one side, by its number: those of `who` are `list[start[who]]` up to `list[start[who + 1]]`, in their order. */
export interface Grouped {
  readonly start: Int32Array;
  readonly list: Int32Array;
}

export function groupedBy(whose: Int32Array, count: number): Grouped {
  const start = new Int32Array(count + 1);
  for (const who of whose) start[who + 1]!++;
  for (let who = 0; who < count; who++) start[who + 1]! += start[who]!;
  const next = start.slice();
  const list = new Int32Array(whose.length);
  for (let rating = 0; rating < whose.length; rating++) list[next[whose[rating]!]!++] = rating;
  return { start, list };
}

export const ratingsOf = ({ start, list }: Grouped, who: number): Int32Array =>
  list.subarray(start[who], start[who + 1]);

/** The ratings named, among the same people. */
export function pickRatings(ratings: Ratings, which: ArrayLike<number>): Ratings {
  const pick = (column: Int32Array) => Int32Array.from(which, (rating) => column[rating]!);
  return {
    ...ratings,
    raters: pick(ratings.raters),
    rated: pick(ratings.rated),
    weights: Float64Array.from(which, (rating) => ratings.weights[rating]!),
    atS: Float64Array.from(which, (rating) => ratings.atS[rating]!),
  };
}
