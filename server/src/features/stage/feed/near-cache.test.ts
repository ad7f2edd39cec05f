import { minuteMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import type { NearRow } from './feed.views.ts';
import { NearCache } from './near-cache.ts';

/** A cache whose loads wait until they are let through. */
function cacheOf() {
  const asked: { city: string; answer: (row: NearRow) => void; fail: (error: Error) => void }[] = [];
  const warned: unknown[] = [];
  const told: string[] = [];
  let nowMs = 0;
  const cache = new NearCache({
    load: (city) =>
      new Promise((resolve, reject) => void asked.push({ city, answer: resolve, fail: reject })),
    loaded: (city) => void told.push(city),
    nowMs: () => nowMs,
    log: { warn: (...said: unknown[]) => void warned.push(said) },
  });
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { cache, asked, told, warned, pass };
}
const row = (...authors: string[]): NearRow => ({ authors, items: [] });
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('what is near', () => {
  it('is loaded once for all who ask at first', async () => {
    const { cache, asked, told } = cacheOf();
    const both = Promise.all([cache.get('杭州'), cache.get('杭州')]);
    expect(asked.map(({ city }) => city)).toEqual(['杭州']);
    asked[0]?.answer(row('shp_1'));
    const [one, other] = await both;
    expect(one).toBe(other);
    expect(told).toEqual(['杭州']);
    expect(one?.has('shp_1', 'clp_9')).toBe(true);
    expect(one?.has('shp_2', 'clp_9')).toBe(false);
  });

  it('serves what is held while it is loaded again, and what failed stays', async () => {
    const { cache, asked, warned, pass } = cacheOf();
    const first = cache.get('杭州');
    asked[0]?.answer(row('shp_1'));
    const held = await first;
    pass(minuteMs - 1);
    expect(await cache.get('杭州')).toBe(held);
    expect(asked).toHaveLength(1);
    pass(1);
    expect(await cache.get('杭州')).toBe(held);
    expect(await cache.get('杭州')).toBe(held);
    expect(asked).toHaveLength(2);
    asked[1]?.fail(new Error('no database'));
    await settled();
    expect(warned).toHaveLength(1);
    expect(await cache.get('杭州')).toBe(held);
    asked[2]?.answer(row('shp_2'));
    await settled();
    expect((await cache.get('杭州'))?.authors).toEqual(['shp_2']);
  });

  it('is nothing where it cannot be loaded, and the next who asks tries again', async () => {
    const { cache, asked, warned } = cacheOf();
    const first = cache.get('杭州');
    asked[0]?.fail(new Error('no database'));
    expect(await first).toBeNull();
    expect(warned).toHaveLength(1);
    const second = cache.get('杭州');
    asked[1]?.answer(row('shp_1'));
    expect((await second)?.authors).toEqual(['shp_1']);
  });
});
