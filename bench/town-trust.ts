import { type Bench, type BenchOptions, wholeOption } from './bench.ts';
import { meanInterval } from './mean-interval.ts';
import type { Arm, ClaimsSeen } from './town-trust/arm.ts';
import { platformJudged, platformOff } from './town-trust/platform-off.ts';
import { platformOn } from './town-trust/platform-on.ts';
import { plotLoss } from './town-trust/plots.ts';
import { runMarket, type Told } from './town-trust/simulator/days.ts';
import { type Market, makeMarket, marketSize } from './town-trust/simulator/market.ts';
import { simulatorVersion } from './town-trust/simulator/version.ts';
import { type Bought, watched } from './town-trust/watched.ts';

const quickSeeds = 2;

/**
 * `--seeds`: how many markets; `--first`: the seed of the first; `--plots`: a folder for SVG plots. Each market runs three times: with the
 * engines (`On`), without (`Off`), and without but with a person looking at every complaint that a shop refuses (`Judged`): what on has
 * before that is not owed to who insists. `buyerLoss`: of what honest buyers spent, the share they lost; `wrongGoods`: the share that went for
 * goods that were not as promised, whatever was paid back, as it can be expected of the shops: what the ranking alone does; `falseGmv`: of all sales, the
 * share that shops bought from themselves; `repurchase`: of orders, the share after which the buyer came again within 30 days;
 * `cheated`: of what was spent, the share paid back to who had not been wronged; `looked`: of claims, the share that a person looked at.
 * `…Low` and `…High` hold the mean over markets with a confidence of 95 %; `…Change` is on less off and `…ChangeJudged` on less judged,
 * market by market.
 */
export const townTrust: Bench = {
  name: 'town-trust',
  describe: 'Runs markets with dishonest shops and buyers, with the engines of trust and without.',
  async run(options: BenchOptions) {
    const seeds = options.quick === undefined ? wholeOption(options, 'seeds', 20) : quickSeeds;
    const first = wholeOption(options, 'first', 1);
    const markets = Array.from({ length: seeds }, (_, n) => makeMarket(first + n));
    const on = markets.map((market) => ran(market, platformOn(market)));
    const off = markets.map((market) => ran(market, platformOff(market)));
    const judged = markets.map((market) => ran(market, platformJudged(market)));
    const lines = (told: readonly Ran[]) => told.map(({ lossByTenDays }) => lossByTenDays);
    const { plots } = options;
    if (plots !== undefined) await plotLoss(plots, { on: lines(on), judged: lines(judged), off: lines(off) });
    return {
      figures: {
        ...summary('On', on),
        ...changes('Change', on, off),
        ...changes('ChangeJudged', on, judged),
      },
      peers: { ...summary('Off', off), ...summary('Judged', judged) },
      settings: { ...options, seeds, first, simulatorVersion, ...marketSize },
    };
  },
};

type Ran = Told & { readonly claims: Readonly<ClaimsSeen>; readonly bought: Readonly<Bought> };

function ran(market: Market, arm: Arm): Ran {
  const bought: Bought = { spentMinor: 0, wrongMinor: 0 };
  return { ...runMarket(market, watched(arm, bought)), claims: arm.claims, bought };
}

const measures: Readonly<Record<string, (ran: Ran) => number>> = {
  buyerLoss: ({ lostMinor, spentMinor }) => lostMinor / spentMinor,
  wrongGoods: ({ bought }) => bought.wrongMinor / bought.spentMinor,
  falseGmv: ({ falseMinor, spentMinor }) => falseMinor / (falseMinor + spentMinor),
  repurchase: ({ repurchase }) => repurchase,
  cheated: ({ cheatedMinor, spentMinor }) => cheatedMinor / spentMinor,
  looked: ({ claims }) => claims.looked / claims.made,
};

function summary(arm: 'On' | 'Off' | 'Judged', told: readonly Ran[]): Record<string, number> {
  return named(arm, (measure) => told.map(measure));
}

function changes(name: string, on: readonly Ran[], without: readonly Ran[]): Record<string, number> {
  return named(name, (measure) => on.map((told, n) => measure(told) - measure(without[n]!)));
}

function named(end: string, valuesOf: (measure: (ran: Ran) => number) => number[]): Record<string, number> {
  return Object.assign(
    {},
    ...Object.entries(measures).map(([name, measure]) => {
      const { mean, low, high } = meanInterval(valuesOf(measure));
      return { [`${name}${end}`]: mean, [`${name}${end}Low`]: low, [`${name}${end}High`]: high };
    }),
  );
}
