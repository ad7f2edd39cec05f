import { seededRandom } from '@kanmai/kernel';
import {
  answersOfFolds,
  fairnessGoodness,
  pickRatings,
  pickRows,
  type Ratings,
  raterFeatures,
  receivedFeatures,
  rocArea,
  rootMeanSquare,
  stratifiedFolds,
  type Table,
  tableOf,
  trainEdgeWeights,
  trainFraudRaters,
} from '@kanmai/trust';
import { type Bench, type BenchOptions, median, requiredOption, wholeOption } from './bench.ts';
import { Numbering, readLabels, readRatings } from './trust-files.ts';

const foldCount = 10;

/**
 * `--data`: `rater,rated,rating,seconds` a line; `--labels`: `person,label` a line, below zero for fraud. `--repeats` 5
 * (1 with `--quick`): divisions into ten folds, whose median counts. Weights: the last fifth in time, from the rest.
 */
export const trustFraud: Bench = {
  name: 'trust-fraud',
  describe: 'Finds fraudulent raters by what they gave, and expects ratings to come.',
  async run(options: BenchOptions) {
    const people = new Numbering();
    const read = readRatings(requiredOption(options, 'data'), people);
    const labelled = readLabels(requiredOption(options, 'labels'), people);
    const ratings = { ...read, raterCount: people.size, ratedCount: people.size };
    const repeats = wholeOption(options, 'repeats', options.quick === undefined ? 5 : 1);
    const fraud = fraudFigures(ratings, labelled, repeats);
    const startedMs = performance.now();
    const weight = weightFigures(ratings);
    const weightS = (performance.now() - startedMs) / 1_000;
    return {
      figures: { ...fraud.figures, rmse: weight.rmse, weightS },
      peers: { ...fraud.peers, fairnessGoodnessRmse: weight.fairnessGoodnessRmse },
      settings: {
        ...options,
        ...{ ratings: ratings.weights.length, people: people.size, labelled: labelled.length, repeats },
        ...{ folds: foldCount, auc: 'of ratings given alone', aucAll: 'of ratings received too' },
      },
    };
  },
};

function fraudFigures(
  ratings: Ratings,
  labelled: readonly { person: number; isFraud: number }[],
  repeats: number,
) {
  const who = labelled.map(({ person }) => person);
  const labels = Uint8Array.from(labelled, ({ isFraud }) => isFraud);
  const given = pickRows(raterFeatures(ratings), who);
  const received = pickRows(receivedFeatures(ratings), who);
  const all = beside(given, received);
  const seeds = Array.from({ length: repeats }, (_, n) => n + 1);
  // Column 1 of what was received is its mean: labels derive from it.
  const meanReceived = Float64Array.from(
    who,
    (_, row) => -(received.values[row * received.columns + 1] || 0),
  );
  return {
    figures: {
      auc: median(seeds.map((seed) => crossArea(given, labels, seed))),
      aucAll: median(seeds.map((seed) => crossArea(all, labels, seed))),
    },
    peers: { meanReceivedAuc: rocArea(meanReceived, labels) },
  };
}

function crossArea(table: Table, labels: Uint8Array, seed: number): number {
  const random = seededRandom(seed);
  const folds = stratifiedFolds(labels, foldCount, random);
  const train = (some: Table, own: Uint8Array) => trainFraudRaters(some, own, random);
  return rocArea(answersOfFolds(table, labels, folds, train), labels);
}

function beside(left: Table, right: Table): Table {
  const rowOf = ({ columns, values }: Table, row: number) => [
    ...values.subarray(row * columns, (row + 1) * columns),
  ];
  const rows = Array.from({ length: left.rows }, (_, row) => [...rowOf(left, row), ...rowOf(right, row)]);
  return tableOf(rows, left.columns + right.columns);
}

function weightFigures(ratings: Ratings) {
  const cut = Math.floor(0.8 * ratings.weights.length);
  const all = Int32Array.from(ratings.weights, (_, at) => at);
  const known = pickRatings(ratings, all.subarray(0, cut));
  const later = pickRatings(ratings, all.subarray(cut));
  const expected = trainEdgeWeights(known, seededRandom(1)).expect({ from: later.raters, to: later.rated });
  const { fairness, goodness } = fairnessGoodness(known);
  const product = later.weights.map((_, at) => fairness[later.raters[at]!]! * goodness[later.rated[at]!]!);
  return {
    rmse: rootMeanSquare(expected, later.weights),
    fairnessGoodnessRmse: rootMeanSquare(product, later.weights),
  };
}
