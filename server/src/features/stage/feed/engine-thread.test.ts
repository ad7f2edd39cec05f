import { afterEach, describe, expect, it } from 'vitest';
import { type Engine, EngineLost } from './engine.ts';
import { EngineHere } from './engine-here.ts';
import type { PageQuery } from './engine-page.ts';
import { EngineThread } from './engine-thread.ts';
import type { Lesson } from './feed.learning.ts';

const faults: unknown[] = [];
const running: EngineThread[] = [];
async function begin(): Promise<EngineThread> {
  const engine = new EngineThread({ error: (...said: unknown[]) => void faults.push(said) });
  running.push(engine);
  await engine.restore(null);
  return engine;
}
afterEach(async () => {
  for (const engine of running.splice(0)) await engine.close();
  faults.length = 0;
});

const atMs = Date.UTC(2026, 10, 20);
const clips: Lesson[] = Array.from({ length: 60 }, (_, i) => ({
  do: 'put' as const,
  item: {
    id: `clp_${i}`,
    author: `shp_${i % 7}`,
    category: `c${i % 5}`,
    tags: [],
    durationMs: 20_000,
    publishedMs: atMs,
    available: true,
  },
}));
const watched = (item: string, person = 'psn_1'): Lesson => ({
  do: 'learn',
  event: { kind: 'watch', person, item, atMs, playMs: 20_000, durationMs: 20_000 },
});
const query = (more: Partial<PageQuery> = {}): PageQuery => ({
  ...{ person: 'psn_1', atMs, count: 8, exclude: new Int32Array(), seed: 7 },
  ...more,
});

/** All that can be seen of an engine after the same was told and asked. */
async function storyOf(engine: Engine) {
  const told: unknown[] = [];
  await engine.tell(clips);
  told.push(await engine.page(query()));
  void engine.tell([
    watched('clp_3'),
    watched('clp_8'),
    { do: 'reset', person: 'nobody', keepsHidden: true },
  ]);
  await engine.ask('putNear', '杭州', ['shp_2'], ['clp_9']);
  told.push(await engine.page(query({ exclude: ['clp_4', 5] })));
  told.push(await engine.page(query({ exclude: Int32Array.of(1, 2), judged: [{ exploreShare: 0.3 }] })));
  const choices = { authors: new Map([['shp_1', 2]]), categories: new Map(), freshness: 1, nearness: 2 };
  told.push(await engine.page(query({ choices: { ...choices, city: '杭州' } })));
  told.push(await engine.page(query({ choices: { ...choices, city: 'nowhere' } })));
  told.push(await engine.ask('interests', ['psn_1', 'psn_2']));
  told.push(await engine.ask('feelings', 'psn_1', atMs));
  told.push(await engine.ask('explain', 'psn_1', 'clp_13', undefined));
  told.push(await engine.ask('putVectors', 'picture', 2, ['clp_1'], Float32Array.of(1, 0)));
  told.push(await engine.ask('vectors', 'picture'), await engine.ask('vectors', 'nothing'));
  await engine.ask('arrangeVectors');
  told.push(await engine.ask('audience', { items: ['clp_3'], atMs, count: 5, seed: 3 }));
  const pieces: Buffer[] = [];
  for await (const piece of engine.snapshot()) pieces.push(Buffer.from(piece));
  return { told, snapshot: Buffer.concat(pieces), settings: engine.settings };
}

describe('an engine in a thread of its own', () => {
  it('answers as one in this thread does', async () => {
    expect(await storyOf(await begin())).toEqual(await storyOf(new EngineHere()));
  });

  it('knows what was told before it was asked, without anybody waiting', async () => {
    const engine = await begin();
    void engine.tell(clips);
    const pages = await Promise.all(Array.from({ length: 30 }, () => engine.page(query())));
    expect(pages.every(({ items }) => items.length === 8)).toBe(true);
    void engine.tell([watched('clp_3')]);
    expect((await engine.page(query({ count: 60 }))).items.some(({ item }) => item === 'clp_3')).toBe(false);
  });

  it('goes on from a snapshot; from nothing where the bytes are none', async () => {
    const first = await begin();
    await first.tell([...clips, watched('clp_3')]);
    const pieces: Buffer[] = [];
    for await (const piece of first.snapshot()) pieces.push(Buffer.from(piece));
    const second = await begin();
    await second.restore(Buffer.concat(pieces));
    expect(await second.ask('interests', ['psn_1'])).toEqual(await first.ask('interests', ['psn_1']));
    await expect(second.restore(Buffer.from('no snapshot'))).rejects.toThrow();
    expect(await second.page(query())).toEqual({ items: [], isNewPerson: true, isEmpty: true });
  });

  it('says what the engine threw to who asked, and serves the others', async () => {
    const engine = await begin();
    await engine.tell(clips);
    const spoilt = query({ exclude: 7 as unknown as readonly string[] });
    const [bad, good] = await Promise.allSettled([engine.page(spoilt), engine.page(query())]);
    expect(bad.status).toBe('rejected');
    expect(good).toMatchObject({ status: 'fulfilled', value: { isEmpty: false } });
  });

  it('tells everybody who waits when its thread ends, and can be restored', async () => {
    const engine = await begin();
    await engine.tell(clips);
    await expect(engine.ask('fail' as 'counters')).rejects.toThrow();
    expect(engine.isRunning).toBe(true);
    const waiting = [engine.page(query()), engine.tell(clips), engine.ask('counters')];
    void engine.endThread();
    for (const each of await Promise.allSettled(waiting))
      expect(each).toMatchObject({ status: 'rejected', reason: expect.any(EngineLost) });
    expect(engine.isRunning).toBe(false);
    await expect(engine.ask('counters')).rejects.toThrow(EngineLost);
    await engine.restore(null);
    await engine.tell(clips);
    expect((await engine.page(query())).items).toHaveLength(8);
  });
});
