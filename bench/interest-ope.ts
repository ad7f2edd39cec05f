import {
  ActionShares,
  addRow,
  crossFit,
  drawnIntervals,
  type EstimatorName,
  estimatorNames,
  evaluateOffPolicy,
  type LoggedAction,
  sumCount,
  valuesOf,
} from '@kanmai/interest';
import { type Random, randomBelow, seededRandom } from '@kanmai/kernel';
import { type BanditRow, readBanditItems, readBanditLog } from './bandit-log.ts';
import { type Bench, type BenchOptions, BenchUsageError, requiredOption, wholeOption } from './bench.ts';

const level = 0.95;
const quickRows = 2_000;

/**
 * `--random`, `--target`: the logs of the policy that wrote and of the policy to be judged, with Open Bandit's columns;
 * `--items`: what is known of the items. Of the target's log the clicks are used for `truth` alone; what it showed where
 * gives its chances. `--draws` 1000, `--seed` 1, `--weightMax` none.
 */
export const interestOpe: Bench = {
  name: 'interest-ope',
  describe: 'Estimates the click rate of one policy from the log of another, and compares with what it had.',
  async run(options: BenchOptions) {
    const files = [requiredOption(options, 'random'), requiredOption(options, 'target')] as const;
    const items = await readBanditItems(requiredOption(options, 'items'));
    const [log, target] = await Promise.all(files.map((file) => readBanditLog(file, [...items.keys()])));
    const random = seededRandom(wholeOption(options, 'seed', 1));
    const draws = wholeOption(options, 'draws', options.quick === undefined ? 1_000 : 100);
    const cut = options.quick === undefined ? undefined : quickRows;
    return judge(log!.slice(0, cut), target!, items, {
      random,
      draws,
      weightMax: weightMaxOf(options),
      options,
    });
  },
};

interface Judging {
  readonly random: Random;
  readonly draws: number;
  readonly weightMax: number;
  readonly options: BenchOptions;
}

function judge(
  log: readonly BanditRow[],
  target: readonly BanditRow[],
  items: ReadonlyMap<string, readonly string[]>,
  { random, draws, weightMax, options }: Judging,
) {
  if (log.length === 0 || target.length === 0) throw new BenchUsageError('A log has no rows.');
  const model = expectations(log, items, random);
  const chances = chancesOf(target, model);
  const rows = log.map((_, at) => loggedAction(log, model, at, chances));
  const answer = evaluateOffPolicy(rows, { random, draws: 1, weightMax });
  const intervals = drawnIntervals({ level, draws }, () => {
    // Both logs are samples: what is uncertain of the target's chances widens the intervals too.
    const drawnChances = chancesOf(drawn(target, random), model);
    const sums = new Float64Array(sumCount);
    for (let n = 0; n < log.length; n++)
      addRow(sums, 0, loggedAction(log, model, randomBelow(random, log.length), drawnChances), weightMax);
    const values = valuesOf(sums);
    return estimatorNames.map((name) => values[name]);
  });
  const truth = meanClick(target);
  const [truthInterval] = drawnIntervals({ level, draws }, () => [meanClick(drawn(target, random))]);
  const figures: Record<string, number> = { truth };
  estimatorNames.forEach((name, at) => {
    const { value } = answer.estimates[name];
    const { low, high } = intervals[at]!;
    Object.assign(figures, estimateFigures(name, value, low, high, truth));
  });
  return {
    figures: {
      ...figures,
      truthLow: truthInterval!.low,
      truthHigh: truthInterval!.high,
      effectiveRows: answer.effectiveRows,
      meanWeight: answer.meanWeight,
      largestWeight: answer.largestWeight,
      modelLoss: model.loss,
      meanLoss: model.meanLoss,
    },
    peers: { loggedClickRate: meanClick(log) },
    settings: {
      ...options,
      ...{ rows: answer.rows, targetRows: target.length, clippedRows: answer.clippedRows, draws },
      ...{ level, intervals: 'percentile bootstrap over both logs', penalties: model.penalties },
    },
  };
}

function estimateFigures(name: EstimatorName, value: number, low: number, high: number, truth: number) {
  const error = { [`${name}RelativeError`]: Math.abs(value - truth) / truth };
  // Drawing rows anew says nothing of how wrong the model may be.
  if (name === 'direct') return { direct: value, ...error };
  return {
    [name]: value,
    [`${name}Low`]: low,
    [`${name}High`]: high,
    ...error,
    [`${name}Covers`]: low <= truth && truth <= high ? 1 : 0,
  };
}

interface Expectations {
  /** Every item of the catalogue and the log. */
  readonly shown: readonly string[];
  /** By row, what is expected of each of them for its person and position, by a model that did not see the row. */
  readonly ofItems: readonly Float64Array[];
  readonly penalties: readonly number[];
  readonly loss: number;
  readonly meanLoss: number;
}

function expectations(
  log: readonly BanditRow[],
  items: ReadonlyMap<string, readonly string[]>,
  random: Random,
): Expectations {
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => numbers.get(name) ?? numbers.set(name, numbers.size).size - 1;
  const featuresOf = ({ position, person, likes }: BanditRow, item: string) => [
    numberOf(`position=${position}`),
    numberOf(`item=${item}`),
    ...person.map(numberOf),
    ...(items.get(item) ?? []).map(numberOf),
    ...(likes.has(item) ? [numberOf('clicked before')] : []),
  ];
  const rows = log.map((row) => ({ features: featuresOf(row, row.item), reward: row.click }));
  const shown = [...new Set([...items.keys(), ...log.map(({ item }) => item)])];
  const asked = log.map((row) => shown.map((item) => featuresOf(row, item)));
  const fitted = crossFit(rows, numbers.size, { random });
  const ofItems = asked.map((features, at) => {
    const model = fitted.modelFor(at);
    return Float64Array.from(features, (each) => model.expect(each));
  });
  return { shown, ofItems, penalties: fitted.penalties, loss: fitted.loss, meanLoss: fitted.meanLoss };
}

function loggedAction(
  log: readonly BanditRow[],
  { shown, ofItems }: Expectations,
  at: number,
  chances: Chances,
): LoggedAction {
  const { item, position, click, propensity } = log[at]!;
  const expected = ofItems[at]!;
  const here = chances.get(position);
  const own = shown.indexOf(item);
  let expectedOfTarget = 0;
  for (let n = 0; n < expected.length; n++) expectedOfTarget += (here?.[n] ?? 0) * expected[n]!;
  return { propensity, target: here?.[own] ?? 0, reward: click, expected: expected[own]!, expectedOfTarget };
}

/** By position, the chance of each item in the order of `shown`. */
type Chances = ReadonlyMap<string, Float64Array>;

/** The chances of the target, from what it showed where. Its clicks do not come along. */
function chancesOf(target: readonly BanditRow[], { shown }: Expectations): Chances {
  const shares = new ActionShares(target.map(({ item, position }) => ({ action: item, position })));
  const positions = new Set(target.map(({ position }) => position));
  const ofPosition = (position: string) =>
    Float64Array.from(shown, (action) => shares.chance({ action, position }));
  return new Map([...positions].map((position) => [position, ofPosition(position)]));
}

const drawn = <Row>(rows: readonly Row[], random: Random): Row[] =>
  rows.map(() => rows[randomBelow(random, rows.length)]!);

const meanClick = (rows: readonly BanditRow[]): number =>
  rows.reduce((sum, { click }) => sum + click, 0) / rows.length;

function weightMaxOf({ weightMax }: BenchOptions): number {
  if (weightMax === undefined) return Number.POSITIVE_INFINITY;
  const limit = Number(weightMax);
  if (!(limit > 0)) throw new BenchUsageError('--weightMax must be a number above 0.');
  return limit;
}
