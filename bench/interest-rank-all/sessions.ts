import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { packSequences, type Question, sequenceDefaults } from '@kanmai/interest';
import { BenchUsageError, requiredOption, wholeOption } from '../bench.ts';
import type { Places } from './places.ts';
import type { Protocol } from './protocol.ts';
import { runSequence } from './sequence-runs.ts';

/** The newest of so many parts of the training sessions is what settings are chosen by. */
const heldOutOf = 12;

/**
 * `--train`, `--test`: one session a line, items in the order they were clicked, the sessions in the order of time; plain or
 * gzipped. Every item of a test session but the first is asked for after all that came before it in the session, as in the
 * published tables of SR-GNN and GCE-GNN. All items are ranked, those of the session too: people go back.
 */
export const sessions: Protocol = {
  async run(options) {
    const every = await readSessions(requiredOption(options, 'train'));
    const asked = await readSessions(requiredOption(options, 'test'));
    const train = options.quick === undefined ? every : every.slice(-6000);
    const test = options.quick === undefined ? asked : asked.slice(0, 500);
    const itemCount =
      [...train, ...test].reduce((most, line) => line.reduce((a, b) => Math.max(a, b), most), 0) + 1;
    const cut = train.length - Math.floor(train.length / heldOutOf);
    const all = packSequences(train, itemCount);
    const history = {
      known: packSequences(train.slice(0, cut), itemCount),
      questions: questionsOf(train.slice(cut)),
      all,
    };
    const settings = {
      ...sequenceDefaults,
      roundsMax: options.quick === undefined ? wholeOption(options, 'rounds', sequenceDefaults.roundsMax) : 1,
    };
    const questions = questionsOf(test);
    const { chosen, ...result } = runSequence({
      history,
      settings,
      seed: wholeOption(options, 'seed', 1),
      questions,
      plainTransitions,
      figuresOf,
      speedName: 'questionsPerS',
    });
    const sizes = { sessions: train.length, questions: questions.length, items: itemCount };
    return { ...result, settings: { ...options, ...sizes, ...chosen } };
  },
};

/** Plain co-visitation: how often the last item was in one session with another. */
const plainTransitions = { window: 200, distance: 0, back: 1, step: 0, even: 0, halfLife: 0 };

function figuresOf(places: Places): Record<string, number> {
  return { hr20: places.hits(20), mrr20: places.reciprocal(20) };
}

function questionsOf(lines: readonly (readonly number[])[]): Question[] {
  return lines.flatMap((line) =>
    line.slice(1).map((next, index) => ({ items: line.slice(0, index + 1), next })),
  );
}

async function readSessions(path: string): Promise<number[][]> {
  const bytes = await readFile(path);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const sequences = lines.map((line) => line.trim().split(/\s+/).map(Number));
  for (const [index, items] of sequences.entries()) {
    if (!items.every((item) => Number.isSafeInteger(item) && item >= 0))
      throw new BenchUsageError(`Line ${index + 1} of ${path} is not a session "item item …".`);
  }
  return sequences;
}
