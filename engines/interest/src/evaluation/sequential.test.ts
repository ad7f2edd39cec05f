import { type Random, randomNormal, seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { type ArmSums, adviseOn, compareArms, meanOf } from './sequential.ts';

const options = { alpha: 0.05, worthwhile: 0.03 };
const days = 28;

interface Watcher {
  readonly habit: number;
  shown: number;
  watched: number;
}

const newcomers = (count: number, random: Random): Watcher[] =>
  Array.from({ length: count }, () => ({ habit: 0.15 * randomNormal(random), shown: 0, watched: 0 }));

/** People come new every day and come back on others; each has habits of their own. `lift` is added to every chance. */
function oneDay(people: Watcher[], random: Random, lift: number): ArmSums {
  people.push(...newcomers(20, random));
  for (const person of people) {
    if (random.next() > 0.25) continue;
    const clips = 1 + Math.floor(random.next() * 8);
    person.shown += clips;
    for (let n = 0; n < clips; n++) if (random.next() < 0.4 + person.habit + lift) person.watched++;
  }
  return sumsOf(people.filter(({ shown }) => shown > 0));
}

function sumsOf(people: readonly Watcher[]): ArmSums {
  const sums = { people: people.length, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
  for (const { shown: y, watched: x } of people) {
    sums.x += x;
    sums.y += y;
    sums.xx += x * x;
    sums.yy += y * y;
    sums.xy += x * y;
  }
  return sums;
}

/** Whether anybody who looked every day would have seen a difference, by these intervals and by the usual ones. */
function peekDaily(random: Random, lift: number) {
  const [base, variant]: [Watcher[], Watcher[]] = [[], []];
  const seen = { always: false, usual: false, missed: false };
  for (let day = 0; day < days; day++) {
    const arms = [oneDay(base, random, 0), oneDay(variant, random, lift)] as const;
    const { difference, low, high, variance } = compareArms(...arms, options);
    if (low > 0 || high < 0) seen.always = true;
    if (low > lift || high < lift) seen.missed = true;
    if (Math.abs(difference) > 1.96 * Math.sqrt(variance)) seen.usual = true;
  }
  return seen;
}

describe('experiments that may be looked at every day', () => {
  it('I-R68 is wrong in at most α of all experiments, however often it is looked at', () => {
    const random = seededRandom(5);
    const runs = Array.from({ length: 400 }, () => peekDaily(random, 0));
    const share = (key: 'always' | 'usual') => runs.filter((run) => run[key]).length / runs.length;
    expect(share('always')).toBeLessThanOrEqual(options.alpha);
    // The usual interval, looked at as often, is what this is not.
    expect(share('usual')).toBeGreaterThan(3 * options.alpha);
  });

  it('I-R68 holds the true difference at all looks together, and finds one that is worth having', () => {
    const random = seededRandom(6);
    const runs = Array.from({ length: 120 }, () => peekDaily(random, 0.12));
    expect(runs.filter(({ missed }) => missed).length / runs.length).toBeLessThanOrEqual(options.alpha);
    expect(runs.filter(({ always }) => always).length / runs.length).toBeGreaterThan(0.9);
  });

  it('I-R68 counts people, not clips: the variance is that of the means of people', () => {
    const random = seededRandom(7);
    const means: number[] = [];
    let expected = 0;
    for (let n = 0; n < 500; n++) {
      const { value, variance } = meanOf(oneDay(newcomers(100, random), random, 0));
      means.push(value);
      expected += variance;
    }
    const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
    const real = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / means.length;
    expect(expected / means.length / real).toBeGreaterThan(0.6);
    expect(expected / means.length / real).toBeLessThan(1.4);
  });

  it('I-R69 says nothing of too few people, or where nothing varies', () => {
    const few = { people: 10, x: 5, y: 10, xx: 5, yy: 10, xy: 5 };
    const still = { people: 90, x: 0, y: 90, xx: 0, yy: 90, xy: 0 };
    for (const arms of [[few, few] as const, [still, still] as const]) {
      const comparison = compareArms(...arms, options);
      expect(comparison).toMatchObject({ low: -Infinity, high: Infinity, sureness: 0 });
      expect(adviseOn(comparison, 3, options)).toEqual({ type: 'go-on', days: null });
    }
  });

  it('I-R69 advises to stop when it is sure, and otherwise tells how long it may take', () => {
    const arm = (people: number, x: number): ArmSums => ({ people, x, y: people, xx: x, yy: people, xy: x });
    const adviceOf = (people: number, of: number, than: number) =>
      adviseOn(compareArms(arm(people, than), arm(people, of), options), 7, options);
    expect(adviceOf(5_000, 2_500, 2_000)).toEqual({ type: 'better' });
    expect(adviceOf(5_000, 2_000, 2_500)).toEqual({ type: 'worse' });
    expect(adviceOf(60_000, 30_000, 30_010)).toEqual({ type: 'no-difference' });
    const early = adviceOf(800, 400, 380);
    const late = adviceOf(1_600, 800, 760);
    expect(early).toMatchObject({ type: 'go-on' });
    const daysOf = (advice: typeof early) => (advice.type === 'go-on' ? advice.days! : 0);
    expect(daysOf(early)).toBeGreaterThan(daysOf(late) - 7);
    const sure = compareArms(arm(5_000, 2_000), arm(5_000, 2_500), options);
    expect(sure.sureness).toBeGreaterThan(0.99);
    expect(compareArms(arm(800, 380), arm(800, 400), options).sureness).toBeLessThan(0.95);
  });
});
