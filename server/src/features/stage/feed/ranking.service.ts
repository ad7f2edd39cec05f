import type { Engine } from './engine.ts';
import type { RankingView } from './ranking.schema.ts';
import type { Served } from './served.ts';

/** How this process ranks: where its slots came from, how true its expectations are, and what weighs how much. */
export async function describeRanking(
  engine: Pick<Engine, 'settings' | 'ask'>,
  served: Pick<Served, 'slots'>,
): Promise<RankingView> {
  const { value, signals } = engine.settings;
  const counters = await engine.ask('counters');
  const slots = [...served.slots].sort(([, a], [, b]) => b - a);
  const total = slots.reduce((sum, [, count]) => sum + count, 0);
  return {
    channels: slots.map(([channel, count]) => ({ channel, slots: count, share: count / total })),
    calibration: await engine.ask('calibration'),
    counters: Object.entries(counters).map(([name, count]) => ({ name, count })),
    values: Object.entries(value).map(([task, worth]) => ({ task, worth })),
    signals: Object.entries(signals).map(([signal, weight]) => ({ signal, weight })),
  };
}
