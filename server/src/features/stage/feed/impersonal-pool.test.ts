import { describe, expect, it } from 'vitest';
import type { PoolRow } from './feed.views.ts';
import { ImpersonalPool } from './impersonal-pool.ts';

const row = (clipId: string): PoolRow => ({
  ...{ clipId, authorId: 'shp_1', category: 'tea', publishedMs: 0, near: false },
});

function poolOf(answers: (() => Promise<PoolRow[]>)[]) {
  const asked: (string | null)[] = [];
  const warned: unknown[] = [];
  let nowMs = 0;
  const pool = new ImpersonalPool({
    load(city) {
      asked.push(city);
      return answers.shift()?.() ?? Promise.resolve([]);
    },
    nowMs: () => nowMs,
    log: { warn: (...said: unknown[]) => void warned.push(said) },
  });
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { pool, asked, warned, pass };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('what may be shown to anybody', () => {
  it('is loaded once a minute for all who ask, however many, and serves while it is loaded again', async () => {
    const { pool, asked, pass } = poolOf([async () => [row('a')], async () => [row('b')]]);
    const pages = await Promise.all([pool.get(null), pool.get(null), pool.get(null)]);
    expect(pages.flat().map(({ clipId }) => clipId)).toEqual(['a', 'a', 'a']);
    expect(asked).toEqual([null]);
    pass(60_000);
    expect(await pool.get(null)).toMatchObject([{ clipId: 'a' }]);
    await settled();
    expect(await pool.get(null)).toMatchObject([{ clipId: 'b' }]);
    expect(asked).toEqual([null, null]);
  });

  it('is another for each city, and is looked for again at once while there is nothing', async () => {
    const { pool, asked } = poolOf([async () => [], async () => [row('a')], async () => [row('near')]]);
    expect(await pool.get(null)).toEqual([]);
    expect(await pool.get(null)).toMatchObject([{ clipId: 'a' }]);
    expect(await pool.get('福州')).toMatchObject([{ clipId: 'near' }]);
    expect(asked).toEqual([null, null, '福州']);
  });

  it('stays as it was when the new cannot be loaded; what was never loaded is a failure', async () => {
    const fail = () => Promise.reject(new Error('away'));
    const { pool, warned, pass } = poolOf([fail, async () => [row('a')], fail]);
    await expect(pool.get(null)).rejects.toThrow('away');
    await pool.get(null);
    pass(60_000);
    await pool.get(null);
    await settled();
    expect(await pool.get(null)).toMatchObject([{ clipId: 'a' }]);
    expect(warned).toHaveLength(1);
  });
});
