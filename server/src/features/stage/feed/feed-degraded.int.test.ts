import { manualClock, minuteMs, type ShopId } from '@kanmai/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageShop,
  publishClips,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { engineBudgetMs, engineRestMs } from './engine-watch.ts';
import type { FeedView } from './feed.schema.ts';

const started: StageServer[] = [];
const clock = manualClock(Date.UTC(2026, 10, 20, 12));
async function start(after?: StageServer): Promise<StageServer> {
  const stage = await stageServer({ clock, ...(after === undefined ? {} : { after }) });
  started.push(stage);
  return stage;
}
afterEach(async () => {
  await started.at(-1)?.stop();
  started.length = 0;
});

async function withClips(
  stage: StageServer,
  count = 12,
): Promise<{ person: StagePerson; shopId: ShopId; ids: string[] }> {
  const shopId = await makeStageShop(stage);
  const person = await makeStagePerson(stage);
  const clips = Array.from({ length: count }, (_, i) => ({ authorId: shopId, category: `c${i % 4}` }));
  const ids = await publishClips(stage, await makeReadyAsset(stage, person.id), clips);
  await stage.caughtUp();
  return { person, shopId, ids };
}

const feedOf = async (stage: StageServer, who: StagePerson) => {
  const { status, body } = await stage.send<FeedView>(who, 'GET', '/feed?limit=6');
  expect(status).toBe(200);
  return body.items;
};

describe('the feed without its engine', () => {
  it('shows what is trending when the engine throws, near the person first, and says why', async () => {
    const stage = await start();
    const { person } = await withClips(stage);
    const near = await makeStageShop(stage);
    await stage.db.updateTable('shops').set({ city: '福州' }).where('id', '=', near).execute();
    const old = clock.nowMs() - 20 * 24 * 60 * minuteMs;
    const [around] = await publishClips(stage, await makeReadyAsset(stage, person.id), [
      { authorId: near, category: 'tea', publishedAtMs: old },
    ]);
    const dials = { freshness: 0, nearness: 0, city: '福州' };
    expect((await stage.send(person, 'PUT', '/me/dials', dials)).status).toBe(200);
    stage.feed.interest().skeleton = () => {
      throw new Error('out of order');
    };
    const items = await feedOf(stage, person);
    expect(items).toHaveLength(6);
    expect(items[0]?.clip.id).toBe(around);
    expect(stage.degradedWhy()).toEqual(['failed']);
    const stranger = await makeStagePerson(stage);
    expect((await feedOf(stage, stranger))[0]?.clip.id).not.toBe(around);
  });

  it('leaves an engine alone that was late, and tries it again later', async () => {
    const stage = await start();
    const { person } = await withClips(stage, 40);
    const engine = stage.feed.interest();
    const whole = engine.skeleton.bind(engine);
    let asked = 0;
    let takesMs = engineBudgetMs + 1;
    engine.skeleton = (request) => {
      asked += 1;
      clock.advance(takesMs);
      return whole(request);
    };
    // The late answer is still one; the pages after it do not wait for another.
    expect(await feedOf(stage, person)).toHaveLength(6);
    expect([asked, stage.degradedWhy()]).toEqual([1, []]);
    expect(await feedOf(stage, person)).toHaveLength(6);
    expect([asked, stage.degradedWhy()]).toEqual([1, ['slow']]);
    clock.advance(engineRestMs);
    takesMs = 1;
    expect(await feedOf(stage, person)).toHaveLength(6);
    expect([asked, stage.degradedWhy()]).toEqual([2, ['slow']]);
    expect(await feedOf(stage, person)).toHaveLength(6);
    expect(asked).toBe(3);
  });

  it('starts on a snapshot that cannot be read: trending until the log was read again', async () => {
    const first = await start();
    const { person, ids } = await withClips(first);
    await first.halt();
    const { blob_key: key } = await first.db
      .selectFrom('interest_snapshots')
      .select('blob_key')
      .executeTakeFirstOrThrow();
    await first.deps.blobs.put(key, Buffer.from('not a snapshot'), {
      contentType: 'application/octet-stream',
    });
    const second = await start(first);
    second.know(person);
    await second.caughtUp();
    expect(second.feed.interest().counters().available).toBe(ids.length);
    expect(await feedOf(second, person)).toHaveLength(6);
    for (const id of ids) second.feed.interest().removeItem(id);
    expect(await feedOf(second, person)).toHaveLength(6);
    expect(second.degradedWhy()).toEqual(['empty']);
  });

  it('answers an empty page where there is nothing at all', async () => {
    const stage = await start();
    expect(await feedOf(stage, await makeStagePerson(stage))).toEqual([]);
  });
});
