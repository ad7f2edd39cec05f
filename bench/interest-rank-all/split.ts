import {
  type CollaborativeSettings,
  holdoutOf,
  type Interactions,
  type ItemFeatures,
  type ItemScorer,
  interactionsOf,
  itemSpectrum,
  NeighbourWalk,
  peopleOf,
  rankingQuality,
  SpectrumShare,
  trainCollaborative,
  tuneCollaborative,
} from '@kanmai/interest';
import { type Random, seededRandom } from '@kanmai/kernel';
import { type BenchOptions, BenchUsageError, requiredOption, wholeOption } from '../bench.ts';
import { readNpy } from './npy-file.ts';
import { type Protocol, peakMb } from './protocol.ts';
import { aboveAll, type Pairs, readPairs } from './split-files.ts';

const heldOutShare = 0.2;

/**
 * `--train`, `--test` and perhaps `--valid`: lines `person item item …` or `person item`. Settings are chosen on
 * `--valid` or, without it, on a fifth of what each person took in training; test rows are looked at once, at the end.
 * `--features F.npy,F.npy`: what items look like, a row an item. `--trials`, `--ridgeTrials` and `--tunePeople` bound the
 * choosing, `--seed` replays it. `--baselines` scores GF-CF beside it.
 */
export const split: Protocol = {
  async run(options) {
    const data = await readSplit(options);
    const began = performance.now();
    const random = seededRandom(wholeOption(options, 'seed', 1));
    const settings = chosen(data, options, random);
    const tuned = performance.now();
    const model = trainCollaborative(data.train, random, settings, data.features);
    const trained = performance.now();
    const people = judgedPeople(data.test, options);
    return {
      figures: {
        ...judge(model, data, people),
        tuneS: (tuned - began) / 1000,
        trainS: (trained - tuned) / 1000,
        peakMb: peakMb(),
      },
      peers: peersOf(data, people, options),
      settings: { ...options, ...sizesOf(data, people), ...settings },
    };
  },
};

interface Split {
  readonly train: Interactions;
  readonly valid: Interactions | undefined;
  readonly test: Interactions;
  readonly features: readonly ItemFeatures[];
}

async function readSplit(options: BenchOptions): Promise<Split> {
  const train = await readPairs(requiredOption(options, 'train'));
  const test = await readPairs(requiredOption(options, 'test'));
  const valid = options.valid === undefined ? undefined : await readPairs(options.valid);
  const features = await Promise.all((options.features?.split(',') ?? []).map(readNpy));
  if (test.taken.length === 0) throw new BenchUsageError('There is nothing in --test.');
  const all = [train, test, ...(valid === undefined ? [] : [valid])];
  const people = aboveAll(all.map(({ takers }) => takers));
  const rows = features.map(({ values, dimensions }) => values.length / dimensions);
  const items = Math.max(aboveAll(all.map(({ taken }) => taken)), ...rows);
  const interactions = (pairs: Pairs) => interactionsOf(people, items, pairs.takers, pairs.taken);
  return {
    train: interactions(train),
    test: interactions(test),
    valid: valid === undefined ? undefined : interactions(valid),
    features,
  };
}

function chosen(data: Split, options: BenchOptions, random: Random): CollaborativeSettings {
  const apart =
    data.valid === undefined
      ? holdoutOf(data.train, heldOutShare, random)
      : { kept: data.train, heldOut: data.valid };
  const isQuick = options.quick !== undefined;
  const peopleMax = wholeOption(options, 'tunePeople', isQuick ? 200 : 1500);
  const trialsMax = wholeOption(options, 'trials', isQuick ? 6 : 30);
  const ridgeTrialsMax = wholeOption(options, 'ridgeTrials', isQuick ? 1 : 4);
  const task = { ...apart, features: data.features, peopleMax, ridgeTrialsMax, trialsMax };
  return tuneCollaborative(task, random);
}

function judgedPeople(test: Interactions, options: BenchOptions): number[] {
  const people = peopleOf(test);
  return options.quick === undefined ? people : people.slice(0, 1000);
}

function judge(scorer: ItemScorer, { train, test }: Split, people: readonly number[]) {
  const began = performance.now();
  const { recall, ndcg } = rankingQuality(scorer, train, test, people);
  const seconds = (performance.now() - began) / 1000;
  return { recall20: recall, ndcg20: ndcg, usersPerS: people.length / seconds };
}

function sizesOf({ train }: Split, people: readonly number[]) {
  return { people: train.people, judgedPeople: people.length, items: train.items, pairs: train.count };
}

function peersOf(data: Split, people: readonly number[], options: BenchOptions): Record<string, number> {
  const counts = Float32Array.from(data.train.itemCounts());
  const peers: Record<string, ItemScorer> = { popular: { score: (_items, scores) => scores.set(counts) } };
  if (options.baselines !== undefined) {
    peers.gfCf = gfCf(data.train);
  }
  const figures: Record<string, number> = {};
  for (const [name, scorer] of Object.entries(peers)) {
    const { recall20, ndcg20 } = judge(scorer, data, people);
    figures[`${name}Recall20`] = recall20;
    figures[`${name}Ndcg20`] = ndcg20;
  }
  return figures;
}

/** GF-CF with the settings of its authors (Shen et al., CIKM 2021). */
function gfCf(train: Interactions): ItemScorer {
  const powers = { startPower: 0.5, personPower: 1, endPower: 0.5, secondHop: 0, thirdHop: 0 };
  const lowPass = { weight: 0.3, endPower: -0.5, isScaled: false };
  const vectors = itemSpectrum(train, 256, seededRandom(1));
  return new SpectrumShare(new NeighbourWalk(train, powers), train, vectors, lowPass);
}
