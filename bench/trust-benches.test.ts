import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBelow, seededRandom } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustFraud } from './trust-fraud.ts';
import { trustReviews } from './trust-reviews.ts';
import { trustRules } from './trust-rules.ts';
import { trustScore } from './trust-score.ts';
import { trustSentiment } from './trust-sentiment.ts';
import { trustSigns } from './trust-signs.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);
const write = (name: string, lines: readonly string[]) => writeFile(at(name), `${lines.join('\n')}\n`);

/** People 0 to 39; the last ten contradict everybody. */
function network(): { line: string; sign: string }[] {
  const random = seededRandom(2);
  return Array.from({ length: 700 }, (_, n) => {
    const rater = randomBelow(random, 40);
    const rated = randomBelow(random, 40);
    const deserved = rated % 3 === 0 ? -6 : 7;
    const rating = (rater < 30 ? 1 : -1) * deserved + randomBelow(random, 3);
    return {
      line: `${rater},${rated},${rating},${1_000 * n}`,
      sign: `${rater} ${rated} ${Math.sign(rating)}`,
    };
  });
}

function reviews(withPriors: boolean): string[] {
  const random = seededRandom(3);
  const head = withPriors
    ? 'user,product,spam,review_prior,user_prior,product_prior'
    : 'user,product,spam,rating,at';
  const rows = Array.from({ length: 300 }, (_, n) => {
    const isFake = n % 6 === 0;
    const user = isFake ? 1_000 + n : randomBelow(random, 60);
    const product = randomBelow(random, 8);
    const prior = () => ((isFake ? 0.5 : 0.2) + random.next() * 0.3).toFixed(4);
    const tail = withPriors
      ? [prior(), isFake ? 0.4 : 0.3, 0.5]
      : [isFake ? 5 : 2 + randomBelow(random, 3), (isFake ? 0 : randomBelow(random, 600)) * 86_400];
    return [user, product, isFake ? 1 : 0, ...tail].join(',');
  });
  return [head, ...rows];
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'trust-benches-'));
  const edges = network();
  await write(
    'network.csv',
    edges.map(({ line }) => line),
  );
  await write(
    'labels.csv',
    Array.from({ length: 40 }, (_, who) => `${who},${who < 30 ? '+1' : '-1'}`),
  );
  await write(
    'train.txt',
    edges.slice(0, 560).map(({ sign }) => sign),
  );
  await write(
    'test.txt',
    edges.slice(560).map(({ sign }) => sign),
  );
  await write('priors.csv', reviews(true));
  await write('behaviour.csv', reviews(false));
  const texts = ['1\t很好，喜欢', '0\t太差，失望', '1\t满意，很好', '0\t很差，退货'];
  for (const name of ['train', 'dev', 'test']) await write(`${name}.tsv`, ['label\ttext_a', ...texts]);
});
afterAll(() => rm(folder, { recursive: true }));

describe('benchmarks of trust', () => {
  it('read ratings, labels and signs, and find what is in them', async () => {
    const fraud = await trustFraud.run({ data: at('network.csv'), labels: at('labels.csv'), quick: 'yes' });
    expect(fraud.figures.auc).toBeGreaterThan(0.9);
    expect(fraud.figures.rmse).toBeLessThan(fraud.peers.fairnessGoodnessRmse!);
    const signs = await trustSigns.run({ train: at('train.txt'), test: at('test.txt') });
    expect(signs.figures.auc).toBeGreaterThan(signs.peers.meanAuc!);
  });

  it('read reviews with priors, or with ratings and times from which priors are made', async () => {
    for (const name of ['priors.csv', 'behaviour.csv']) {
      const { figures } = await trustReviews.run({ data: at(name) });
      expect(figures.auc).toBeGreaterThan(0.8);
      expect(figures.userAuc).toBeGreaterThan(0.8);
    }
  });

  it('read texts, and run what they make themselves', async () => {
    expect((await trustSentiment.run({ data: folder })).figures.accuracy).toBe(1);
    expect((await trustScore.run({ shops: '20', events: '2000' })).figures.maxDifference).toBeLessThan(1e-9);
    const { figures } = await trustRules.run({ rules: '12', quick: 'yes' });
    expect(figures.decisionsPerS).toBeGreaterThan(0);
    expect(figures.paidShare).toBeGreaterThan(0.5);
  });

  it('say what is wrong with a file', async () => {
    const told = (run: Promise<unknown>, words: string) => expect(run).rejects.toThrow(words);
    await told(trustFraud.run({ data: at('priors.csv'), labels: at('labels.csv') }), 'line 1');
    await told(trustReviews.run({ data: at('network.csv') }), 'no column user');
    await told(trustSentiment.run({ data: at('nowhere') }), 'no train.tsv');
    await told(trustSigns.run({ train: at('train.txt') }), '--test');
  });
});
