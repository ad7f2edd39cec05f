import { randomBelow, randomPick, seededRandom } from '@kanmai/kernel';
import { expect, it } from 'vitest';
import { cancel, claim, place, quote, replay } from './buying.ts';
import { compareAll, compareTouched } from './compare.ts';
import { act } from './keeping.ts';
import { runJobs, tell, wait } from './paying.ts';
import { change, count } from './selling.ts';
import { Mismatch, makeWorld, type Step, type World } from './world.ts';
import { sendWrong } from './wrong.ts';

/** Each command with how often it is drawn. */
const commands: readonly (readonly [weight: number, run: (step: Step) => Promise<void>])[] = [
  [14, quote],
  [16, place],
  [16, tell],
  [3, wait],
  [3, cancel],
  [5, claim],
  [6, replay],
  [5, count],
  [3, change],
  [3, act('ship')],
  [3, act('deliver')],
  [4, act('receive')],
  [2, act('refund')],
  [6, act('ask-cancel')],
  [3, act('withdraw-cancel')],
  [3, act('decline-cancel')],
  [2, runJobs],
  [10, sendWrong],
];

const deck = commands.flatMap(([weight, run]) => Array.from({ length: weight }, () => run));

const commandCount = Number(process.env.KANMAI_MODEL_COMMANDS ?? 10_000);
const worldCount = 4;
const compareEvery = 50;
const trailShown = 12;
const shrinkTriesMax = 40;

/** Each command draws from a seed of its own: leaving one out changes nothing of what the others draw. */
type Program = readonly number[];

function programOf(seed: number, length: number): Program {
  const random = seededRandom(seed);
  return Array.from({ length }, () => randomBelow(random, 2 ** 31));
}

async function runCommand(world: World, seed: number): Promise<void> {
  const { model } = world;
  const random = seededRandom(seed);
  const run = randomPick(random, deck);
  await run({ world, model, random });
  await compareTouched(world);
  world.count += 1;
  if (world.count % compareEvery === 0) await compareAll(world);
}

/** Where a program and the server part, or what it met on its way. */
type Run = { readonly at: number; readonly why: string } | ReadonlyMap<string, number>;

async function runProgram(program: Program): Promise<Run> {
  const world = await makeWorld();
  try {
    for (const seed of program) await runCommand(world, seed);
    await compareAll(world);
    return world.met;
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    return { at: world.count + 1, why: [...world.trail.slice(-trailShown), error.message].join('\n  ') };
  } finally {
    await world.trade.stop();
  }
}

/** Leaves out what is not needed to part them, in ever smaller pieces. */
async function shrink(program: Program): Promise<{ readonly program: Program; readonly why: string }> {
  let shortest = { program, why: '' };
  let tries = 0;
  for (
    let piece = Math.ceil(program.length / 2);
    piece >= 1;
    piece = piece === 1 ? 0 : Math.ceil(piece / 2)
  ) {
    for (let from = 0; from < shortest.program.length && tries < shrinkTriesMax; tries++) {
      const shorter = shortest.program.toSpliced(from, piece);
      const parted = await runProgram(shorter);
      if (!('why' in parted)) from += piece;
      else shortest = { program: shorter.slice(0, parted.at), why: parted.why };
    }
  }
  return shortest;
}

/** `KANMAI_MODEL_SEED` replays a run; `KANMAI_MODEL_COMMANDS` makes it shorter or longer. */
it(`does what a plain model does, through ${commandCount} random commands`, async () => {
  const seed = Number(process.env.KANMAI_MODEL_SEED ?? randomBelow({ next: Math.random }, 1_000_000));
  const programs = Array.from({ length: worldCount }, (_, index) =>
    programOf(seed + index, Math.ceil(commandCount / worldCount)),
  );
  const runs = await Promise.all(programs.map(runProgram));
  for (const [index, run] of runs.entries())
    if ('why' in run) await tellOfParting(seed, index, programs[index] ?? [], run);
  // A run that met little proves little.
  if (commandCount >= 10_000) expect([...seldomMet(runs)]).toEqual([]);
}, 600_000);

async function tellOfParting(
  seed: number,
  index: number,
  program: Program,
  { at, why }: { at: number; why: string },
) {
  const shortest = await shrink(program.slice(0, at));
  const shrunk = `shrunk to ${shortest.program.length} commands:\n  ${shortest.why}`;
  expect.fail(`seed ${seed}, world ${index}, command ${at}:\n  ${why}\n${shrunk}`);
}

const toBeMet = [
  ...['ok', 'bad-request', 'not-found', 'key-required', 'key-reused', 'sign-in-required', 'address-required'],
  ...[
    'stock-exhausted',
    'not-on-sale',
    'price-changed',
    'quote-expired',
    'quote-used',
    'state-conflict',
    'too-many',
  ],
  ...['coupon-refused', 'coupon-gone', 'callback-mismatch', 'signature-invalid'],
  ...[
    'captured',
    'declined',
    'expired',
    'superseded',
    'duplicate',
    'late captured',
    'late refunding',
    'late superseded',
  ],
];

function seldomMet(runs: readonly Run[]): string[] {
  const met = (what: string) =>
    runs.reduce((total, run) => total + ('why' in run ? 0 : (run.get(what) ?? 0)), 0);
  return toBeMet.filter((what) => met(what) === 0);
}
