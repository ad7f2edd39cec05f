import { newId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageProduct,
  makeStageShop,
  publishClips,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { unitOfWork } from '../../../database.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { FeedView } from './feed.schema.ts';

let stage: StageServer;
let owner: StagePerson;
let shopId: Awaited<ReturnType<typeof makeStageShop>>;

beforeAll(async () => {
  stage = await stageServer({ seed: 5 });
  owner = await makeStagePerson(stage);
  shopId = await makeStageShop(stage, 'Vine Farm');
  const assetId = await makeReadyAsset(stage, owner.id);
  for (const name of ['a', 'b', 'c', 'd']) {
    const authorId = await makeStageShop(stage, name);
    const clips = Array.from({ length: 12 }, (_, i) => ({
      authorId,
      category: 'tea',
      caption: `${name} ${i}`,
    }));
    await publishClips(stage, assetId, clips);
  }
  await stage.caughtUp();
});
afterAll(() => stage.stop());

const page = async (who: StagePerson, query = 'limit=6') => {
  const { status, body } = await stage.send<FeedView>(who, 'GET', `/feed?${query}`);
  expect(status).toBe(200);
  return body;
};

async function tell(kind: 'room-live' | 'room-ended', roomId: string): Promise<void> {
  const { deps, db } = stage;
  const event = { kind, atMs: deps.clock.nowMs(), personId: owner.id, shopId, subjectId: roomId };
  await unitOfWork(db, (tx) => appendEvents(tx, [{ ...event, data: { broadcasterId: shopId } }]));
  deps.eventsAppended();
  await stage.caughtUp();
}

async function goLive(category: string): Promise<string> {
  const { deps, db } = stage;
  const id = newId('room', deps.clock.nowMs(), deps.random);
  const at = new Date(deps.clock.nowMs());
  await db
    .insertInto('rooms')
    .values({
      ...{
        id,
        broadcaster_id: shopId,
        broadcaster_kind: 'shop',
        state: 'live',
        title: 'Tonight',
        version: 1,
      },
      ...{
        introduction: '',
        planned_at: at,
        started_at: at,
        created_by: owner.id,
        created_at: at,
        updated_at: at,
      },
    })
    .execute();
  const productId = await makeStageProduct(stage, shopId);
  await db.updateTable('products').set({ category }).where('id', '=', productId).execute();
  await db
    .insertInto('room_goods')
    .values({
      room_id: id,
      product_id: productId,
      shop_id: shopId,
      position: 1,
      added_by: owner.id,
      added_at: at,
    })
    .execute();
  await tell('room-live', id);
  return id;
}

async function end(roomId: string): Promise<void> {
  const at = new Date(stage.deps.clock.nowMs());
  await stage.db
    .updateTable('rooms')
    .set({ state: 'ended', ended_at: at, end_reason: 'host' })
    .where('id', '=', roomId)
    .execute();
  await tell('room-ended', roomId);
}

async function follow(who: StagePerson): Promise<void> {
  const followed_at = new Date(stage.deps.clock.nowMs());
  await stage.db
    .insertInto('follows')
    .values({ person_id: who.id, author_id: shopId, followed_at })
    .execute();
}

describe('rooms between clips', () => {
  it('are shown to followers, once, with the reason; and to nobody once they are over', async () => {
    const follower = await makeStagePerson(stage);
    const other = await makeStagePerson(stage);
    const second = await makeStagePerson(stage);
    for (const who of [follower, second]) await follow(who);
    expect((await page(follower)).room).toBeUndefined();
    const roomId = await goLive('pans');

    const shown = await page(follower);
    expect(shown.items).toHaveLength(6);
    expect(shown.room).toMatchObject({
      room: { id: roomId, state: 'live', title: 'Tonight', broadcaster: { id: shopId, followed: true } },
      position: 2,
      reason: { code: 'author-followed', params: { author: 'Vine Farm' } },
    });
    for (let pages = 0; pages < 3; pages++) expect((await page(follower)).room).toBeUndefined();
    expect((await page(other)).room).toBeUndefined();
    expect((await page(second, 'limit=2')).room).toBeUndefined();
    await end(roomId);
    expect((await page(second)).room).toBeUndefined();
  });

  it('are shown to whom their goods concern, but not with recommendations off', async () => {
    const lover = await makeStagePerson(stage);
    for (let pages = 0; pages < 2; pages++) {
      const { items } = await page(lover);
      const events = items.flatMap(({ clip: { id: clipId } }) => [
        { kind: 'impression', clipId },
        { kind: 'watch', clipId, playMs: 20_000 },
      ]);
      await stage.send(lover, 'POST', '/events', { events });
      await stage.caughtUp();
    }
    const roomId = await goLive('tea');
    await stage.send(lover, 'PUT', '/me/recommendations', { on: false });
    await stage.caughtUp();
    expect((await page(lover)).room).toBeUndefined();
    await stage.send(lover, 'PUT', '/me/recommendations', { on: true });
    await stage.caughtUp();
    expect((await page(lover)).room).toMatchObject({
      room: { id: roomId },
      reason: { code: 'category-liked', params: { category: 'tea' } },
    });
    await end(roomId);
  });
});
