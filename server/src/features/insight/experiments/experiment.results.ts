import {
  type Advice,
  type ArmSums,
  adviseOn,
  type Comparison,
  compareArms,
  meanOf,
  type SequentialOptions,
} from '@kanmai/interest';
import { dayMs } from '@kanmai/kernel';
import {
  alpha,
  baseArm,
  type ExperimentView,
  holdoutArm,
  type Metric,
  metrics,
  type ResultsView,
} from './experiment.schema.ts';
import type { LookRow } from './experiment.views.ts';

const nobody: ArmSums = { people: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };

/** What an experiment says so far. Pure: `nowMs` is when it is asked. */
export function resultsOf(
  experiment: ExperimentView,
  rows: readonly LookRow[],
  mixedPeople: number,
  nowMs: number,
): ResultsView {
  const { metric, variants, worthwhile } = experiment;
  const keys = [...variants.map(({ key }) => key), ...(experiment.holdoutPercent > 0 ? [holdoutArm] : [])];
  // Several variants have several chances to be wrong (Bonferroni).
  const options = { alpha: alpha / variants.length, worthwhile };
  const days = daysOf(experiment, nowMs);
  const byDay = Map.groupBy(rows, ({ day }) => day);
  const last = byDay.get(rows.at(-1)?.day ?? '') ?? [];
  const compared = compareAll(last, keys, [metric, ...metrics.filter((other) => other !== metric)], options);
  const own = compared.filter((each) => each.metric === metric && each.key !== holdoutArm);
  return {
    days,
    surePercent: 100 * (1 - alpha),
    mixedPeople,
    arms: [baseArm, ...keys].map((key) => armView(last, key)),
    comparisons: compared.map(({ key, metric: of, comparison }) => ({
      ...differenceView(key, comparison),
      ...{ metric: of, sureness: comparison.sureness },
    })),
    looks: [...byDay].flatMap(([day, found]) =>
      compareAll(found, keys, [metric], options).map(({ key, comparison }) => ({
        day,
        ...differenceView(key, comparison),
      })),
    ),
    advice: adviceOf(
      own.map(({ key, comparison }) => ({ key, comparison, advice: adviseOn(comparison, days, options) })),
    ),
  };
}

function daysOf({ startedAt, stoppedAt }: ExperimentView, nowMs: number): number {
  if (startedAt === null) return 0;
  const untilMs = stoppedAt === null ? nowMs : Date.parse(stoppedAt);
  return Math.max(0, untilMs - Date.parse(startedAt)) / dayMs;
}

const sumsOf = (rows: readonly LookRow[], key: string, metric: Metric): ArmSums =>
  rows.find((row) => row.arm === key && row.metric === metric) ?? nobody;

function compareAll(
  rows: readonly LookRow[],
  keys: readonly string[],
  asked: readonly Metric[],
  options: SequentialOptions,
) {
  return asked.flatMap((metric) =>
    keys.map((key) => ({
      ...{ key, metric },
      comparison: compareArms(sumsOf(rows, baseArm, metric), sumsOf(rows, key, metric), options),
    })),
  );
}

function armView(rows: readonly LookRow[], key: string) {
  return {
    key,
    people: sumsOf(rows, key, metrics[0]).people,
    means: metrics.map((metric) => ({ metric, value: finite(meanOf(sumsOf(rows, key, metric)).value) })),
  };
}

const differenceView = (key: string, { difference, low, high }: Comparison) => ({
  ...{ key, difference: finite(difference), low: finite(low), high: finite(high) },
});

function adviceOf(
  found: readonly { key: string; comparison: Comparison; advice: Advice }[],
): ResultsView['advice'] {
  const better = found.filter(({ advice }) => advice.type === 'better');
  if (better.length > 0) {
    const best = better.reduce((one, other) =>
      other.comparison.difference > one.comparison.difference ? other : one,
    );
    return { type: 'better', key: best.key, days: null };
  }
  const open = found.flatMap(({ advice }) => (advice.type === 'go-on' ? [advice.days] : []));
  if (open.length > 0) {
    const known = open.filter((days) => days !== null);
    return { type: 'go-on', key: null, days: known.length === 0 ? null : Math.min(...known) };
  }
  const isAnyEqual = found.some(({ advice }) => advice.type === 'no-difference');
  return { type: isAnyEqual ? 'no-difference' : 'worse', key: null, days: null };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
