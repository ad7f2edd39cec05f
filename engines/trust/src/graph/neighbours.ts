import type { Ratings } from './ratings.ts';

/** Neighbours of everybody with the weight of each rating; `start[who]` to `start[who + 1]`. */
export interface Neighbours {
  readonly start: Int32Array;
  readonly whom: Int32Array;
  readonly weights: Float64Array;
}

export interface BothSides {
  readonly out: Neighbours;
  readonly in: Neighbours;
}

/** Of a graph where people rate people; ratings of one person stand in the order given. */
export function bothSides(ratings: Ratings): BothSides {
  return {
    out: neighboursOf(ratings.raters, ratings.rated, ratings.weights, ratings.raterCount),
    in: neighboursOf(ratings.rated, ratings.raters, ratings.weights, ratings.ratedCount),
  };
}

function neighboursOf(
  whose: Int32Array,
  others: Int32Array,
  weightOf: Float64Array,
  count: number,
): Neighbours {
  const start = new Int32Array(count + 1);
  for (const who of whose) start[who + 1]!++;
  for (let who = 0; who < count; who++) start[who + 1]! += start[who]!;
  const next = start.slice();
  const whom = new Int32Array(whose.length);
  const weights = new Float64Array(whose.length);
  for (let at = 0; at < whose.length; at++) {
    const place = next[whose[at]!]!++;
    whom[place] = others[at]!;
    weights[place] = weightOf[at]!;
  }
  return { start, whom, weights };
}
