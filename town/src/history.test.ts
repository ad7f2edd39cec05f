import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { townHistory, type WatchedClip } from './history.ts';
import { townShops } from './shops.ts';

const clips: WatchedClip[] = townShops.flatMap((shop) =>
  shop.products.map((product) => ({
    sourceId: `${shop.slug}/${product.slug}`,
    category: shop.category,
    author: shop.slug,
    durationMs: 8_000,
  })),
);
const options = { seed: 11, people: 300, days: 30, untilMs: Date.UTC(2026, 0, 31) };

describe('the town’s history', () => {
  const events = townHistory(clips, options);

  it('is the same for the same seed', () => {
    expect(townHistory(clips, options)).toEqual(events);
    expect(townHistory(clips, { ...options, seed: 12 })).not.toEqual(events);
  });

  it('is of 300 people over 30 days, in time order, each event with an identity of its own', () => {
    expect(new Set(events.map((event) => event.person.sourceId)).size).toBeGreaterThan(290);
    expect(events.every((event, i) => i === 0 || event.at >= (events[i - 1]?.at ?? 0))).toBe(true);
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    const first = events[0]?.at ?? 0;
    expect(options.untilMs - first).toBeGreaterThan(28 * dayMs);
  });

  it('follows latent tastes: people finish more of the categories in which they bought', () => {
    const bought = new Set(
      events
        .filter((event) => event.kind === 'purchase')
        .map((event) => `${event.person.sourceId} ${categoryOf(event.clip.sourceId)}`),
    );
    const shares: { own: number[]; other: number[] } = { own: [], other: [] };
    for (const event of events) {
      if (event.kind !== 'watch') continue;
      const own = bought.has(`${event.person.sourceId} ${categoryOf(event.clip.sourceId)}`);
      (own ? shares.own : shares.other).push((event.playMs ?? 0) / (event.durationMs ?? 1));
    }
    expect(mean(shares.own)).toBeGreaterThan(mean(shares.other) * 1.3);
  });
});

describe('the town', () => {
  it('has at least 12 shops over 8 trades, 4 creators and 80 products', () => {
    expect(townShops.length).toBeGreaterThanOrEqual(12);
    expect(new Set(townShops.map((shop) => shop.trade)).size).toBeGreaterThanOrEqual(8);
    expect(townShops.flatMap((shop) => shop.products).length).toBeGreaterThanOrEqual(80);
  });
});

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const categories = new Map(clips.map((clip) => [clip.sourceId, clip.category]));
const categoryOf = (sourceId: string) => categories.get(sourceId);
