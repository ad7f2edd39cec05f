import { readFile } from 'node:fs/promises';
import { type ItemTraits, packSequences, type Question, sequenceDefaults } from '@kanmai/interest';
import { BenchUsageError, requiredOption, wholeOption } from '../bench.ts';
import type { Places } from './places.ts';
import type { Protocol } from './protocol.ts';
import { runSequence } from './sequence-runs.ts';

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
    const { chosen, ...result } = runSequence({
      history: { known, all: full, questions: questionsOf(lines, 2) },
      settings,
      seed: wholeOption(options, 'seed', 1),
      traits,
      questions: questionsOf(lines, 1),
      plainTransitions,
      figuresOf,
      speedName: 'usersPerS',
    });
    return { ...result, settings: { ...options, users: lines.length, items: itemCount, ...chosen } };
  },
};

/** Co-visitation as published: both directions alike, fading with distance and place. */
const plainTransitions = { window: 10, distance: 1, back: 1, step: 0.9, even: 0, halfLife: 0 };

function figuresOf(places: Places): Record<string, number> {
  return { hr5: places.hits(5), hr10: places.hits(10), ndcg10: places.gain(10) };
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
