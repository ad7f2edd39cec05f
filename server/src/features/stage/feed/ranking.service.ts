import type { Interest } from '@kanmai/interest';
import type { RankingView } from './ranking.schema.ts';
import type { Served } from './served.ts';

/** How this process ranks: where its slots came from, how true its expectations are, and what weighs how much. */
export function describeRanking(interest: Interest, served: Pick<Served, 'slots'>): RankingView {
  const { value, signals } = interest.settings;
  const slots = [...served.slots].sort(([, a], [, b]) => b - a);
  const total = slots.reduce((sum, [, count]) => sum + count, 0);
  return {
    channels: slots.map(([channel, count]) => ({ channel, slots: count, share: count / total })),
    calibration: interest.calibration(),
    counters: Object.entries(interest.counters()).map(([name, count]) => ({ name, count })),
    values: Object.entries(value).map(([task, worth]) => ({ task, worth })),
    signals: Object.entries(signals).map(([signal, weight]) => ({ signal, weight })),
  };
}
