import { existsSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '@kanmai/kernel';
import { type LabelledText, type Sentiment, trainSentiment } from '@kanmai/trust';
import { type Bench, type BenchOptions, BenchUsageError, requiredOption } from './bench.ts';
import { linesOf } from './trust-files.ts';

const costs = [0.3, 1, 3];

/**
 * `--data`: a folder with train, dev and test as `.tsv` or `.tsv.gz`: a line of titles, then `label<tab>text`, 1 for praise and 0
 * for complaint. The cost is chosen by accuracy on dev; the training of the chosen one is timed.
 */
export const trustSentiment: Bench = {
  name: 'trust-sentiment',
  describe: 'Learns to tell praise from complaint, and tells it of texts not met.',
  async run(options: BenchOptions) {
    const folder = requiredOption(options, 'data');
    const [train, dev, test] = ['train', 'dev', 'test'].map((name) => readTexts(folder, name));
    let best = { cost: 1, accuracy: -1, trainS: 0, model: undefined as Sentiment | undefined };
    for (const cost of costs) {
      const startedMs = performance.now();
      const model = trainSentiment(train!, seededRandom(1), { cost });
      const trainS = (performance.now() - startedMs) / 1_000;
      const accuracy = accuracyOf(model, dev!);
      if (accuracy > best.accuracy) best = { cost, accuracy, trainS, model };
    }
    const startedMs = performance.now();
    const accuracy = accuracyOf(best.model!, test!);
    const textsPerS = (test!.length / (performance.now() - startedMs)) * 1_000;
    return {
      figures: { accuracy, devAccuracy: best.accuracy, trainS: best.trainS, textsPerS },
      peers: {},
      settings: {
        ...options,
        cost: best.cost,
        train: train!.length,
        dev: dev!.length,
        test: test!.length,
      },
    };
  },
};

function readTexts(folder: string, name: string): LabelledText[] {
  const file = [`${name}.tsv.gz`, `${name}.tsv`]
    .map((each) => path.join(folder, each))
    .find((each) => existsSync(each));
  if (file === undefined) throw new BenchUsageError(`${folder} has no ${name}.tsv or ${name}.tsv.gz.`);
  return linesOf(file)
    .slice(1)
    .map((line, at) => {
      const cut = line.indexOf('\t');
      const label = line.slice(0, cut);
      if (label !== '0' && label !== '1')
        throw new BenchUsageError(`${file}, line ${at + 2}: "0" or "1", a tab and a text expected.`);
      return { isGood: label === '1', text: line.slice(cut + 1) };
    });
}

function accuracyOf(model: Sentiment, texts: readonly LabelledText[]): number {
  return texts.filter(({ text, isGood }) => model.score(text) > 0 === isGood).length / texts.length;
}
