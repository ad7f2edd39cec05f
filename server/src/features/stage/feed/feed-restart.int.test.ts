import { afterEach, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageShop,
  publishClips,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { EngineThread } from './engine-thread.ts';
import type { FeedView } from './feed.schema.ts';

const started: StageServer[] = [];
const start = async (after?: StageServer, environment: Record<string, string> = {}) => {
  const stage = await stageServer({ environment, ...(after === undefined ? {} : { after }) });
  started.push(stage);
  return stage;
};
afterEach(async () => {
  // The last one owns what they all stand on.
  await started.at(-1)?.stop();
  started.length = 0;
});

const seeWhole = async (
  stage: StageServer,
  who: Awaited<ReturnType<typeof makeStagePerson>>,
  limit: number,
) => {
  const page = (await stage.send<FeedView>(who, 'GET', `/feed?limit=${limit}`)).body;
  const ids = page.items.map((item) => item.clip.id);
  const events = ids.map((clipId) => ({ kind: 'impression', clipId }));
  if (events.length > 0) await stage.send(who, 'POST', '/events', { events });
  await stage.caughtUp();
  return ids;
};

describe('the feed after a restart', () => {
  it('goes on from its snapshot and what came after it: what was seen stays seen', async () => {
    const first = await start();
    const shopId = await makeStageShop(first);
    const person = await makeStagePerson(first);
    const assetId = await makeReadyAsset(first, person.id);
    const clips = Array.from({ length: 30 }, (_, i) => ({ authorId: shopId, category: `c${i % 5}` }));
    const all = await publishClips(first, assetId, clips);
    await first.caughtUp();
    const seen = await seeWhole(first, person, 10);
    await first.halt();
    const kept = await first.db.selectFrom('interest_snapshots').selectAll().execute();
    expect(kept).toHaveLength(1);

    // Something happens while it is down.
    const late = await publishClips(first, assetId, [{ authorId: shopId, category: 'late' }]);

    const second = await start(first);
    second.know(person);
    await second.caughtUp();
    expect(second.feed.interest().interests(person.id).seen).toBe(10);
    seen.push(...(await seeWhole(second, person, 20)), ...(await seeWhole(second, person, 20)));
    expect(seen.toSorted()).toEqual([...all, ...late].toSorted());
    expect(await seeWhole(second, person, 20)).toEqual([]);
    await second.halt();
  });

  it('rebuilds itself from the log when no snapshot can be read', async () => {
    const first = await start();
    const shopId = await makeStageShop(first);
    const person = await makeStagePerson(first);
    const clips = Array.from({ length: 12 }, () => ({ authorId: shopId, category: 'tea' }));
    await publishClips(first, await makeReadyAsset(first, person.id), clips);
    await first.caughtUp();
    const seen = await seeWhole(first, person, 5);
    await first.halt();
    const [snapshot] = await first.db.selectFrom('interest_snapshots').select('blob_key').execute();
    await first.deps.blobs.put(snapshot?.blob_key as string, Buffer.from('damaged'), {
      contentType: 'text/plain',
    });
    const second = await start(first);
    second.know(person);
    await second.caughtUp();
    expect(second.feed.interest().interests(person.id).seen).toBe(5);
    const rest = await seeWhole(second, person, 20);
    expect(rest).toHaveLength(7);
    expect(rest.filter((id) => seen.includes(id))).toEqual([]);
    await second.halt();
  });

  it('goes on without its engine when its thread ends, and has another that read the log', async () => {
    const stage = await start(undefined, { KANMAI_INTEREST_THREAD: 'on' });
    const shopId = await makeStageShop(stage);
    const person = await makeStagePerson(stage);
    const assetId = await makeReadyAsset(stage, person.id);
    const clips = Array.from({ length: 30 }, (_, i) => ({ authorId: shopId, category: `c${i % 5}` }));
    const all = await publishClips(stage, assetId, clips);
    await stage.caughtUp();
    const seen = await seeWhole(stage, person, 10);
    expect(stage.degradedWhy()).toEqual([]);

    const { engine } = stage.feed;
    if (!(engine instanceof EngineThread)) throw new Error('the engine has no thread');
    await engine.endThread();
    const without = await stage.send<FeedView>(await makeStagePerson(stage), 'GET', '/feed?limit=5');
    expect(without.body.items).toHaveLength(5);
    expect(stage.degradedWhy()).toEqual(['failed']);

    // The next step of the log cannot be learnt: the reader has the engine begin anew, and reads from where that is.
    await publishClips(stage, assetId, [{ authorId: shopId, category: 'late' }]);
    await stage.caughtUp().catch(() => stage.caughtUp());
    const rest = [...(await seeWhole(stage, person, 20)), ...(await seeWhole(stage, person, 20))];
    expect(rest).toHaveLength(all.length + 1 - seen.length);
    expect(rest.filter((id) => seen.includes(id))).toEqual([]);
    expect(stage.degradedWhy()).toEqual(['failed']);
    await stage.halt();
  });
});

it('bug: pages of one person that were asked for at once showed the same clips', async () => {
  const stage = await start(undefined, { KANMAI_INTEREST_THREAD: 'on' });
  const shopId = await makeStageShop(stage);
  const person = await makeStagePerson(stage);
  const clips = Array.from({ length: 60 }, (_, i) => ({ authorId: shopId, category: `c${i % 5}` }));
  await publishClips(stage, await makeReadyAsset(stage, person.id), clips);
  await stage.caughtUp();
  const pages = await Promise.all(
    Array.from({ length: 5 }, () => stage.send<FeedView>(person, 'GET', '/feed?limit=10')),
  );
  const shown = pages.flatMap(({ body }) => body.items.map(({ clip }) => clip.id));
  expect(shown).toHaveLength(50);
  expect(new Set(shown).size).toBe(50);
  expect(stage.degradedWhy()).toEqual([]);
  await stage.halt();
});
