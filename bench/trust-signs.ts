import { seededRandom } from '@kanmai/kernel';
import { macroF1, type Ratings, rocArea, trainEdgeSigns } from '@kanmai/trust';
import { type Bench, type BenchOptions, requiredOption, wholeOption } from './bench.ts';
import { Numbering, readRatings } from './trust-files.ts';

/** `--train`, `--test`: `from to sign` a line, above zero for a good rating, below for a bad one. `--seed` 1. */
export const trustSigns: Bench = {
  name: 'trust-signs',
  describe: 'Expects whether ratings to come are good or bad, beside mean ratings.',
  async run(options: BenchOptions) {
    const people = new Numbering();
    const train = readRatings(requiredOption(options, 'train'), people);
    const test = readRatings(requiredOption(options, 'test'), people);
    const known = { ...train, raterCount: people.size, ratedCount: people.size };
    const startedMs = performance.now();
    const model = trainEdgeSigns(known, seededRandom(wholeOption(options, 'seed', 1)));
    const chances = model.chances({ from: test.raters, to: test.rated });
    const seconds = (performance.now() - startedMs) / 1_000;
    const labels = Uint8Array.from(test.weights, (weight) => (weight > 0 ? 1 : 0));
    const own = partedAt(chances, model.cut, labels);
    const mean = partedAt(meanReceived(known, test.rated), 0, labels);
    return {
      figures: { ...own, seconds },
      peers: { meanAuc: mean.auc, meanMacroF1: mean.macroF1, meanAccuracy: mean.accuracy },
      settings: { ...options, cut: model.cut, train: train.weights.length, test: labels.length },
    };
  },
};

function partedAt(scores: Float64Array, cut: number, labels: Uint8Array) {
  const answers = Uint8Array.from(scores, (score) => (score > cut ? 1 : 0));
  const right = answers.filter((answer, at) => answer === labels[at]).length;
  return {
    auc: rocArea(scores, labels),
    macroF1: macroF1(answers, labels),
    accuracy: right / labels.length,
  };
}

/** By pair, the mean that the rated received; of somebody not met, that of all. */
function meanReceived(known: Ratings, rated: Int32Array): Float64Array {
  const sums = new Float64Array(known.ratedCount);
  const counts = new Float64Array(known.ratedCount);
  let all = 0;
  known.weights.forEach((weight, at) => {
    sums[known.rated[at]!]! += weight;
    counts[known.rated[at]!]!++;
    all += weight / known.weights.length;
  });
  return Float64Array.from(rated, (who) => (counts[who]! > 0 ? sums[who]! / counts[who]! : all));
}
