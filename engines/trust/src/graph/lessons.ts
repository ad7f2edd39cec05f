import { type Random, randomBelow } from '@kanmai/kernel';
import { stacked, type Table } from '../learn/table.ts';
import { edgeFeatures } from './edge-features.ts';
import { pickRatings, type Ratings } from './ratings.ts';

/** Ratings with what was known of their pairs without them: what a learner of ratings is taught by. */
export interface Lessons {
  readonly table: Table;
  readonly weights: Float64Array;
  /** By lesson, the rating it is of. */
  readonly ratings: Int32Array;
}

/** More lessons than this teach no more; of larger graphs so many are drawn. */
const lessonsMax = 100_000;

/** Each rating as seen from the graph of all ratings outside its fold: for graphs of which no order is known. */
export function foldLessons(ratings: Ratings, folds: number, random: Random): Lessons {
  const share = lessonsMax / ratings.weights.length;
  const foldOf = Int32Array.from(ratings.weights, () => randomBelow(random, folds));
  const lessons: Lessons[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const kept = indicesWhere(foldOf, (own) => own !== fold);
    const asked = indicesWhere(foldOf, (own) => own === fold);
    lessons.push(lessonsOf(ratings, kept, share < 1 ? asked.filter(() => random.next() < share) : asked));
  }
  return joined(lessons);
}

/**
 * Ratings in order of time, as seen from the graph at a moment before: from `first` on, at every `step` share of all
 * ratings, those of the next `span`. So a learner meets pairs as strange as those it will be asked about.
 */
export function windowLessons(
  ratings: Ratings,
  { first, step, span }: { first: number; step: number; span: number },
): Lessons {
  const count = ratings.weights.length;
  const lessons: Lessons[] = [];
  for (let n = 0; first + n * step < 1 - 1e-9; n++) {
    const cut = Math.floor((first + n * step) * count);
    const end = Math.min(count, Math.floor((first + n * step + span) * count));
    lessons.push(lessonsOf(ratings, range(0, cut), range(cut, end)));
  }
  return joined(lessons);
}

function lessonsOf(ratings: Ratings, known: Int32Array, asked: Int32Array): Lessons {
  const of = pickRatings(ratings, asked);
  const table = edgeFeatures(pickRatings(ratings, known), { from: of.raters, to: of.rated });
  return { table, weights: of.weights, ratings: asked };
}

function joined(lessons: readonly Lessons[]): Lessons {
  return {
    table: stacked(lessons.map(({ table }) => table)),
    weights: Float64Array.from(lessons.flatMap(({ weights }) => [...weights])),
    ratings: Int32Array.from(lessons.flatMap((own) => [...own.ratings])),
  };
}

function indicesWhere(values: Int32Array, is: (value: number) => boolean): Int32Array {
  return Int32Array.from(values, (_, at) => at).filter((at) => is(values[at]!));
}

const range = (from: number, to: number): Int32Array =>
  Int32Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
