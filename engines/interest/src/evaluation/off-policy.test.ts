import { type Random, randomBelow, seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { ActionShares } from './action-shares.ts';
import { crossFit } from './cross-fit.ts';
import { effectiveSampleSize } from './estimators.ts';
import type { LoggedAction } from './logged-action.ts';
import { evaluateOffPolicy } from './off-policy.ts';
import { fitRewardModel } from './reward-model.ts';

const contexts = 3;
const actions = 4;

/** A small world: chances of reward by context and action, the policy that wrote the log, the policy to be judged. */
function worldOf(random: Random) {
  const table = (make: () => number) =>
    Array.from({ length: contexts }, () => Array.from({ length: actions }, make));
  const normal = (rows: number[][]) =>
    rows.map((row) => row.map((value) => value / row.reduce((sum, other) => sum + other, 0)));
  const rewards = table(() => random.next());
  const logging = normal(table(() => 0.2 + random.next()));
  const target = normal(table(() => random.next() ** 3));
  const valueIn = (context: number) =>
    rewards[context]!.reduce((sum, reward, action) => sum + reward * target[context]![action]!, 0);
  const truth = (valueIn(0) + valueIn(1) + valueIn(2)) / contexts;
  return { rewards, logging, target, valueIn, truth };
}

type World = ReturnType<typeof worldOf>;

interface Draw {
  readonly rows: number;
  /** What the model says of a context and an action. */
  readonly model?: (world: World, context: number, action: number) => number;
  /** Rewards as they are expected, without chance. */
  readonly certain?: boolean;
}

function logOf(
  world: World,
  random: Random,
  { rows, model = () => 0, certain = false }: Draw,
): LoggedAction[] {
  return Array.from({ length: rows }, (_, group) => {
    const context = randomBelow(random, contexts);
    const chances = world.logging[context]!;
    let draw = random.next();
    let action = 0;
    while (action < actions - 1 && draw >= chances[action]!) draw -= chances[action++]!;
    const expected = world.rewards[context]![action]!;
    const target = world.target[context]!;
    return {
      group,
      propensity: chances[action]!,
      target: target[action]!,
      reward: certain ? expected : random.next() < expected ? 1 : 0,
      expected: model(world, context, action),
      expectedOfTarget: target.reduce((sum, chance, other) => sum + chance * model(world, context, other), 0),
    };
  });
}

const exact = (world: World, context: number, action: number) => world.rewards[context]![action]!;
const wrong = (_: World, context: number, action: number) => ((context * 7 + action * 3) % 5) / 4;

function repeated(times: number, one: () => number): { mean: number; error: number } {
  const values = Array.from({ length: times }, one);
  const mean = values.reduce((sum, value) => sum + value, 0) / times;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (times - 1);
  return { mean, error: Math.sqrt(variance / times) };
}

const quick = (log: readonly LoggedAction[], random: Random, weightMax?: number) =>
  evaluateOffPolicy(log, { random, draws: 1, ...(weightMax === undefined ? {} : { weightMax }) });

describe('off-policy evaluation', () => {
  it('I-R63 IPS is right on average, and DR is whatever its model says', () => {
    for (const seed of [1, 2, 3]) {
      const random = seededRandom(seed);
      const world = worldOf(random);
      const estimates = () => quick(logOf(world, random, { rows: 60, model: wrong }), random).estimates;
      for (const name of ['ips', 'dr'] as const) {
        const { mean, error } = repeated(600, () => estimates()[name].value);
        expect(Math.abs(mean - world.truth)).toBeLessThan(4 * error);
      }
      const { mean, error } = repeated(200, () => estimates().direct.value);
      expect(Math.abs(mean - world.truth)).toBeGreaterThan(4 * error);
    }
  });

  it('I-R63 SNIPS and SNDR come to the truth as the log grows, and SNIPS does not move with the zero of the reward', () => {
    const random = seededRandom(4);
    const world = worldOf(random);
    const log = logOf(world, random, { rows: 60_000, model: wrong });
    const { snips, sndr } = quick(log, random).estimates;
    expect(snips.value).toBeCloseTo(world.truth, 1.7);
    expect(sndr.value).toBeCloseTo(world.truth, 1.7);
    const small = log.slice(0, 50);
    const raised = small.map((row) => ({ ...row, reward: row.reward + 10 }));
    const [before, after] = [small, raised].map((rows) => quick(rows, random).estimates.snips.value);
    expect(after! - before!).toBeCloseTo(10, 9);
  });

  it('I-R64 DR with an exact model is certain where rewards are, and steadier than IPS where they are not', () => {
    const random = seededRandom(5);
    const world = worldOf(random);
    const inContexts = (log: readonly LoggedAction[]) =>
      log.reduce((sum, { expectedOfTarget }) => sum + expectedOfTarget!, 0) / log.length;
    const certain = logOf(world, random, { rows: 40, model: exact, certain: true });
    expect(quick(certain, random).estimates.dr.value).toBeCloseTo(inContexts(certain), 12);
    const spreadOf = (name: 'ips' | 'dr') =>
      repeated(
        400,
        () => quick(logOf(world, random, { rows: 50, model: exact }), random).estimates[name].value,
      ).error;
    expect(spreadOf('dr')).toBeLessThan(0.9 * spreadOf('ips'));
  });

  it('I-R64 DR with an exact model is right on average also when the propensities are not', () => {
    const random = seededRandom(6);
    const world = worldOf(random);
    const { mean, error } = repeated(500, () => {
      const log = logOf(world, random, { rows: 60, model: exact });
      return quick(
        log.map((row) => ({ ...row, propensity: 0.5 * row.propensity })),
        random,
      ).estimates.dr.value;
    });
    expect(Math.abs(mean - world.truth)).toBeLessThan(4 * error);
  });

  it('I-R65 a log of the policy itself is worth all its rows, and judges it by its mean', () => {
    const random = seededRandom(7);
    const world = worldOf(random);
    const own = logOf(world, random, { rows: 80 }).map((row) => ({ ...row, target: row.propensity }));
    const answer = quick(own, random);
    const mean = own.reduce((sum, { reward }) => sum + reward, 0) / own.length;
    expect(answer.effectiveRows).toBeCloseTo(own.length, 9);
    for (const name of ['ips', 'snips'] as const) expect(answer.estimates[name].value).toBeCloseTo(mean, 12);
    const other = logOf(world, random, { rows: 80 });
    expect(effectiveSampleSize(other)).toBeGreaterThanOrEqual(1);
    expect(effectiveSampleSize(other)).toBeLessThan(other.length);
    expect(effectiveSampleSize([])).toBe(0);
  });

  it('I-R65 a weight beyond the limit is cut for IPS and left to the model for DR; the limit counts what it met', () => {
    const random = seededRandom(8);
    const row = { propensity: 0.01, target: 1, reward: 1, expected: 0.3, expectedOfTarget: 0.3 };
    const clipped = quick([row], random, 5);
    expect(clipped).toMatchObject({ clippedRows: 1, largestWeight: 100 });
    expect(clipped.estimates.ips.value).toBe(5);
    expect(clipped.estimates.dr.value).toBeCloseTo(0.3, 12);
    const free = quick([row], random, 100);
    expect(free.clippedRows).toBe(0);
    expect(free.estimates.dr.value).toBeCloseTo(0.3 + 100 * 0.7, 9);
  });

  it('I-R66 intervals hold the truth about as often as they say, and the estimate always', () => {
    const random = seededRandom(9);
    const world = worldOf(random);
    const names = ['ips', 'snips', 'dr'] as const;
    const held = { ips: 0, snips: 0, dr: 0 };
    const runs = 150;
    for (let run = 0; run < runs; run++) {
      const log = logOf(world, random, { rows: 250, model: wrong });
      const { estimates } = evaluateOffPolicy(log, { random, draws: 200, level: 0.9 });
      for (const name of names) {
        const { low, value, high } = estimates[name];
        expect(low <= value && value <= high).toBe(true);
        if (low <= world.truth && world.truth <= high) held[name]++;
      }
    }
    for (const name of names) {
      expect(held[name] / runs).toBeGreaterThan(0.82);
      expect(held[name] / runs).toBeLessThan(0.97);
    }
  });

  it('I-R66 rows of one person are drawn together: repeating what they say makes nothing surer', () => {
    const world = worldOf(seededRandom(10));
    const log = logOf(world, seededRandom(11), { rows: 60 });
    const widthOf = (rows: readonly LoggedAction[]) => {
      const { low, high } = evaluateOffPolicy(rows, { random: seededRandom(12), draws: 400 }).estimates.ips;
      return high - low;
    };
    const tenTimes = log.flatMap((row) => Array.from({ length: 10 }, () => row));
    expect(widthOf(tenTimes)).toBeCloseTo(widthOf(log), 9);
    const alone = tenTimes.map(({ group: _, ...row }) => row);
    expect(widthOf(alone)).toBeLessThan(0.5 * widthOf(log));
  });

  it('I-R66 rows that cannot be are left out and counted; nothing usable is no number', () => {
    const random = seededRandom(13);
    const good = { propensity: 0.5, target: 0.5, reward: 1 };
    const bad = [
      { ...good, propensity: 0 },
      { ...good, propensity: 1.5 },
      { ...good, target: -0.1 },
      { ...good, reward: Number.NaN },
      { ...good, expected: Number.POSITIVE_INFINITY },
    ];
    const answer = quick([good, ...bad], random);
    expect(answer).toMatchObject({ rows: 1, badRows: 5 });
    expect(answer.estimates.ips.value).toBe(1);
    expect(quick(bad, random).estimates.dr.value).toBeNaN();
    expect(quick([], random).estimates.ips.low).toBeNaN();
  });

  it('I-R67 no row is expected by a model that saw its reward', () => {
    const rows = Array.from({ length: 60 }, (_, at) => ({ features: [at], reward: at % 2 }));
    const expectations = (of: typeof rows) => {
      const fitted = crossFit(of, 60, { random: seededRandom(14), penalties: [0.1] });
      return of.map(({ features }, at) => fitted.modelFor(at).expect(features));
    };
    const before = expectations(rows);
    // A feature that only one row has would tell its reward to a model that saw the row.
    for (let at = 0; at < rows.length; at++) expect(Math.abs(before[at]! - 0.5)).toBeLessThan(0.1);
    const turned = rows.map((row, at) => (at === 7 ? { ...row, reward: 1 - row.reward } : row));
    expect(expectations(turned)[7]).toBe(before[7]);
  });

  it('I-R67 the model finds what is there, is held by its penalty, and knows the mean without features', () => {
    const random = seededRandom(15);
    const rows = Array.from({ length: 4_000 }, () => {
      const feature = randomBelow(random, 2);
      return { features: [feature], reward: random.next() < (feature === 0 ? 0.02 : 0.1) ? 1 : 0 };
    });
    const model = fitRewardModel(rows, 2, 1);
    expect(model.expect([0])).toBeCloseTo(0.02, 1.7);
    expect(model.expect([1])).toBeCloseTo(0.1, 1.7);
    const mean = rows.reduce((sum, { reward }) => sum + reward, 0) / rows.length;
    expect(fitRewardModel(rows, 2, 1e9).expect([1])).toBeCloseTo(mean, 4);
    const fitted = crossFit(rows, 2, { random });
    expect(fitted.loss).toBeLessThan(fitted.meanLoss);
  });

  it('I-R67 the shares of what a policy showed sum to one at each position', () => {
    const shown = [
      ...['a', 'a', 'b', 'c'].map((action) => ({ action, position: '1' })),
      { action: 'a', position: '2' },
    ];
    const shares = new ActionShares(shown);
    expect(shares.chance({ action: 'a', position: '1' })).toBe(0.5);
    expect(shares.chance({ action: 'b', position: '2' })).toBe(0);
    expect(shares.chance({ action: 'a', position: 'nowhere' })).toBe(0);
    for (const position of ['1', '2'])
      expect(['a', 'b', 'c'].reduce((sum, action) => sum + shares.chance({ action, position }), 0)).toBe(1);
  });
});
