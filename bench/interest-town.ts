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
import { meanInterval } from './mean-interval.ts';

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
      const { mean, low, high } = meanInterval(rows.map((row) => row[at]!));
      return {
        [`${name}Share${watched}`]: mean,
        [`${name}Share${watched}Low`]: low,
        [`${name}Share${watched}High`]: high,
      };
    }),
  );
}
