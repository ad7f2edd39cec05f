import {
  holdoutOf,
  type Interactions,
  type ItemScorer,
  interactionsOf,
  NeighbourWalk,
  peopleOf,
  rankingQuality,
  trainCollaborative,
  tuneCollaborative,
} from '@kanmai/interest';
import { type Random, seededRandom } from '@kanmai/kernel';
import { type BenchOptions, BenchUsageError, requiredOption, wholeOption } from '../bench.ts';
import { type Protocol, peakMb } from './protocol.ts';
import { aboveAll, type Pairs, readPairs } from './split-files.ts';

const heldOutShare = 0.2;

/**
 * `--train`, `--test` and perhaps `--valid`: lines `person item item …` or `person item`. Settings are chosen on
 * `--valid` or, without it, on a fifth of what each person took in training; test rows are looked at once, at the end.
 * `--trials` and `--tunePeople` bound the choosing, `--seed` replays it. `--baselines` scores known models beside it.
 */
export const split: Protocol = {
  async run(options) {
    const data = await readSplit(options);
    const random = seededRandom(wholeOption(options, 'seed', 1));
    const began = performance.now();
    const settings = chosen(data, options, random);
    const model = trainCollaborative(data.train, settings);
    const trainS = (performance.now() - began) / 1000;
    const people = judgedPeople(data.test, options);
    const judged = judge(model, data, people);
    return {
      figures: { ...judged, trainS, peakMb: peakMb() },
      peers: peersOf(data, people, options),
      settings: {
        ...options,
        people: people.length,
        items: data.train.items,
        pairs: data.train.count,
        ...settings,
      },
    };
  },
};

interface Split {
  readonly train: Interactions;
  readonly valid: Interactions | undefined;
  readonly test: Interactions;
}

async function readSplit(options: BenchOptions): Promise<Split> {
  const train = await readPairs(requiredOption(options, 'train'));
  const test = await readPairs(requiredOption(options, 'test'));
  const valid = options.valid === undefined ? undefined : await readPairs(options.valid);
  const all = [train, test, ...(valid === undefined ? [] : [valid])];
  const people = aboveAll(all.map(({ takers }) => takers));
  const items = aboveAll(all.map(({ taken }) => taken));
  const interactions = (pairs: Pairs) => interactionsOf(people, items, pairs.takers, pairs.taken);
  if (test.taken.length === 0) throw new BenchUsageError('There is nothing in --test.');
  return {
    train: interactions(train),
    test: interactions(test),
    valid: valid === undefined ? undefined : interactions(valid),
  };
}

function chosen(data: Split, options: BenchOptions, random: Random) {
  const { kept, heldOut } =
    data.valid === undefined
      ? holdoutOf(data.train, heldOutShare, random)
      : { kept: data.train, heldOut: data.valid };
  const quick = options.quick !== undefined;
  return tuneCollaborative(kept, heldOut, random, {
    peopleMax: wholeOption(options, 'tunePeople', quick ? 300 : 3000),
    trialsMax: wholeOption(options, 'trials', quick ? 8 : 60),
  });
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

function peersOf(data: Split, people: readonly number[], options: BenchOptions): Record<string, number> {
  const counts = Float32Array.from(data.train.itemCounts());
  const popular: ItemScorer = { score: (_items, scores) => scores.set(counts) };
  const peers: Record<string, ItemScorer> = { popular };
  if (options.baselines !== undefined) {
    const powers = { startPower: 0.5, personPower: 1, endPower: 0.5, secondHop: 0, thirdHop: 0 };
    peers.linearFilter = new NeighbourWalk(data.train, powers);
  }
  const figures: Record<string, number> = {};
  for (const [name, scorer] of Object.entries(peers)) {
    const { recall20, ndcg20 } = judge(scorer, data, people);
    figures[`${name}Recall20`] = recall20;
    figures[`${name}Ndcg20`] = ndcg20;
  }
  return figures;
}
