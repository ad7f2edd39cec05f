import { type Bench, type BenchOptions, wholeOption } from './bench.ts';
import { meanInterval } from './mean-interval.ts';
import { platformOff } from './town-trust/platform-off.ts';
import { platformOn } from './town-trust/platform-on.ts';
import { plotLoss } from './town-trust/plots.ts';
import { runMarket, type Told } from './town-trust/simulator/days.ts';
import { makeMarket, marketSize } from './town-trust/simulator/market.ts';
import { simulatorVersion } from './town-trust/simulator/version.ts';

const quickSeeds = 2;

/**
 * `--seeds`: how many markets; `--first`: the seed of the first; `--plots`: a folder for SVG plots. Each market runs twice, with the engines
 * and without. `buyerLoss`: of what honest buyers spent, the share they lost; `falseGmv`: of all sales, the share that shops bought from
 * themselves; `repurchase`: of orders, the share after which the buyer came again within 30 days; `cheated`: of what was spent, the
 * share paid back to who had not been wronged. `…Low` and `…High` hold the mean over markets with a confidence of 95 %; `…Change` is on
 * less off, market by market.
 */
export const townTrust: Bench = {
  name: 'town-trust',
  describe: 'Runs markets with dishonest shops and buyers, with the engines of trust and without.',
  async run(options: BenchOptions) {
    const seeds = options.quick === undefined ? wholeOption(options, 'seeds', 20) : quickSeeds;
    const first = wholeOption(options, 'first', 1);
    const [on, off]: [Told[], Told[]] = [[], []];
    for (let seed = first; seed < first + seeds; seed++) {
      const market = makeMarket(seed);
      on.push(runMarket(market, platformOn(market)));
      off.push(runMarket(market, platformOff(market)));
    }
    const lines = (told: readonly Told[]) => told.map(({ lossByTenDays }) => lossByTenDays);
    const { plots } = options;
    if (plots !== undefined) await plotLoss(plots, { on: lines(on), off: lines(off) });
    return {
      figures: { ...summary('On', on), ...changes(on, off) },
      peers: summary('Off', off),
      settings: { ...options, seeds, first, simulatorVersion, ...marketSize },
    };
  },
};

const measures: Readonly<Record<string, (told: Told) => number>> = {
  buyerLoss: ({ lostMinor, spentMinor }) => lostMinor / spentMinor,
  falseGmv: ({ falseMinor, spentMinor }) => falseMinor / (falseMinor + spentMinor),
  repurchase: ({ repurchase }) => repurchase,
  cheated: ({ cheatedMinor, spentMinor }) => cheatedMinor / spentMinor,
};

function summary(arm: 'On' | 'Off', told: readonly Told[]): Record<string, number> {
  return named(arm, (measure) => told.map(measure));
}

function changes(on: readonly Told[], off: readonly Told[]): Record<string, number> {
  return named('Change', (measure) => on.map((told, n) => measure(told) - measure(off[n]!)));
}

function named(end: string, valuesOf: (measure: (told: Told) => number) => number[]): Record<string, number> {
  return Object.assign(
    {},
    ...Object.entries(measures).map(([name, measure]) => {
      const { mean, low, high } = meanInterval(valuesOf(measure));
      return { [`${name}${end}`]: mean, [`${name}${end}Low`]: low, [`${name}${end}High`]: high };
    }),
  );
}
