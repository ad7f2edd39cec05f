import { readFile } from 'node:fs/promises';
import {
  type ItemTraits,
  OftenTaken,
  packSequences,
  type Question,
  sequenceDefaults,
  Transitions,
  trainSequence,
} from '@kanmai/interest';
import { seededRandom } from '@kanmai/kernel';
import { BenchUsageError, requiredOption, wholeOption } from '../bench.ts';
import type { Places } from './places.ts';
import { type Protocol, peakMb } from './protocol.ts';
import { chosenOf, judgeModel, judgePart } from './sequence-runs.ts';

/**
 * `--data`: lines of `user item item …`, oldest first. The last item is asked for; the one before it is what settings are chosen
 * by. All items are ranked but the person's own. `--attributes`: JSON of item → list of attribute numbers. `--users`: only the
 * first so many lines.
 */
export const leaveOneOut: Protocol = {
  async run(options) {
    const all = await readSequences(requiredOption(options, 'data'));
    const users = options.quick === undefined ? wholeOption(options, 'users', all.length) : 1000;
    const lines = all.slice(0, users);
    const itemCount = lines.reduce((most, line) => line.reduce((a, b) => Math.max(a, b), most), 0) + 1;
    const traits =
      options.attributes === undefined ? undefined : await readTraits(options.attributes, itemCount);
    const known = packSequences(
      lines.map((line) => line.slice(0, -2)),
      itemCount,
    );
    const full = packSequences(
      lines.map((line) => line.slice(0, -1)),
      itemCount,
    );
    const settings = {
      ...sequenceDefaults,
      repeats: false,
      roundsMax: options.quick === undefined ? wholeOption(options, 'rounds', sequenceDefaults.roundsMax) : 2,
    };
    const began = performance.now();
    const history = { known, all: full, questions: questionsOf(lines, 2) };
    const trained = trainSequence(history, settings, seededRandom(wholeOption(options, 'seed', 1)), traits);
    const trainS = (performance.now() - began) / 1000;
    const questions = questionsOf(lines, 1);
    const judged = judgeModel(trained.model, questions);
    const popular = judgePart(new OftenTaken(full, { halfLife: 0 }), itemCount, questions, false);
    const plain = judgePart(new Transitions(full, plainTransitions), itemCount, questions, false);
    const chosen = judgePart(new Transitions(full, trained.chosen.transitions), itemCount, questions, false);
    return {
      figures: {
        ...figuresOf(judged.places, ''),
        trainS,
        usersPerS: questions.length / judged.seconds,
        peakMb: peakMb(),
      },
      peers: {
        ...figuresOf(popular, 'popular'),
        ...figuresOf(plain, 'coVisit'),
        ...figuresOf(chosen, 'transitions'),
      },
      settings: { ...options, users: lines.length, items: itemCount, ...chosenOf(trained) },
    };
  },
};

/** Co-visitation as published: both directions alike, fading with distance and place. */
const plainTransitions = { window: 10, distance: 1, back: 1, step: 0.9, even: 0, halfLife: 0 };

function figuresOf(places: Places, prefix: string): Record<string, number> {
  const named = (name: string) => (prefix === '' ? name : prefix + name[0]!.toUpperCase() + name.slice(1));
  return {
    [named('hr5')]: places.hits(5),
    [named('hr10')]: places.hits(10),
    [named('ndcg10')]: places.gain(10),
  };
}

function questionsOf(lines: readonly (readonly number[])[], fromEnd: number): Question[] {
  return lines.map((line) => ({ items: line.slice(0, -fromEnd), next: line.at(-fromEnd)! }));
}

async function readSequences(path: string): Promise<number[][]> {
  const text = await readFile(path, 'utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const sequences = lines.map((line) => line.trim().split(/\s+/).slice(1).map(Number));
  for (const [index, items] of sequences.entries()) {
    if (!items.every((item) => Number.isSafeInteger(item) && item >= 0))
      throw new BenchUsageError(`Line ${index + 1} of ${path} is not "user item item …".`);
  }
  const long = sequences.filter(({ length }) => length >= 3);
  if (long.length === 0) throw new BenchUsageError(`Nobody in ${path} took three items.`);
  return long;
}

async function readTraits(path: string, itemCount: number): Promise<ItemTraits> {
  const byItem = JSON.parse(await readFile(path, 'utf8')) as Record<string, readonly number[]>;
  const starts = new Uint32Array(itemCount + 1);
  const traits: number[] = [];
  for (let item = 0; item < itemCount; item++) {
    traits.push(...(byItem[item] ?? []));
    starts[item + 1] = traits.length;
  }
  return {
    traitCount: traits.reduce((a, b) => Math.max(a, b), -1) + 1,
    starts,
    traits: Int32Array.from(traits),
  };
}
