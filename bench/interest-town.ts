import { type Bench, type BenchOptions, wholeOption } from './bench.ts';
import { enginePolicy } from './interest-town/engine-policy.ts';
import {
  checkpoints,
  idealShares,
  popularPolicy,
  randomPolicy,
  type TownPolicy,
} from './interest-town/measure.ts';
import { makeTown, type Town, townSize } from './interest-town/simulator/town.ts';
import { simulatorVersion } from './interest-town/simulator/version.ts';

const quickSeeds = 2;

/**
 * `--seeds`: how many towns. `--first`: the seed of the first, 1 unless said. Of the best that could be shown, the share
 * that is shown to people who have watched 5, 20 and 100 items; `…Low` and `…High` hold the mean over towns with a
 * confidence of 95 % (Student's t over the towns). Beside it: what pleases most people on average, known from the
 * beginning, and chance.
 */
export const interestTown: Bench = {
  name: 'interest-town',
  describe: 'Serves simulated people from their first day, and compares with the best that could be shown.',
  async run(options: BenchOptions) {
    const seeds = options.quick === undefined ? wholeOption(options, 'seeds', 20) : quickSeeds;
    const first = wholeOption(options, 'first', 1);
    const rows = { ideal: [] as number[][], popular: [] as number[][], random: [] as number[][] };
    for (let seed = first; seed < first + seeds; seed++) {
      const town = makeTown(seed);
      const measure = (policy: (town: Town) => TownPolicy) => idealShares(town, policy(town));
      rows.ideal.push(measure(enginePolicy));
      rows.popular.push(measure(popularPolicy));
      rows.random.push(measure(randomPolicy));
    }
    return {
      figures: summary('ideal', rows.ideal),
      peers: { ...summary('popular', rows.popular), ...summary('random', rows.random) },
      settings: { ...options, seeds, first, simulatorVersion, ...townSize },
    };
  },
};

function summary(name: string, rows: readonly number[][]): Record<string, number> {
  return Object.assign(
    {},
    ...checkpoints.map((watched, at) => {
      const { mean, low, high } = meanOf(rows.map((row) => row[at]!));
      return {
        [`${name}Share${watched}`]: mean,
        [`${name}Share${watched}Low`]: low,
        [`${name}Share${watched}High`]: high,
      };
    }),
  );
}

/** 97.5 % quantiles of Student's t by degrees of freedom; beyond them the normal distribution's is near enough. */
const quantiles = [12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228] as const;
const laterQuantiles = [2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086] as const;

function meanOf(values: readonly number[]): { mean: number; low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const freedom = values.length - 1;
  if (freedom === 0) return { mean, low: mean, high: mean };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / freedom;
  const quantile = [...quantiles, ...laterQuantiles][freedom - 1] ?? 2.05;
  const half = quantile * Math.sqrt(variance / values.length);
  return { mean, low: mean - half, high: mean + half };
}
