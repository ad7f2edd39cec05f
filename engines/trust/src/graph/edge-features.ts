import type { Table } from '../learn/table.ts';
import { fairnessGoodness } from './fairness-goodness.ts';
import { bothSides, type Neighbours } from './neighbours.ts';
import type { Ratings } from './ratings.ts';
import { reliabilityOf } from './reliability.ts';
import { Triads, triadNames } from './triads.ts';

/** Who might rate whom. */
export interface Pairs {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const sideNames = ['count', 'mean', 'spread', 'shareNegative', 'newest'] as const;
const personNames = [
  ...sideNames.map((name) => `out-${name}`),
  ...sideNames.map((name) => `in-${name}`),
  'fairness',
  'goodness',
  'reliable',
  'deserved',
];

export const edgeFeatureNames: readonly string[] = [
  ...personNames.map((name) => `from-${name}`),
  ...personNames.map((name) => `to-${name}`),
  'fairGood',
  'reliableDeserved',
  'answer',
  ...triadNames,
];

/**
 * What is known of each pair from ratings among other pairs: habits and reputation of both, what fairness × goodness
 * expects, the rating in the other direction, and signed triads. One row a pair; NaN where nothing is known. A rating of
 * the pair itself must not be among `ratings`.
 */
export function edgeFeatures(ratings: Ratings, pairs: Pairs): Table {
  const people = peopleOf(ratings);
  const columns = edgeFeatureNames.length;
  const values = new Float64Array(pairs.from.length * columns);
  const triads = new Triads(people.sides);
  const order = Uint32Array.from(pairs.from, (_, at) => at).sort(
    (a, b) => pairs.from[a]! - pairs.from[b]! || a - b,
  );
  for (const at of order) {
    const from = pairs.from[at]!;
    const to = pairs.to[at]!;
    values.set(people.of(from), at * columns);
    values.set(people.of(to), at * columns + personNames.length);
    values.set([...people.expected(from, to), ...triads.of(from, to)], at * columns + 2 * personNames.length);
  }
  return { rows: pairs.from.length, columns, values };
}

function peopleOf(ratings: Ratings) {
  const sides = bothSides(ratings);
  const fair = fairnessGoodness(ratings);
  const reliable = reliabilityOf(ratings);
  const size = ratings.raterCount;
  const known = Array.from<Float64Array | undefined>({ length: size });
  const make = (who: number) =>
    Float64Array.from([
      ...sideOf(sides.out, who),
      ...sideOf(sides.in, who),
      has(sides.out, who) ? fair.fairness[who]! : Number.NaN,
      has(sides.in, who) ? fair.goodness[who]! : Number.NaN,
      has(sides.out, who) ? reliable.fairness[who]! : Number.NaN,
      reliable.goodness[who]!,
    ]);
  return {
    sides,
    of: (who: number): Float64Array => {
      known[who] ??= make(who);
      return known[who];
    },
    expected: (from: number, to: number): number[] => [
      fair.fairness[from]! * fair.goodness[to]!,
      reliable.fairness[from]! * reliable.goodness[to]!,
      weightOf(sides.out, to, from),
    ],
  };
}

const has = (side: Neighbours, who: number): boolean => side.start[who + 1]! > side.start[who]!;

function sideOf({ start, weights }: Neighbours, who: number): number[] {
  const own = weights.subarray(start[who], start[who + 1]);
  if (own.length === 0) return [0, Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  let sum = 0;
  let squares = 0;
  let negative = 0;
  for (const weight of own) {
    sum += weight;
    squares += weight ** 2;
    if (weight < 0) negative++;
  }
  const mean = sum / own.length;
  const newest = own.subarray(-3);
  return [
    Math.log1p(own.length),
    mean,
    Math.sqrt(Math.max(0, squares / own.length - mean ** 2)),
    negative / own.length,
    newest.reduce((total, weight) => total + weight, 0) / newest.length,
  ];
}

/** NaN where there is none. */
function weightOf({ start, whom, weights }: Neighbours, from: number, to: number): number {
  for (let n = start[from]!; n < start[from + 1]!; n++) if (whom[n] === to) return weights[n]!;
  return Number.NaN;
}
